/** Laws of one clearing (design/model.md section 6, points 1, 2 and 5), against a slow second implementation. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkRuns } from '../builders/liveRun.ts';
import type { Row } from '../../shared/columns/define.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import { run } from '../../shared/engine/run.ts';

interface Network {
  readonly cash: readonly number[];
  /** Who fails whatever it has: rings of estates are rare otherwise. */
  readonly forced: readonly boolean[];
  readonly debts: readonly { readonly from: number; readonly to: number; readonly amount: number; readonly rank: number }[];
  readonly alpha: number;
  readonly beta: number;
}

const arbAmount = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 20, noNaN: true }).map((x) => (x < 1e-3 ? 0 : x)));

const arbNetwork: fc.Arbitrary<Network> = fc.integer({ min: 1, max: 11 }).chain((n) => fc.record({
  cash: fc.array(fc.oneof(fc.constant(0), arbAmount), { minLength: n, maxLength: n }),
  forced: fc.boolean().chain((isAny) => fc.array(isAny ? fc.boolean() : fc.constant(false), { minLength: n, maxLength: n })),
  debts: fc.array(fc.record({ from: fc.integer({ min: -1, max: n - 1 }), to: fc.integer({ min: 0, max: n - 1 }), amount: arbAmount, rank: fc.integer({ min: 1, max: 3 }) }), { maxLength: 33 })
    .map((debts) => debts.filter(({ from, to }) => from !== to)),
  alpha: fc.constantFrom(1, 1, 0.5, 0),
  beta: fc.constantFrom(1, 1, 0.7, 0.999),
}));

/** Ids whose order is the order of the numbers. */
const idOf = (index: number): string => `f${String(index).padStart(2, '0')}`;

function modelOf({ cash, debts, alpha, beta }: Network) {
  return {
    market: { id: 'market', quarters: 1, cashKept: alpha, inflowKept: beta } as Row,
    firms: cash.map((amount, index): Row => ({ id: idOf(index), name: idOf(index), cash: amount })),
    contracts: debts.map(({ from, to, amount, rank }, index): Row => ({
      id: `c${String(index).padStart(2, '0')}`, type: 'loan', from: from < 0 ? null : idOf(from), to: idOf(to), principal: amount, rank, maturity: 1, refinance: false,
    })),
  };
}

function clear(network: Network): EngineResult {
  const failures = network.forced.flatMap((isForced, index) => (isForced ? [{ firm: idOf(index), quarter: 1 }] : []));
  const inputs = compileInputs(modelOf(network), { ...baseScenario, failures });
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  return run(inputs.value);
}

/** Ranks from the most senior; what is left after them pro rata. */
function spread(has: number, debts: readonly { readonly index: number; readonly amount: number; readonly rank: number }[], out: number[]): void {
  let left = has;
  for (const rank of [1, 2, 3]) {
    const level = debts.filter((debt) => debt.rank === rank);
    const total = level.reduce((sum, { amount }) => sum + amount, 0);
    const share = total <= 0 ? 1 : Math.min(1, Math.max(0, left) / total);
    for (const { index, amount } of level) out[index] = amount * share;
    left -= total;
  }
}

/** The greatest clearing vector by plain steps down, as the definition says; null when 20,000 steps do not get there. */
function slowClear({ cash, debts, alpha, beta, forced }: Network): number[] | null {
  const paid = debts.map(({ amount }) => amount);
  const own = cash.map((_, i) => debts.flatMap((debt, index) => (debt.to === i ? [{ index, amount: debt.amount, rank: debt.rank }] : [])));
  const failed = [...forced];
  for (let step = 0; step < 20_000; step += 1) {
    const inflow = cash.map((_, i) => debts.reduce((sum, { from }, index) => (from === i ? sum + paid[index]! : sum), 0));
    let change = 0;
    const next = paid.slice();
    for (const [i, has] of cash.entries()) {
      const owed = own[i]!.reduce((sum, { amount }) => sum + amount, 0);
      if (owed - has - inflow[i]! > 1e-11 * Math.max(1, owed)) failed[i] = true;
      if (failed[i]) spread(alpha * has + beta * inflow[i]!, own[i]!, next);
    }
    for (const [index, value] of next.entries()) {
      change = Math.max(change, paid[index]! - value);
      paid[index] = value;
    }
    if (change <= 0) return paid;
    if (change < 1e-15 && step > 1000) return null; // Too slow to tell where it ends.
  }
  return null;
}

describe('one clearing', () => {
  test('is the greatest clearing vector, with ranks and costs', () => {
    let compared = 0;
    fc.assert(fc.property(arbNetwork, (network) => {
      const expected = slowClear(network);
      const { payments, residual } = clear(network);
      expect(residual).toBeLessThan(1e-13);
      if (expected === null) return;
      compared += 1;
      for (const [index, value] of expected.entries()) expect(Math.abs(payments[index]! - value), `payment ${index}`).toBeLessThan(1e-9);
    }), networkRuns(1500));
    expect(compared).toBeGreaterThan(1000);
  });

  test('pays juniors only after seniors, and equals in proportion', () => {
    fc.assert(fc.property(arbNetwork, (network) => {
      const { payments } = clear(network);
      for (const [a, one] of network.debts.entries()) {
        expect(payments[a]).toBeGreaterThanOrEqual(0);
        expect(payments[a]).toBeLessThanOrEqual(one.amount * (1 + 1e-12));
        for (const [b, other] of network.debts.entries()) {
          if (one.to !== other.to || other.amount === 0 || one.amount === 0) continue;
          if (one.rank < other.rank && payments[b]! > 1e-9) expect(payments[a]).toBeGreaterThan(one.amount * (1 - 1e-9) - 1e-9);
          if (one.rank === other.rank) expect(Math.abs(payments[a]! / one.amount - payments[b]! / other.amount)).toBeLessThan(1e-9);
        }
      }
    }), networkRuns(500));
  });

  test('more cash for anyone never lowers a payment, and lower shares kept never raise one', () => {
    fc.assert(fc.property(arbNetwork, fc.nat(), arbAmount, (network, place, gift) => {
      const before = clear(network).payments;
      const richer = clear({ ...network, cash: network.cash.map((amount, i) => (i === place % network.cash.length ? amount + gift : amount)) }).payments;
      const poorer = clear({ ...network, alpha: network.alpha * 0.9, beta: network.beta * 0.9 }).payments;
      for (let k = 0; k < network.debts.length; k += 1) {
        expect(richer[k]).toBeGreaterThanOrEqual(before[k]! - 1e-9);
        expect(poorer[k]).toBeLessThanOrEqual(before[k]! + 1e-9);
      }
    }), networkRuns(800));
  });

  test('nearly closed rings are solved, not approached', () => {
    for (const leak of [1e-3, 1e-6, 1e-9]) {
      // a owes b 1 and outside the leak, b owes a a little more than 1: what comes round falls by the leak each time.
      const { payments } = clear({
        cash: [0, leak / 2], forced: [false, false], alpha: 1, beta: 1,
        debts: [{ to: 0, from: 1, amount: 1, rank: 1 }, { to: 1, from: 0, amount: 1 + leak, rank: 1 }, { to: 0, from: -1, amount: leak, rank: 1 }],
      });
      // x = what a pays, y = what b pays: x = y, y = leak / 2 + x / (1 + leak).
      const x = (leak / 2) / (1 - 1 / (1 + leak));
      expect(Math.abs(payments[1]! - x)).toBeLessThan(1e-6 * leak + 1e-6);
    }
  });
});
