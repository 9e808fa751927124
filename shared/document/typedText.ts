/**
 * The arithmetic that a person typed into a cell, kept beside its value: `=1200*0.85` beside 1020.
 *
 * Owns: where the texts are kept and when they go. A row keeps its own in the field `typed`, by column; an override keeps its
 * own in its field `typed`. Does not own: working them out (`columns/arithmetic.ts`). The value is what counts: a text that no
 * longer comes to the value, because another program has changed one of them, is not shown.
 */
import { isArithmetic } from '../columns/arithmetic.ts';
import type { CellValue, Row, Term } from '../columns/define.ts';
import type { FormatContext, ParseContext } from '../columns/kind.ts';
import { editCell, parseCell } from '../columns/kinds/registry.ts';

export const typedField = 'typed';

/** What is kept of a typed text beside its value; null for a text that its value says just as well. */
export function keptText(text: string, term: Term): string | null {
  return 'limits' in term && isArithmetic(text) ? text.trim() : null;
}

/** The text typed into a row's cell, whatever scenario is in front; null when it was no arithmetic. */
export function typedTextOf(row: Row, key: string): string | null {
  const texts = textsOf(row);
  const text = texts !== undefined && Object.hasOwn(texts, key) ? texts[key] : undefined;
  return typeof text === 'string' ? text : null;
}

/** The text with which editing starts: the arithmetic while it still comes to the value, otherwise the value in full. */
export function textToEdit(value: CellValue, typed: string | null, term: Term, parse: ParseContext, format: FormatContext): string {
  return typed !== null && comesTo(typed, value, term, parse) ? typed : editCell(value, term, format);
}

export function comesTo(typed: string, value: CellValue, term: Term, parse: ParseContext): boolean {
  const read = parseCell(typed, term, parse);
  return read.ok && read.value !== null && Object.is(read.value, value);
}

/** A row's field `typed` after its cells were set: texts of overwritten cells go, new ones come; undefined when none is left. */
export function nextTexts(row: Row, texts: ReadonlyMap<string, string | null>): Readonly<Record<string, unknown>> | undefined {
  const before = textsOf(row) ?? {};
  const kept = Object.entries(before).filter(([key]) => !texts.has(key));
  const added = [...texts].filter((entry): entry is [string, string] => entry[1] !== null);
  return kept.length + added.length === 0 ? undefined : Object.fromEntries([...kept, ...added]);
}

function textsOf(row: Row): Readonly<Record<string, unknown>> | undefined {
  const field = row[typedField];
  return typeof field === 'object' && field !== null && !Array.isArray(field) ? (field as Readonly<Record<string, unknown>>) : undefined;
}
