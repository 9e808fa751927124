/**
 * Steps taken from the change log so that they can be made again on another workbook.
 *
 * Owns: what a recorded step is and how it is taken from a patch. A cell is named as people name it: its firm by name, its contract by
 * type and parties, its scenario by name, its column by key; never by id or position, which mean something else in another workbook.
 * Recorded are cells, in the base and as overrides; other steps (rows, columns, paths of shocks) cannot be and are told apart.
 */
import type { Row } from '../columns/define.ts';
import { baseScenario, type Override, type Scenario } from '../drivers/scenario.ts';
import type { CellTable, Workbook } from './document.ts';
import { columnOf, rowsOf, scenarioById, tableOf } from './document.ts';
import type { CellOp, Op, Patch } from './patch.ts';
import { rowById } from './patch.ts';
import { overrideKey } from './scenario.ts';
import { typedField } from './typedText.ts';

/** Of a firm reference: the firm's name. */
export type StepValue = string | number | boolean | null;

export interface ContractParties {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

export interface StepCell {
  /** Name of the scenario whose override it is; absent for the base. */
  readonly scenario?: string;
  readonly table: CellTable;
  readonly firm?: string;
  readonly contract?: ContractParties;
  readonly column: string;
  /** Before and after; null is blank, absent is a scenario that says nothing about the cell. */
  readonly from?: StepValue;
  readonly to?: StepValue;
}

export interface RecordedStep {
  /** Id of the command that made it. */
  readonly did: string;
  readonly at: string;
  readonly by: string;
  readonly cells: readonly StepCell[];
}

/** @param workbook  as it was before the patch: names are those of then  @returns the cells that the patch sets; null where it does something else as well */
export function recordedCells(workbook: Workbook, patch: Patch): readonly StepCell[] | null {
  const cells = patch.map((op) => cellsOf(workbook, op));
  if (cells.some((each) => each === null)) return null;
  const all = cells.flatMap((each) => each ?? []);
  return all.length === 0 ? null : all;
}

/** Notes are stamped anew, and arithmetic is kept by its value alone. */
function cellsOf(workbook: Workbook, op: Op): readonly StepCell[] | null {
  if (op.op !== 'cell') return null;
  if (op.table === 'notes' || op.key === typedField) return [];
  if (op.table === 'scenarios') return op.key === 'overrides' ? overrideCells(workbook, op) : null;
  if (op.table !== 'market' && op.table !== 'firms' && op.table !== 'contracts') return null;
  const place = placeOf(workbook, op.table, op.id, op.key);
  return place === null ? null : [{ ...place, from: recordedValue(workbook, op.table, op.key, op.from), to: recordedValue(workbook, op.table, op.key, op.to) }];
}

function overrideCells(workbook: Workbook, op: CellOp): readonly StepCell[] | null {
  const scenario = scenarioById(workbook, op.id);
  if (scenario === undefined || scenario.id === baseScenario.id) return null;
  const [before, after] = [op.from, op.to].map((list) => new Map((list as Scenario['overrides']).map((each) => [overrideKey(each), each])));
  const cells = [...new Set([...(before ?? []), ...(after ?? [])].map(([key]) => key))].flatMap((key): (StepCell | null)[] => {
    const [from, to] = [before?.get(key), after?.get(key)];
    const known = to ?? from;
    if (known === undefined || from === to) return [];
    if (from?.scale !== undefined || to?.scale !== undefined) return [null];
    const table = tableOf(known.target);
    const place = placeOf(workbook, table, known.id ?? 'market', known.field);
    const said = (override: Override | undefined, name: 'from' | 'to') => (override === undefined ? {} : { [name]: recordedValue(workbook, table, known.field, override.value) });
    return [place === null ? null : { scenario: scenario.name, ...place, ...said(from, 'from'), ...said(to, 'to') }];
  });
  return cells.some((each) => each === null) ? null : cells.filter((each) => each !== null);
}

function placeOf(workbook: Workbook, table: CellTable, id: string, column: string): StepCell | null {
  if (columnOf(workbook, table, column) === undefined) return null;
  if (table === 'market') return { table, column };
  const row = rowById<Row>(rowsOf(workbook, table), id);
  if (row === undefined) return null;
  if (table === 'firms') return { table, firm: String(row['name'] ?? id), column };
  return { table, contract: partiesOf(workbook, row), column };
}

/** A contract as people tell it from others. */
export function partiesOf(workbook: Workbook, row: Row): ContractParties {
  const name = (id: unknown): string => (typeof id === 'string' ? (firmNameOf(workbook, id) ?? id) : '');
  return { type: String(row['type'] ?? ''), from: name(row['from']), to: name(row['to']) };
}

function firmNameOf(workbook: Workbook, id: string): string | undefined {
  const row = rowById<Row>(rowsOf(workbook, 'firms'), id);
  return row === undefined ? undefined : String(row['name'] ?? id);
}

/** A value as a step holds it. */
export function recordedValue(workbook: Workbook, table: CellTable, key: string, value: unknown): StepValue {
  if (typeof value === 'string' && columnOf(workbook, table, key)?.kind === 'firm') return firmNameOf(workbook, value) ?? value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
