import { expect, test } from 'vitest';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { checkColumns } from '../../../shared/rules/checkColumns.ts';
import { TraceBook } from '../../../shared/trace/traceBook.ts';
import type { TraceContext } from '../../../shared/trace/traceContext.ts';
import { dependents, hasDependents, precedents } from '../../../shared/trace/traceGraph.ts';
import type { TraceNode } from '../../../shared/trace/traceNode.ts';
import { nodeKey } from '../../../shared/trace/traceNode.ts';
import { traceRun } from '../../../shared/trace/traceRun.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const book = aWorkbook({
  market: { id: 'market', quarters: 3, rentElasticity: 0 },
  firms: [{ id: 'a', name: 'A', cash: 10, debt: 4, maturity: 9 }, { id: 'b', name: 'B', cash: 5, 'custom.u2': 1 }],
  columns: [
    { id: 'u1', name: 'Net', type: 'auto', formula: '=cash - debt' },
    { id: 'u2', name: 'Share', type: 'auto', formula: '=cash / sum(cash)' },
    { id: 'u3', name: 'Twice', type: 'auto', formula: '=[Net] * 2 + closingCash' },
  ],
  scenarios: [{ id: 's1', name: 'Less', drivers: { demand: [{ depth: -0.5 }] }, overrides: [{ target: 'firm', id: 'a', field: 'cash', value: 1 }], failures: [{ firm: 'b', quarter: 2 }] }],
});
const scenario = book.scenarios[0]!;

function context(given: Partial<TraceContext> = {}): TraceContext {
  const inputs = compileInputs(book, baseScenario);
  if (!inputs.ok) throw new Error('refused');
  return { book: new TraceBook(book), columns: checkColumns(book.columns, 'USD'), line: [], quarter: 2, result: traceRun(inputs.value).result, cascade: [], ...given };
}
const keys = (nodes: readonly TraceNode[]): readonly string[] => nodes.map(nodeKey);
const cell = (key: string, id = 'a') => ({ is: 'cell', table: 'firms', id, key }) as const;

test('a rule is made of the cells that it names, of all firms where it adds up; a value typed over it of nothing', () => {
  expect(keys(precedents(context(), cell('custom.u1')))).toEqual(['cell firms cash a', 'cell firms debt a']);
  expect(new Set(keys(precedents(context(), cell('custom.u2'))))).toEqual(new Set(['cell firms cash a', 'cell firms cash b']));
  expect(precedents(context(), cell('custom.u2', 'b'))).toEqual([]);
  expect(keys(precedents(context(), cell('custom.u3')))).toEqual(['cell firms custom.u1 a', 'result closingCash 2 a']);
});

test('on a cell hang the rules that read it, on a result too', () => {
  // B's share of the total is typed over, and so hangs on nothing.
  expect(keys(dependents(context(), cell('cash', 'b'))).filter((key) => key.includes('custom'))).toEqual(['cell firms custom.u1 b', 'cell firms custom.u2 a']);
  expect(keys(dependents(context(), cell('custom.u1')))).toEqual(['cell firms custom.u3 a']);
  expect(keys(dependents(context(), { is: 'result', firm: 'a', measure: 'closingCash', t: 2 }))).toContain('cell firms custom.u3 a');
});

test('what a scenario sets stands before the cell, the driver and the failure that it sets', () => {
  const over = context({ line: [scenario] });
  expect(keys(precedents(over, cell('cash')))).toEqual(['scenario s1 cell firms cash a']);
  expect(precedents(over, cell('debt'))).toEqual([]);
  expect(keys(precedents(over, { is: 'driver', driver: 'demand', t: 1 }))).toEqual(['scenario s1 driver demand 1']);
  expect(keys(precedents(over, { is: 'fact', fact: 'fails', subject: 'b', t: 2 }))).toContain('scenario s1 forced b');
});

test('who cost whom stands behind a failure and before what it cost', () => {
  const link = { from: 'a', to: 'b', t: 2, effect: 'pressure', kind: 'payment', round: 2, amount: 3 } as const;
  const failing = context();
  const result = { ...failing.result!, failureQuarter: Int32Array.of(2, 2) };
  const known = { ...failing, result, cascade: [link] };
  const [behind] = precedents(known, { is: 'fact', fact: 'fails', subject: 'b', t: 2 });
  expect(behind).toMatchObject({ is: 'cost', from: 'a', amount: 3, towards: 'from' });
  expect(keys(precedents(known, behind!))).toEqual(['fact fails 2 a']);
  const [cost] = dependents(known, { is: 'fact', fact: 'fails', subject: 'a', t: 2 });
  expect(keys(dependents(known, cost!))).toEqual(['fact fails 2 b']);
  expect(hasDependents(known, cost!)).toBe(true);
});
