/** Carries the grid's edits out as commands on the document; a refusal is told and changes nothing. */
import type { Failure, Result } from '../../shared/base/result.ts';
import { cellsClear } from '../../shared/document/commands/cellsClear.ts';
import { cellsFill } from '../../shared/document/commands/cellsFill.ts';
import { cellsPaste } from '../../shared/document/commands/cellsPaste.ts';
import { cellsReplace } from '../../shared/document/commands/cellsReplace.ts';
import { cellsResetToBase } from '../../shared/document/commands/cellsResetToBase.ts';
import { cellsSet } from '../../shared/document/commands/cellsSet.ts';
import { rowsDuplicate } from '../../shared/document/commands/rowsDuplicate.ts';
import { rowsInsert } from '../../shared/document/commands/rowsInsert.ts';
import { rowsMove } from '../../shared/document/commands/rowsMove.ts';
import { rowsRemove } from '../../shared/document/commands/rowsRemove.ts';
import { freeName, nextIds, takenNames } from '../../shared/document/newRows.ts';
import type { Patch } from '../../shared/document/patch.ts';
import { t } from '../../shared/text/messages.ts';
import { language } from '../state/settings.ts';
import { applyToBase } from '../state/edits.ts';
import { dispatch, scenarioId, workbook } from '../state/workbook.ts';
import type { CellEdit, NewRow, SheetEdits } from './edits.ts';

export interface CommandEditPorts {
  readonly table: 'firms' | 'contracts';
  readonly onRefused: (failure: Failure) => void;
  /** Asks before rows are removed. */
  readonly confirmRemoval: (ids: readonly string[], remove: () => void) => void;
}

export function createCommandEdits({ table, onRefused, confirmRemoval }: CommandEditPorts): SheetEdits {
  const done = (outcome: Result<Patch>): boolean => {
    if (!outcome.ok) onRefused(outcome.error);
    return outcome.ok;
  };
  const located = <Cell extends { readonly id: string; readonly key: string }>(cells: readonly Cell[]): (Cell & { readonly table: typeof table })[] =>
    cells.map((cell) => ({ ...cell, table }));
  return {
    setCells: (cells: readonly CellEdit[]) => void done(dispatch(cellsSet, { scenarioId: scenarioId.peek(), cells: located(cells) })),
    fill: (cells) => void done(dispatch(cellsFill, { scenarioId: scenarioId.peek(), cells: located(cells) })),
    clearCells: (cells) => void done(dispatch(cellsClear, { scenarioId: scenarioId.peek(), cells: located(cells) })),
    resetCells: (cells) => void done(dispatch(cellsResetToBase, { scenarioId: scenarioId.peek(), cells: located(cells) })),
    applyToBase: (cells) => applyToBase(located(cells)),
    replaceCells: (cells) => void done(dispatch(cellsReplace, { scenarioId: scenarioId.peek(), cells: located(cells) })),
    paste: (cells, added) => {
      const newRows = added.length === 0 ? {} : { newRows: { table, rows: table === 'firms' ? named(added) : added } };
      done(dispatch(cellsPaste, { scenarioId: scenarioId.peek(), cells: located(cells), ...newRows }));
    },
    addRow: (after) => {
      const rows = workbook.peek()[table];
      const place = after === null ? -1 : rows.findIndex((row) => row.id === after);
      const [id] = nextIds(workbook.peek(), table, 1);
      const index = place < 0 ? rows.length : place + 1;
      const isDone = done(dispatch(rowsInsert, { table, index, rows: table === 'firms' ? named([{}]) : [contractLike(place)] }));
      return isDone ? (id ?? null) : null;
    },
    duplicate: (ids) => {
      const copies = nextIds(workbook.peek(), table, ids.length);
      return ids.length > 0 && done(dispatch(rowsDuplicate, { table, ids })) ? copies : [];
    },
    remove: (ids) => {
      if (ids.length > 0) confirmRemoval(ids, () => void done(dispatch(rowsRemove, { table, ids, confirmed: true })));
    },
    move: (ids, index) => void done(dispatch(rowsMove, { table, ids, index })),
  };
}

/** A firm without a name would be a problem at once. */
function named(rows: readonly NewRow[]): readonly NewRow[] {
  const taken = takenNames(workbook.peek().firms);
  return rows.map((row) => (typeof row['name'] === 'string' && row['name'] !== '' ? row : { ...row, name: freeName(t(language.peek(), 'grid.newFirm'), taken) }));
}

/** A contract without a party would be refused by the engine; it starts with those of the row above it. */
function contractLike(place: number): NewRow {
  const { contracts, firms } = workbook.peek();
  const above = contracts[place] ?? contracts.at(-1);
  if (above === undefined) return { type: 'loan', to: firms[0]?.id ?? null };
  return { type: above.type ?? null, from: above.from ?? null, to: above.to ?? null };
}
