/** What replacing the found text makes of each cell: its new value, or why it stays. Pure: the preview shows this, a command does it. */
import type { CellValue } from '../../shared/columns/define.ts';
import type { GridCore } from './core.ts';
import type { Place } from './ranges.ts';
import { replacedText } from './search.ts';
import type { FindText } from './search.ts';
import { cellText, editText, lockedReason, readText, storedValue } from './sheet.ts';
import type { SheetColumn } from './sheet.ts';

export interface Replacement {
  readonly id: string;
  readonly column: SheetColumn;
  /** What the row is called. */
  readonly rowName: string;
  readonly before: string;
  readonly after: string;
  readonly value: CellValue;
  /** The arithmetic that the new text is, to be kept beside its value. */
  readonly typed: string | null;
}

export interface RefusedReplacement extends Omit<Replacement, 'value' | 'typed'> {
  readonly reason: string;
}

export interface ReplacementPlan {
  readonly changes: readonly Replacement[];
  readonly refused: readonly RefusedReplacement[];
}

/** The new text of a cell is read by the kind of its column, as if it had been typed. */
export function planReplacement(core: GridCore, places: readonly Place[], wanted: FindText, replacement: string): ReplacementPlan {
  const changes: Replacement[] = [];
  const refused: RefusedReplacement[] = [];
  const data = core.data();
  const [first] = core.sheet.columns;
  for (const place of places) {
    const row = core.rowAt(place.row);
    const column = core.columns()[place.column];
    if (row === null || column === undefined) continue;
    const shown = cellText(data, core.sheet, row, column);
    const stored = column.term === null ? null : storedValue(row, column.term);
    // Where only the rounded, grouped text has the letters, that is what the person sees and means.
    const full = stored === null && column.measure === null ? shown : editText(data, row, column);
    const after = replacedText(full, wanted, replacement) ?? replacedText(shown, wanted, replacement);
    const about = { id: row.id, column, rowName: first === undefined ? row.id : cellText(data, core.sheet, row, first), before: shown, after: after ?? '' };
    const locked = lockedReason(data, core.sheet, row, column);
    if (locked !== null || column.term === null) refused.push({ ...about, reason: locked ?? '' });
    else if (after !== null) {
      const read = readText(data, column.term, after);
      if (!read.ok) refused.push({ ...about, reason: read.reason });
      else if (!Object.is(read.value, stored)) changes.push({ ...about, value: read.value, typed: read.typed });
    }
  }
  return { changes, refused };
}
