/** Outcomes that hang on confidence: rings that pay only if trusted, against chains and rings whose payment is sure. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainRun } from '../../../shared/analysis/explain.ts';
import { toExplainedDocument } from '../../../shared/analysis/explainedDocument.ts';
import type { Row } from '../../../shared/columns/define.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { run } from '../../../shared/engine/run.ts';
import { toResultDocument } from '../../../shared/engine/result.ts';

type Debt = readonly [from: number, to: number, amount: number];

function outcome(cash: readonly number[], debts: readonly Debt[], market: object = {}) {
  const model = {
    market: { id: 'market', quarters: 1, spotRent: 0, ...market } as Row,
    firms: cash.map((amount, index): Row => ({ id: `f${index}`, name: `F${index}`, cash: amount })),
    contracts: debts.map(([from, to, principal], index): Row =>
      ({ id: `c${String(index).padStart(3, '0')}`, type: 'loan', from: from < 0 ? null : `f${from}`, to: `f${to}`, principal, maturity: 1, refinance: false })),
  };
  const inputs = compileInputs(model, baseScenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  return { document: toExplainedDocument(explainRun(inputs.value, inputs.value, model), model, baseScenario), plain: toResultDocument(run(inputs.value), model, baseScenario) };
}

describe('who pays only if trusted', () => {
  test('two firms without cash that owe each other', () => {
    const { document } = outcome([0, 0], [[0, 1, 10], [1, 0, 10]]);
    expect([document.multiple, document.quarters[0]!.failures, document.quarters[0]!.multiple]).toEqual([true, [], ['f0', 'f1']]);
  });

  test('a ring that one of them can pay alone is sure', () => {
    const { document } = outcome([10, 0, 0], [[1, 0, 10], [2, 1, 10], [0, 2, 10]]);
    expect([document.multiple, document.quarters[0]!.multiple]).toEqual([false, undefined]);
  });

  test('with estate costs, cash for half the dues does not make a ring sure', () => {
    // If both fail, each pays p = 0.5 * 4 + 0.5 * p = 4, and 4 + 4 is not 10; if trusted, each has 4 + 10.
    const { document } = outcome([4, 4], [[0, 1, 10], [1, 0, 10]], { cashKept: 0.5, inflowKept: 0.5 });
    expect([document.quarters[0]!.failures, document.quarters[0]!.multiple]).toEqual([[], ['f0', 'f1']]);
  });

  test('estates that pass on what is not there leak it to outside', () => {
    // f0 owes outside 10 and f1 4, f1 owes f0 4, and nobody has anything: what goes round leaks to outside until nothing is left.
    const { document } = outcome([0, 0], [[-1, 0, 10], [1, 0, 4], [0, 1, 4]]);
    expect([document.quarters[0]!.failures.map(({ firm }) => firm), document.multiple]).toEqual([['f0', 'f1'], false]);
  });

  test('asking changes no result', () => {
    const { document, plain } = outcome([0, 0, 2, 0], [[0, 1, 10], [1, 0, 10], [-1, 2, 5], [3, 2, 4]], { cashKept: 0.9, inflowKept: 0.8 });
    const quarters = document.quarters.map(({ multiple: _firms, ...quarter }) => quarter);
    expect([document.quarters[0]!.multiple, { ...plain, ...document, quarters }]).toEqual([['f0', 'f1'], { ...document, ...plain }]);
  });
});

/** The least vector: everybody pays nothing at first; who is covered pays in full, others what their estates have. */
function least(cash: readonly number[], debts: readonly Debt[], alpha: number, beta: number): number[] {
  const owed = cash.map((_, i) => debts.reduce((sum, [, to, amount]) => (to === i ? sum + amount : sum), 0));
  let pays = cash.map(() => 0);
  for (let step = 0; step < 1500; step += 1) {
    const inflow = cash.map((_, j) => debts.reduce((sum, [from, to, amount]) => (from === j && owed[to]! > 0 ? sum + (amount * pays[to]!) / owed[to]! : sum), 0));
    pays = cash.map((has, i) => (has + inflow[i]! >= owed[i]! - 1e-9 ? owed[i]! : Math.min(owed[i]!, alpha * has + beta * inflow[i]!)));
  }
  return pays;
}

test('agrees with payments followed up from nothing, on one quarter of loans due at once', () => {
  const arbCase = fc.integer({ min: 2, max: 6 }).chain((n) => fc.record({
    cash: fc.array(fc.constantFrom(0, 0, 0, 0, 1, 6), { minLength: n, maxLength: n }),
    debts: fc.array(fc.tuple(fc.integer({ min: -1, max: n - 1 }), fc.integer({ min: 0, max: n - 1 }), fc.integer({ min: 1, max: 10 })), { maxLength: 3 * n })
      .chain((all) => fc.constantFrom(0, 4).map((round) => [...all, ...(round > 0 ? Array.from({ length: n }, (_, i): Debt => [i, (i + 1) % n, round]) : [])]))
      .map((all) => all.filter(([from, to]) => from !== to)),
    alpha: fc.constantFrom(1, 0.5),
    beta: fc.constantFrom(1, 0.6),
  }));
  let several = 0;
  fc.assert(fc.property(arbCase, ({ cash, debts, alpha, beta }) => {
    const { document } = outcome(cash, debts, { cashKept: alpha, inflowKept: beta });
    const paid = cash.map((_, i) => debts.reduce((sum, [, to], index) => (to === i ? sum + (document.payments?.[`c${String(index).padStart(3, '0')}`] ?? 0) : sum), 0));
    const low = least(cash, debts, alpha, beta);
    const expected = paid.flatMap((amount, i) => (amount - low[i]! > 1e-5 * Math.max(1, amount) ? [`f${i}`] : []));
    if (expected.length > 0) several += 1;
    expect(document.quarters[0]!.multiple ?? []).toEqual(expected);
  }), { numRuns: 1000, seed: 20261125 });
  expect(several).toBeGreaterThan(50);
});
