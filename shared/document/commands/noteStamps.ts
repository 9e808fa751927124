/** What a note is about stays known when its cell changes; commands that change cells of the base share it. */
import type { CellValue } from '../../columns/define.ts';
import type { CellTable, Workbook } from '../document.ts';
import { tableOf } from '../document.ts';
import type { Op } from '../patch.ts';
import { cellKey } from '../scenario.ts';

/** A cell of the base that is about to change. */
export interface ChangedCell {
  readonly table: CellTable;
  readonly id: string;
  readonly key: string;
  readonly before: CellValue;
}

/** Notes that do not say which value they are about, as those of older files, get the value before it goes. */
export function noteStamps(workbook: Workbook, changed: readonly ChangedCell[]): readonly Op[] {
  const open = workbook.notes.filter(({ value }) => value === undefined);
  if (open.length === 0) return [];
  const byCell = new Map(open.map((note) => [cellKey(tableOf(note.target), note.row, note.field), note]));
  return changed.flatMap(({ table, id, key, before }): readonly Op[] => {
    const note = byCell.get(cellKey(table, id, key));
    return note === undefined ? [] : [{ op: 'cell', table: 'notes', id: note.id, key: 'value', from: undefined, to: before }];
  });
}
