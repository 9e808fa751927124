/**
 * Stamps in PDF files: entries of the document information dictionary (ISO 32000-1, 14.3.3), added by an incremental update
 * (7.5.6), so that not a byte of what the browser printed is touched.
 */
import { strFromU8, strToU8 } from 'fflate/browser';
import { ok } from '../../base/result.ts';
import type { Stamp } from '../stamp.ts';
import type { StampCarrier } from './stampCarrier.ts';
import { mostStamps } from './stampCarrier.ts';
import { readStampText, stampText } from './stampText.ts';

const ours = /\/FirebreakStamp\d{1,4} ?\(((?:[^()\\]|\\[()\\]){0,8192})\)/g;

export const pdfStamp: StampCarrier = {
  id: 'pdf',
  claims: (bytes) => strFromU8(bytes.subarray(0, 5), true) === '%PDF-',
  embed: (bytes, stamps) => {
    const file = strFromU8(bytes, true);
    const update = withStamps(file, stamps);
    const out = new Uint8Array(bytes.length + update.length);
    out.set(bytes, 0);
    out.set(strToU8(update, true), bytes.length);
    return out;
  },
  // The last update counts: what it replaced still stands in the file.
  read: (bytes) => {
    const file = strFromU8(bytes, true);
    const last = file.lastIndexOf('/FirebreakStamp1 ');
    if (last < 0) return ok([]);
    const object = file.slice(last, last + mostStamps * 8192);
    const end = object.indexOf('endobj');
    const found = object.slice(0, end < 0 ? undefined : end).matchAll(ours);
    return ok([...found].flatMap(([, text = '']) => readStampText(text.replace(/\\([()\\])/g, '$1')) ?? []).slice(0, mostStamps));
  },
};

/** The bytes to append: the information anew with the stamps, its place, and a trailer that leads back to the last one. */
function withStamps(file: string, stamps: readonly Stamp[]): string {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.slice(-1024))?.[1];
  const table = Number(previous);
  // Chromium writes a plain table of places; compressed ones would need an update in their own form.
  if (previous === undefined || !file.startsWith('xref', table)) throw new Error('Bug: a PDF without a plain cross-reference table');
  const trailer = dictionaryAt(file, file.indexOf('trailer', table));
  const size = Number(/\/Size\s+(\d+)/.exec(trailer)?.[1]);
  const [, id = '', generation = '0'] = /\/Info\s+(\d+)\s+(\d+)\s+R/.exec(trailer) ?? [];
  const number = id === '' ? size : Number(id);
  const known = id === '' ? '' : dictionaryAt(file, placeOf(file, table, number)).replaceAll(ours, '');
  const entries = stamps.map((stamp, index) => `/FirebreakStamp${index + 1} (${stampText(stamp).replace(/[()\\]/g, '\\$&')})`);
  const start = file.endsWith('\n') ? '' : '\n';
  const information = `${start}${number} ${generation} obj\n<<${known}\n${entries.join('\n')}>>\nendobj\n`;
  const place = String(file.length + start.length).padStart(10, '0');
  const kept = trailer.replace(/\/Prev\s+\d+|\/Size\s+\d+/g, '').replace(/\/Info\s+\d+\s+\d+\s+R/, '');
  return `${information}xref\n${number} 1\n${place} ${generation.padStart(5, '0')} n \ntrailer\n<<${kept}/Size ${Math.max(size, number + 1)}/Info ${number} ${generation} R/Prev ${previous}>>\nstartxref\n${file.length + information.length}\n%%EOF\n`;
}

/** Where an object begins by the tables of places, the latest first. */
function placeOf(file: string, table: number, number: number): number {
  for (let at = table, visits = 0; visits < 100; visits += 1) {
    const end = file.indexOf('trailer', at);
    const lines = file.slice(at, end).split(/\r\n|\r|\n/).slice(1);
    for (let line = 0; line < lines.length; ) {
      const [first = Number.NaN, count = Number.NaN] = (lines[line] ?? '').trim().split(/\s+/).map(Number);
      if (number >= first && number < first + count) return Number((lines[line + 1 + number - first] ?? '').slice(0, 10));
      line += Number.isInteger(count) ? count + 1 : 1;
    }
    const earlier = /\/Prev\s+(\d+)/.exec(dictionaryAt(file, end))?.[1];
    if (earlier === undefined) break;
    at = Number(earlier);
  }
  throw new Error('Bug: a PDF whose information cannot be found');
}

/** The entries of the first dictionary from a place on, without its brackets; brackets in texts do not count. */
function dictionaryAt(file: string, from: number): string {
  const start = file.indexOf('<<', from) + 2;
  let depth = 1;
  for (let at = start; at < file.length; at += 1) {
    const sign = file[at];
    if (sign === '(') at = stringEnd(file, at);
    else if (sign === '<' && file[at + 1] === '<') {
      depth += 1;
      at += 1;
    } else if (sign === '>' && file[at + 1] === '>') {
      depth -= 1;
      if (depth === 0) return file.slice(start, at);
      at += 1;
    }
  }
  throw new Error('Bug: a PDF with a dictionary that does not end');
}

/** Where a text in round brackets ends; those inside it come in pairs or behind a backslash. */
function stringEnd(file: string, from: number): number {
  let depth = 0;
  for (let at = from; at < file.length; at += 1) {
    const sign = file[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return file.length;
}
