/** Finding rows in a text that was a workbook file: line by line in our own layout, bracket by bracket in any other. */
import type { Json } from '../base/json.ts';
import { fileLimits, parseBounded } from './boundedJson.ts';
import { type FileSteps, rowsAtOnce } from './fileSteps.ts';

/** Something that stands by itself in a file. */
export interface FoundPart {
  /** The table of which it is a row, or null. */
  readonly table: string | null;
  /** Name of a part that is no row. */
  readonly key: string;
  /** undefined where it cannot be read. */
  readonly value: Json | undefined;
  readonly place: string;
  /** As it stands in the file. */
  readonly text: string;
}

/** Tables that every file of ours has, in their order: one whose heading is damaged is known by where it stands. */
const alwaysThere = ['firms', 'contracts', 'scenarios', 'notes'];
/** A text with more lines of no sense is no workbook. */
export const mostLost = 10_000;
const lineFeed = 10;
const heading = /^"([A-Za-z]+)": \[$/;
const property = /^"((?:[^"\\]|\\.)*)": (.*[^,]),?$/;
const frame: ReadonlySet<string> = new Set(['{', '}', '],', ']', '']);

/** Our own layout has a row a line, so that damage in one leaves the others. */
export function* linesOf(text: string): FileSteps<readonly FoundPart[]> {
  const found: FoundPart[] = [];
  const counts = new Map<string, number>();
  let table: string | null = null;
  let following = 0;
  const open = (name: string): void => {
    table = name;
    if (alwaysThere.includes(name)) following = alwaysThere.indexOf(name) + 1;
  };
  let lost = 0;
  let number = 0;
  for (let start = 0; start <= text.length && lost <= mostLost; number += 1) {
    while (text.charCodeAt(start) === lineFeed) {
      start += 1;
      number += 1;
    }
    const end = text.indexOf('\n', start);
    const bare = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
    start = end < 0 ? text.length + 1 : end + 1;
    const opened = heading.exec(bare)?.[1];
    if (opened !== undefined) open(opened);
    else if (frame.has(bare)) table = bare.startsWith(']') ? null : table;
    else if (bare.startsWith('{"') && (table !== null || alwaysThere[following] !== undefined)) {
      if (table === null) open(alwaysThere[following]!);
      const name: string = table ?? '';
      const place = counts.get(name) ?? 0;
      counts.set(name, place + 1);
      found.push({ table: name, key: '', value: readable(bare.replace(/,$/, '')), place: `${name}[${place}]`, text: bare });
    } else found.push(otherLine(bare, number + 1, table));
    if (found.length > 0 && found.at(-1)?.value === undefined) lost += 1;
    if (number % rowsAtOnce === 0) yield { kind: 'pause', done: start, total: text.length };
  }
  return lost > mostLost ? [] : found;
}

function otherLine(line: string, number: number, table: string | null): FoundPart {
  const [, key, text] = table === null ? (property.exec(line) ?? []) : [];
  const value = text === undefined ? undefined : readable(text);
  return { table: null, key: key ?? '', value, place: value === undefined ? `line ${number}` : (key ?? ''), text: line };
}

/** Any layout: the whole objects of each table, up to the first that has no end. */
export function* scannedRows(text: string, tables: readonly string[]): FileSteps<readonly FoundPart[]> {
  const found: FoundPart[] = [];
  for (const table of tables) {
    const start = new RegExp(`"${table}"\\s*:\\s*\\[`).exec(text);
    if (start === null) continue;
    let at = start.index + start[0].length;
    for (let row = 0; row < fileLimits.rows; row += 1) {
      while (at < text.length && ' \t\r\n,'.includes(text[at]!)) at += 1;
      if (text[at] !== '{') break;
      const end = endOfObject(text, at);
      const part = text.slice(at, end ?? at + 300);
      found.push({ table, key: '', value: end === null ? undefined : readable(part), place: `${table}[${row}]`, text: part });
      if (end === null) break;
      at = end;
      if (row % rowsAtOnce === 0) yield { kind: 'pause', done: at, total: text.length };
    }
  }
  return found;
}

/** Behind the bracket that closes the object at `from`; null when nothing does. */
function endOfObject(text: string, from: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\' && quoted) at += 1;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** A replacement character stands where bytes were no text: such a part is not sound. */
function readable(text: string): Json | undefined {
  if (text.includes('\uFFFD')) return undefined;
  const parsed = parseBounded(text);
  return parsed.ok ? parsed.value : undefined;
}
