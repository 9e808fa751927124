import type { Failure } from '../../base/result.ts';
import type { CellValue } from '../../columns/define.ts';
import { valueOf } from '../../columns/define.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import type { CellTable, TableId, Workbook } from '../document.ts';
import { columnOf, rowsOf } from '../document.ts';
import { rowById } from '../patch.ts';
import { freeName, nextIds } from '../newRows.ts';
import type { WorkbookDifference } from '../workbookDifferences.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { takenScenarioNames } from './scenarioNames.ts';
import { type CellEdit, planCells, refusedValue } from './setCells.ts';

export interface ScenariosRestoreArgs {
  readonly name: string;
  /** Cells of the workbook with the values that they had elsewhere: in an earlier version, in another file. */
  readonly cells: readonly CellEdit[];
}

/**
 * Puts values of another version into a new scenario at the end, with the id `nextIds(workbook, 'scenarios', 1)`. The base stays as it
 * is; what a scenario cannot hold (`whyNotRestored`) is refused.
 */
export const scenariosRestore: Command<ScenariosRestoreArgs> = {
  id: 'scenarios.restore',
  label: { en: 'Restore into scenario', zhHant: '還原至情境' },
  plan(workbook, { name, cells }) {
    const refused = cells.map((cell) => whyNotRestored(workbook, cell)).find((each) => each !== null);
    if (refused !== undefined) return refused;
    if (cells.length === 0) return refuse('restore.nothing');
    const [id = ''] = nextIds(workbook, 'scenarios', 1);
    const row: Scenario = { id, name: freeName(name.trim() === '' ? 'Scenario' : name.trim(), takenScenarioNames(workbook)), drivers: {}, overrides: [], failures: [] };
    const ops = planCells({ ...workbook, scenarios: [...workbook.scenarios, row] }, id, cells);
    if ('code' in ops) return ops;
    const overrides = ops.flatMap((op) => (op.op === 'cell' && op.table === 'scenarios' && op.key === 'overrides' ? (op.to as Scenario['overrides']) : []));
    return [{ op: 'insert', table: 'scenarios', index: workbook.scenarios.length, row: { ...row, overrides } }];
  },
  focus: () => ({ table: 'scenarios' }),
};

/** Why a scenario of this workbook cannot bring a cell back; null when it can. */
export function whyNotRestored(workbook: Workbook, { table, id, key, value }: CellEdit): Failure | null {
  const row = rowById(rowsOf(workbook, table), id);
  if (row === undefined) return refuse('restore.rowGone');
  const term = columnOf(workbook, table, key);
  if (term === undefined || !term.overridable) return refuse('restore.notOverridable');
  return Object.is(value ?? term.default, valueOf(row, term)) ? refuse('restore.sameAsNow') : refusedValue(workbook, table, key, value);
}

/** Why parts of another version stay out of a scenario. */
export type StayingOut = 'rows' | 'scenarios' | 'fixed' | 'refused' | 'others';

/**
 * What of the differences no scenario of this workbook can bring back, counted by why: whole rows and cells of rows that are gone,
 * other scenarios (a scenario holds drivers and failures of its own), cells that no scenario may change, values that the workbook
 * refuses, and what is no input (notes, columns, charts, reports, the name). What is as it was is not counted.
 */
export function whatStaysOut(workbook: Workbook, differences: readonly WorkbookDifference[], side: 'before' | 'after'): ReadonlyMap<StayingOut, number> {
  const counts = new Map<StayingOut, number>();
  for (const each of differences) {
    const why = whyStaysOut(workbook, each, side);
    if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return counts;
}

function whyStaysOut(workbook: Workbook, difference: WorkbookDifference, side: 'before' | 'after'): StayingOut | null {
  const { table, kind } = difference;
  if (table === 'scenarios') return 'scenarios';
  if (!isCellTable(table)) return 'others';
  if (kind !== 'changed') return 'rows';
  const cell = cellOf(difference, side);
  const code = cell === null ? 'restore.notOverridable' : whyNotRestored(workbook, cell)?.code;
  if (code === undefined || code === 'restore.sameAsNow') return null;
  return code === 'restore.rowGone' ? 'rows' : code === 'restore.notOverridable' ? 'fixed' : 'refused';
}

/** The cell that a difference is about, with its value before or after; null: it is about no cell. */
export function cellOf({ kind, table, id, key, before, after }: WorkbookDifference, side: 'before' | 'after'): CellEdit | null {
  if (kind !== 'changed' || !isCellTable(table)) return null;
  const value = (side === 'before' ? before : after) ?? null;
  return typeof value === 'object' && value !== null ? null : { table, id, key, value: value as CellValue };
}

function isCellTable(table: TableId | 'workbook'): table is CellTable {
  return table === 'market' || table === 'firms' || table === 'contracts';
}
