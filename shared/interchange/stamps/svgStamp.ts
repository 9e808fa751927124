/** Stamps in SVG pictures: an element of our own in `<metadata>`, which drawing programs keep and do not draw. */
import { strFromU8, strToU8 } from 'fflate/browser';
import { ok } from '../../base/result.ts';
import { escapeMarkup, unescapeMarkup } from './markupText.ts';
import type { StampCarrier } from './stampCarrier.ts';
import { mostStamps } from './stampCarrier.ts';
import { readStampText, stampText } from './stampText.ts';

const ours = /<metadata><stamp xmlns="urn:firebreak:stamp">[^<]*<\/stamp><\/metadata>/g;

export const svgStamp: StampCarrier = {
  id: 'svg',
  claims: (bytes) => /<svg[\s>]/.test(strFromU8(bytes.subarray(0, 2048), true)),
  embed: (bytes, stamps) => {
    const svg = strFromU8(bytes).replaceAll(ours, '');
    const at = rootEnd(svg);
    const elements = stamps.map((stamp) => `<metadata><stamp xmlns="urn:firebreak:stamp">${escapeMarkup(stampText(stamp))}</stamp></metadata>`);
    return strToU8(svg.slice(0, at) + elements.join('') + svg.slice(at));
  },
  // Drawing programs write namespaces as prefixes, so the element's prefix is left open.
  read: (bytes) => {
    const found = strFromU8(bytes, true).matchAll(/<(?:[\w.-]{1,40}:)?stamp\b[^<>]{0,400}>([^<]{0,8192})</g);
    return ok([...found].flatMap(([, text = '']) => readStampText(unescapeMarkup(text)) ?? []).slice(0, mostStamps));
  },
};

/** Where the root's opening tag ends; a `>` in a quoted value does not end it. */
function rootEnd(svg: string): number {
  const tag = /<svg\b(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(svg);
  if (tag === null || tag[0].endsWith('/>')) throw new Error('Bug: not an SVG picture');
  return tag.index + tag[0].length;
}
