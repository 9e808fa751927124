/**
 * Setting cells, in the base or in a scenario.
 *
 * Owns: which operations a list of cell values means. The commands that set, clear, paste and reset cells share it.
 * In a scenario only the sparse overrides change, never a row; columns that no scenario may override are set in the base.
 */
import { assert } from '../../base/assert.ts';
import type { Failure } from '../../base/result.ts';
import type { CellValue, Row, Term } from '../../columns/define.ts';
import { valueOf } from '../../columns/define.ts';
import { kinds } from '../../columns/kinds/registry.ts';
import type { Override, Scenario } from '../../drivers/scenario.ts';
import { baseScenarioId } from '../../drivers/scenario.ts';
import type { CellTable, Workbook } from '../document.ts';
import { columnOf, rowsOf, scenarioById, targetOf } from '../document.ts';
import type { Focus } from '../history.ts';
import type { Op } from '../patch.ts';
import { rowById, sameValue } from '../patch.ts';
import { effectiveScenario, parentOf } from '../inheritance.ts';
import { cellKey, overriddenCells, overriddenValue, overrideKey } from '../scenario.ts';
import { nextTexts, typedField } from '../typedText.ts';
import { refuse } from './command.ts';
import type { ChangedCell } from './noteStamps.ts';
import { noteStamps } from './noteStamps.ts';
import { isLocked } from './storedScenario.ts';

/** One cell; the market's id is `market`. */
export interface CellPlace {
  readonly table: CellTable;
  readonly id: string;
  readonly key: string;
}

/** A cell and what it is to hold; null is blank. */
export interface CellEdit extends CellPlace {
  readonly value: CellValue;
  /** The arithmetic that was typed and came to the value; kept beside it until the cell is set again. */
  readonly typed?: string | null;
}

interface CheckedEdit {
  readonly edit: CellEdit;
  readonly row: Row;
  readonly term: Term;
}

/** The operations that set cells, or why they cannot be set; the last of several values for one cell counts. */
export function planCells(workbook: Workbook, scenarioId: string, edits: readonly CellEdit[]): readonly Op[] | Failure {
  const scenario = scenarioById(workbook, scenarioId);
  if (scenario === undefined) return refuse('scenarios.gone');
  const checked = checkEdits(workbook, edits);
  if ('code' in checked) return checked;
  const isOverride = ({ term }: CheckedEdit) => scenario.id !== baseScenarioId && term.overridable;
  const inBase = checked.filter((each) => !isOverride(each));
  const inScenario = checked.filter(isOverride);
  if (inScenario.length > 0 && isLocked(scenario)) return refuse('scenarios.locked', { name: scenario.name });
  const inherited = inheritedCells(workbook, scenario);
  return [...inBase.flatMap(baseOps), ...typedOps(inBase), ...noteStamps(workbook, changedCells(inBase)), ...overrideOps(scenario, inScenario, inherited)];
}

function checkEdits(workbook: Workbook, edits: readonly CellEdit[]): readonly CheckedEdit[] | Failure {
  const checked = new Map<Row, Map<string, CheckedEdit>>();
  for (const edit of edits) {
    const { table, id, key, value } = edit;
    const row = rowById<Row>(rowsOf(workbook, table), id);
    if (row === undefined) return refuse('rows.gone');
    const refused = refusedValue(workbook, table, key, value);
    if (refused !== null) return refused;
    const term = columnOf(workbook, table, key);
    assert(term !== undefined, 'a column that was just checked exists');
    const ofRow = checked.get(row) ?? new Map<string, CheckedEdit>();
    checked.set(row, ofRow);
    ofRow.set(key, { edit, row, term });
  }
  return [...checked.values()].flatMap((ofRow) => [...ofRow.values()]);
}

/** Why a column may not hold a value; null when it may. */
export function refusedValue(workbook: Workbook, table: CellTable, key: string, value: CellValue): Failure | null {
  const term = columnOf(workbook, table, key);
  if (term === undefined) return refuse('cells.unknownColumn', { column: key });
  return kinds[term.kind].validate(value, term);
}

