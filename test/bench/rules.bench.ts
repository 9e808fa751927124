/**
 * What rule columns cost at each edit and each result: 10,000 firms with 10 rules, some over results, over one another and over
 * all firms. Prints the median and the 95th percentile; asserts nothing about time.
 */
import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';
import { checkColumns } from '../../shared/rules/checkColumns.ts';
import { evaluateColumns } from '../../shared/rules/evaluateColumns.ts';
import type { RuleData } from '../../shared/rules/readColumn.ts';
import type { UserColumn } from '../../shared/rules/userColumn.ts';
import { aLargeWorkbook } from './aLargeWorkbook.ts';

const firmCount = 10_000;
const rounds = 60;

const rules = [
  ['Liquidity', 'cash + undrawn'],
  ['Debt to liquidity', 'debt / Liquidity'],
  ['Fleet at cost', 'gpus * gpuCost'],
  ['LTV at cost', 'debt / [Fleet at cost]'],
  ['Interest', 'debt * rate'],
  ['Cover', 'if(debt > 0, annual(revenue - opex) / Interest, 0)'],
  ['Share of debt', 'debt / sum(debt)'],
  ['Cash left', 'max(closingCash - closingDebt, 0)'],
  ['Watch', 'state <> "sound" or (closingCash < 100 and kind <> "bank")'],
  ['Rounded', 'round([Debt to liquidity] * 100, 1)'],
] as const;

test(`${rules.length} rules over ${firmCount} firms`, () => {
  const workbook = aLargeWorkbook(firmCount);
  const columns = rules.map(([name, formula], index): UserColumn => ({ id: `u${index + 1}`, name, type: 'auto', formula }));
  const checked = checkColumns(columns, 'USD');
  expect(checked.list.map(({ error }) => error)).toEqual(rules.map(() => null));
  const inputs = compileInputs(workbook, baseScenario);
  if (!inputs.ok) throw new Error('the benchmark’s own workbook is refused');
  const result = run(inputs.value);
  const places = new Map(workbook.firms.map(({ id }, index) => [id, index]));
  const names = new Map(workbook.firms.map(({ id, name }) => [id, String(name)]));
  const data: RuleData = {
    firms: workbook.firms, market: workbook.market, firmName: (id) => names.get(id) ?? null, result, resultIndex: (id) => places.get(id), quarter: result.quarters,
  };
  const times = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    evaluateColumns(checked, data);
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  const shown = (share: number): string => (times[Math.min(rounds - 1, Math.floor(rounds * share))] ?? 0).toFixed(1);
  console.log(`${rules.length} rules over ${firmCount} firms: median ${shown(0.5)} ms, p95 ${shown(0.95)} ms`);
});
