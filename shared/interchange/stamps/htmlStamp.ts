/** Stamps in HTML pages: `<meta>` elements in the head. */
import { strFromU8, strToU8 } from 'fflate/browser';
import { ok } from '../../base/result.ts';
import { escapeMarkup, unescapeMarkup } from './markupText.ts';
import type { StampCarrier } from './stampCarrier.ts';
import { mostStamps } from './stampCarrier.ts';
import { readStampText, stampText } from './stampText.ts';

const ours = /<meta name="firebreak-stamp" content="[^"]*">\n?/g;

export const htmlStamp: StampCarrier = {
  id: 'html',
  claims: (bytes) => /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)/i.test(strFromU8(bytes.subarray(0, 1024), true)),
  embed: (bytes, stamps) => {
    const page = strFromU8(bytes).replaceAll(ours, '');
    const at = page.indexOf('</head>');
    if (at < 0) throw new Error('Bug: a page without head');
    return strToU8(page.slice(0, at) + stamps.map((stamp) => `<meta name="firebreak-stamp" content="${escapeMarkup(stampText(stamp))}">\n`).join('') + page.slice(at));
  },
  read: (bytes) => {
    const page = strFromU8(bytes, true);
    const head = page.slice(0, Math.max(0, page.search(/<\/head>/i)));
    const found = head.matchAll(/<meta\s{1,9}name="firebreak-stamp"\s{1,9}content="([^"]{0,8192})"/gi);
    return ok([...found].flatMap(([, text = '']) => readStampText(unescapeMarkup(text)) ?? []).slice(0, mostStamps));
  },
};