function baseOps({ edit, row }: CheckedEdit): readonly Op[] {
  const from = Object.hasOwn(row, edit.key) ? row[edit.key] : undefined;
  // Rows stay sparse: a blank cell is an absent field, unless the file wrote its null out.
  if (edit.value === null && (from === undefined || from === null)) return [];
  const to = edit.value ?? undefined;
  return Object.is(from, to) ? [] : [{ op: 'cell', table: edit.table, id: edit.id, key: edit.key, from, to }];
}

function changedCells(edits: readonly CheckedEdit[]): readonly ChangedCell[] {
  return edits.flatMap((each) => baseOps(each).map(() => ({ ...each.edit, before: (each.row[each.edit.key] ?? null) as CellValue })));
}

/** Keeps the arithmetic that was typed and forgets that of cells that are overwritten: one operation a row that has any. */
function typedOps(edits: readonly CheckedEdit[]): readonly Op[] {
  const rows = new Map<Row, { readonly edit: CellEdit; readonly texts: Map<string, string | null> }>();
  for (const { edit, row } of edits) {
    if (edit.typed == null && row[typedField] === undefined) continue;
    const known = rows.get(row) ?? { edit, texts: new Map<string, string | null>() };
    rows.set(row, known);
    known.texts.set(edit.key, edit.value === null ? null : (edit.typed ?? null));
  }
  return [...rows].flatMap(([row, { edit, texts }]): readonly Op[] => {
    const from = row[typedField];
    const to = nextTexts(row, texts);
    return sameValue(from, to) ? [] : [{ op: 'cell', table: edit.table, id: edit.id, key: typedField, from, to }];
  });
}

/** Overrides of a scenario's parents by `cellKey`: what its cells hold without it. */
function inheritedCells(workbook: Workbook, scenario: Scenario): ReadonlyMap<string, Override> {
  const parent = parentOf(workbook.scenarios, scenario);
  return parent === null ? new Map() : overriddenCells(effectiveScenario(workbook.scenarios, parent));
}

/** One operation on the list of overrides. Setting what the parents or the base hold anyway removes the override. */
function overrideOps(scenario: Scenario, edits: readonly CheckedEdit[], inherited: ReadonlyMap<string, Override>): readonly Op[] {
  const next = new Map<string, Override | null>(edits.map((each) => {
    const cell = cellKey(each.edit.table, each.edit.id, each.edit.key);
    return [cell, overrideFor(each, inherited.get(cell))];
  }));
  return replaceOverrides(scenario, next);
}

function overrideFor({ edit, row, term }: CheckedEdit, inherited: Override | undefined): Override | null {
  const { table, id, key, value } = edit;
  const without = inherited === undefined ? valueOf(row, term) : (overriddenValue(row, term, inherited) ?? term.default);
  if (Object.is(value ?? term.default, without)) return null;
  const typed = edit.typed == null || value === null ? {} : { typed: edit.typed };
  return table === 'market' ? { target: 'market', field: key, value, ...typed } : { target: targetOf(table), id, field: key, value, ...typed };
}

/** The operation that puts overrides, by `cellKey`, in the places of the former ones and new ones at the end; null removes. */
export function replaceOverrides(scenario: Scenario, next: ReadonlyMap<string, Override | null>): readonly Op[] {
  const left = new Map(next);
  const overrides = scenario.overrides.flatMap((former) => {
    const key = overrideKey(former);
    if (!next.has(key)) return [former];
    const given = left.get(key) ?? null;
    // A second override of one cell is a problem of the file; setting the cell mends it.
    left.delete(key);
    if (given === null) return [];
    const { scale: _scale, typed: _typed, ...kept } = former;
    const isSame = former.scale === undefined && Object.is(former.value, given.value) && former.typed === given.typed;
    return [isSame ? former : { ...kept, ...given }];
  });
  for (const override of left.values()) if (override !== null) overrides.push(override);
  const isSame = overrides.length === scenario.overrides.length && overrides.every((each, index) => each === scenario.overrides[index]);
  return isSame ? [] : [{ op: 'cell', table: 'scenarios', id: scenario.id, key: 'overrides', from: scenario.overrides, to: overrides }];
}

/** The first of the cells that a command changes, in the scenario in which it does. */
export function focusOfCells(scenarioId: string, cells: readonly CellPlace[]): Focus | undefined {
  const [first] = cells;
  if (first === undefined) return undefined;
  const { table, id, key } = first;
  return { table, id, key, ...(scenarioId === baseScenarioId ? {} : { scenario: scenarioId }) };
}
