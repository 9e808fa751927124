import type { Workbook } from '../document/document.ts';
import { overlay } from '../document/scenario.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { EngineResult } from '../engine/run.ts';
import { checkColumns } from '../rules/checkColumns.ts';
import { evaluateColumns } from '../rules/evaluateColumns.ts';
import type { ExportSource } from './tableExport.ts';

/**
 * What an export writes of a run: rows as the scenario has them, results and rules at a quarter.
 *
 * @param scenario  with what its parents change
 * @param result    of this scenario; null leaves results out, and rules that need one blank
 * @param at        quarter for results that are of one, 0 (opening) to T; the last where left out
 */
export function runSource(workbook: Workbook, scenario: Scenario, result: EngineResult | null, at = result?.quarters ?? 0): ExportSource {
  const rows = overlay(workbook, scenario);
  const columns = checkColumns(workbook.columns, workbook.currency);
  const places = new Map(rows.firms.map(({ id }, index) => [id, index]));
  const names = new Map(rows.firms.map(({ id, name }) => [id, name ?? null]));
  const quarter = Math.min(at, result?.quarters ?? 0);
  const rules = columns.list.some(({ hasRule }) => hasRule)
    ? evaluateColumns(columns, { firms: rows.firms, market: rows.market, firmName: (id) => names.get(id) ?? null, result, resultIndex: (id) => places.get(id), quarter })
    : null;
  return {
    workbook, rows, columns,
    ruled: (column, row) => rules?.value(column, row) ?? null,
    measured: result === null ? null : (firm, measure) => measure.compute(result, places.get(firm) ?? -1, quarter),
  };
}
