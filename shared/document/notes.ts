/**
 * Notes and the inputs that they are about.
 *
 * Owns: whether a note still belongs to what its cell holds, and which inputs have no source. Does not own: changing notes
 * (`commands/notesSet.ts`, `commands/noteStamps.ts`) or their place in the file (`codec.ts`).
 */
import type { CellValue, Row, Term } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import { contractGroups, usesTerm } from '../contracts/registry.ts';
import type { CellTable, Note, Workbook } from './document.ts';
import { rowsOf, tableOf, termsOf } from './document.ts';
import { cellKey } from './scenario.ts';

/** What the cell held when the note was written: null for blank, undefined where the note does not say, as in older files. */
export function notedValue(note: Note): CellValue | undefined {
  const value: unknown = note.value;
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** Whether a note was written for another value than the row holds now. */
export function isAboutFormerValue(note: Note, row: Row, term: Term): boolean {
  const noted = notedValue(note);
  return noted !== undefined && !Object.is(noted ?? term.default, valueOf(row, term));
}

/** Whether a note says where its value comes from. */
export function hasSource(note: Note | undefined): boolean {
  return note?.source !== undefined && note.source.trim() !== '';
}

/** The notes of a workbook by the word of their cell (`cellKey`). */
export function notesByCell(notes: readonly Note[]): ReadonlyMap<string, Note> {
  return new Map(notes.toReversed().map((note) => [cellKey(tableOf(note.target), note.row, note.field), note]));
}

/** An input that was given, and what is known of where it comes from. */
export interface GivenInput {
  readonly table: CellTable;
  readonly row: Row;
  readonly term: Term;
  readonly note: Note | undefined;
}

/** Columns that say which row it is need no source. */
const identity = contractGroups[0].id;

/** The inputs of the model that were given without a source, in the order of the workbook; defaults and unused terms are none. */
export function inputsWithoutSource(workbook: Workbook): readonly GivenInput[] {
  const notes = notesByCell(workbook.notes);
  return (['market', 'firms', 'contracts'] as const).flatMap((table) => {
    const terms = termsOf(table).filter((term) => term.overridable && !(table === 'contracts' && term.group === identity));
    return rowsOf(workbook, table).flatMap((row) =>
      terms.flatMap((term): readonly GivenInput[] => {
        if (row[term.key] === undefined || row[term.key] === null) return [];
        if (table === 'contracts' && !usesTerm(String(row['type'] ?? 'loan'), term.key)) return [];
        const note = notes.size === 0 ? undefined : notes.get(cellKey(table, row.id, term.key));
        return hasSource(note) ? [] : [{ table, row, term, note }];
      }),
    );
  });
}
