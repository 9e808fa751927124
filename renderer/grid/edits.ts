/** What a grid asks for when somebody edits in it. The host carries it out with commands; each call is one step of undo. */
import type { CellValue } from '../../shared/columns/define.ts';

export interface CellEdit {
  readonly id: string;
  readonly key: string;
  readonly value: CellValue;
  /** The arithmetic that was typed, to be kept beside the value. */
  readonly typed?: string | null;
}

/** The cells of a row that is to be added. */
export type NewRow = Readonly<Record<string, CellValue>>;

export interface SheetEdits {
  /** Sets cells in the scenario in front; in a scenario other than Base this writes overrides. */
  setCells(cells: readonly CellEdit[]): void;
  /** Makes cells blank; in a scenario by an override that says so. */
  clearCells(cells: readonly { readonly id: string; readonly key: string }[]): void;
  /** Takes the scenario's overrides out again. */
  resetCells(cells: readonly { readonly id: string; readonly key: string }[]): void;
  /** Writes the scenario's overrides of cells into the base, and says which other scenarios keep their own values. */
  applyToBase(cells: readonly { readonly id: string; readonly key: string }[]): void;
  /** Sets the cells in which a text was replaced. */
  replaceCells(cells: readonly CellEdit[]): void;
  /** As `setCells`, for cells that are filled from others. */
  fill(cells: readonly CellEdit[]): void;
  /** A pasted block: cells of rows that are there, and rows to be added at the end. */
  paste(cells: readonly CellEdit[], added: readonly NewRow[]): void;
  /** @returns the id of the new row, or null when it was refused */
  addRow(after: string | null): string | null;
  duplicate(ids: readonly string[]): readonly string[];
  /** Asks first when other rows depend on these. */
  remove(ids: readonly string[]): void;
  /** Moves rows before the row at this index of the document; its length moves them to the end. */
  move(ids: readonly string[], index: number): void;
}
