/**
 * Parses a large JSON object a piece at a time: the lists that are properties of it are cut out and parsed a few hundred rows at a
 * time. Whatever is no JSON as a whole is none in pieces either, and what is comes out the same.
 */
import type { Json } from '../base/json.ts';
import type { FileSteps } from './fileSteps.ts';

/** Where a list that is a property of the file itself stands in the text, and the commas between its items. */
export interface FoundList {
  /** Behind its opening bracket. */
  readonly from: number;
  /** Commas between two items, a few hundred kilobytes from one another. */
  readonly cuts: number[];
  /** Its closing bracket; the end of the text for a list without one. */
  to: number;
}

export interface JsonPieces {
  /** The text with each list replaced by one that holds its number. */
  readonly skeleton: string;
  readonly lists: readonly FoundList[];
}

/** @returns null where the text has no such lists */
export function jsonPieces(text: string, lists: readonly FoundList[]): JsonPieces | null {
  if (lists.length === 0) return null;
  let skeleton = '';
  let from = 0;
  for (const [index, list] of lists.entries()) {
    skeleton += text.slice(from, list.from) + String(index);
    from = list.to;
  }
  return { skeleton: skeleton + text.slice(from), lists };
}

/** @throws SyntaxError where the text is no JSON */
export function* parsePieces(text: string, { skeleton, lists }: JsonPieces): FileSteps<Json> {
  const whole = JSON.parse(skeleton) as { [key: string]: Json };
  const parsed: (readonly Json[])[] = [];
  for (const list of lists) {
    const items: Json[] = [];
    const ends = [...list.cuts, list.to];
    let from = list.from;
    for (const to of ends) {
      const piece = text.slice(from, to);
      // An item may only be missing in a list that has none: `[1,]` is no JSON although `[]` is.
      if (ends.length > 1 && isBlank(piece)) throw new SyntaxError('An item is missing');
      for (const item of JSON.parse(`[${piece}]`) as Json[]) items.push(item);
      from = to + 1;
      yield { kind: 'pause', done: to, total: text.length };
    }
    parsed.push(items);
  }
  for (const key of Object.keys(whole)) {
    const value = whole[key];
    // Every list of the skeleton is one that was cut out. Not an assignment: that would set the prototype for a key named __proto__.
    if (Array.isArray(value)) Object.defineProperty(whole, key, { value: parsed[value[0] as number], enumerable: true, configurable: true, writable: true });
  }
  return whole;
}

function isBlank(piece: string): boolean {
  return !/[^ \t\n\r]/.test(piece);
}
