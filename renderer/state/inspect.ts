/**
 * What the side panel and its dialogs are about: the cell that the person is on, and what is being looked at beside the sheets.
 * Outside the document, hence outside undo.
 */
import { computed, signal } from '@preact/signals-core';
import type { CellPlace } from '../../shared/document/commands/setCells.ts';
import { notesByCell } from '../../shared/document/notes.ts';
import { cellKey } from '../../shared/document/scenario.ts';
import type { Row, Term } from '../../shared/columns/define.ts';
import type { Note } from '../../shared/document/document.ts';
import { columnOf, rowsOf } from '../../shared/document/document.ts';
import { workbook } from './workbook.ts';

/** The cell under the cursor of the sheet in front, or the field that has the focus; its key may be that of a result column. */
export const activeCell = signal<CellPlace | null>(null);

/** Moves to a cell; the same cell again is no change. */
export function setActiveCell(place: CellPlace): void {
  const now = activeCell.peek();
  if (now === null || now.table !== place.table || now.id !== place.id || now.key !== place.key) activeCell.value = place;
}

/** What the side panel shows; null while it is closed. */
export const sidePanel = signal<'record' | 'notes' | null>(null);

/** The cell whose note is being edited. */
export const editedNote = signal<CellPlace | null>(null);

/** A contract that is being added: the parties that are settled already, null for outside; undefined leaves them open. */
export interface ContractDraft {
  readonly from?: string | null;
  readonly to?: string | null;
}
export const draftedContract = signal<ContractDraft | null>(null);

/** An input, where it stands and what describes it. */
export interface FoundInput {
  readonly place: CellPlace;
  /** As the base has it. */
  readonly row: Row;
  readonly term: Term;
}

/** The input at a place; null when the row is gone or the column is no input. Reads the workbook's signal. */
export function inputAt(place: CellPlace | null): FoundInput | null {
  if (place === null) return null;
  const term = columnOf(workbook.value, place.table, place.key);
  const row = term === undefined ? undefined : rowsOf(workbook.value, place.table).find(({ id }) => id === place.id);
  return term === undefined || row === undefined ? null : { place, row, term };
}

const noteRows = computed(() => workbook.value.notes);
const notes = computed(() => notesByCell(noteRows.value));

/** The note of a cell, if it has one. */
export function noteAt({ table, id, key }: CellPlace): Note | undefined {
  return notes.value.size === 0 ? undefined : notes.value.get(cellKey(table, id, key));
}

/** Forgets what belonged to the workbook before; the panel stays as it is. */
export function resetInspection(): void {
  activeCell.value = null;
  editedNote.value = null;
  draftedContract.value = null;
}
