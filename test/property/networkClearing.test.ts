/** Laws of bare networks, against slow second implementations: dense fictitious default, plain steps, dense linear systems. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkRuns } from '../builders/liveRun.ts';
import { clearAtOnce, clearGreatest, clearLeast, prepareClearing } from '../../shared/network/bareClearing.ts';
import { createBareNetwork } from '../../shared/network/bareNetwork.ts';
import { runCases } from '../../shared/network/runCases.ts';
import type { Json } from '../../shared/base/json.ts';

type Edge = readonly [number, number, number];

interface Network {
  readonly edges: readonly Edge[];
  readonly own: readonly number[];
  readonly external: readonly number[];
  readonly alpha: number;
  readonly beta: number;
}

const arbAmount = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0.01, max: 20, noNaN: true }));
const arbNetwork: fc.Arbitrary<Network> = fc.integer({ min: 1, max: 12 }).chain((n) => fc.record({
  edges: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), arbAmount), { maxLength: 40 }).map((edges) => edges.filter(([a, b]) => a !== b)),
  own: fc.array(fc.oneof(fc.constant(0), fc.constant(0), arbAmount, arbAmount.map((x) => -x / 4)), { minLength: n, maxLength: n }),
  external: fc.array(fc.oneof(fc.constant(0), arbAmount, arbAmount.map((x) => x * 1e-7)), { minLength: n, maxLength: n }),
  alpha: fc.constantFrom(1, 1, 0.9, 0.5, 0),
  beta: fc.constantFrom(1, 1, 0.9, 0.5),
}));

/** Every debt is owed back, and nothing outside: whether anybody pays may be a matter of confidence. */
const arbMutual = fc.tuple(arbNetwork, fc.boolean()).map(([network, isMutual]) => (isMutual ? { ...network, edges: [...network.edges, ...network.edges.map(([a, b, x]): Edge => [b, a, x])], external: network.own.map(() => 0) } : network));

const prepare = ({ edges, external }: Network) => prepareClearing(
  createBareNetwork(external.length, { debtor: Int32Array.from(edges, ([a]) => a), creditor: Int32Array.from(edges, ([, b]) => b), amount: Float64Array.from(edges, ([, , x]) => x) }),
  Float64Array.from(external),
);
const meansOf = ({ own, alpha, beta }: Network) => ({ own: Float64Array.from(own), alpha, beta });

/** x = b + A x by Gauss with pivoting; null where the matrix is singular. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] | null {
  const m = b.map((value, i) => [...a[i]!.map((share, j) => (i === j ? 1 : 0) - share), value]);
  for (let k = 0; k < b.length; k += 1) {
    let best = k;
    for (let i = k + 1; i < b.length; i += 1) if (Math.abs(m[i]![k]!) > Math.abs(m[best]![k]!)) best = i;
    [m[k], m[best]] = [m[best]!, m[k]!];
    if (Math.abs(m[k]![k]!) < 1e-11) return null;
    for (let i = 0; i < b.length; i += 1) {
      if (i === k) continue;
      const share = m[i]![k]! / m[k]![k]!;
      for (let j = k; j <= b.length; j += 1) m[i]![j]! -= share * m[k]![j]!;
    }
  }
  return m.map((row, i) => row[b.length]! / row[i]!);
}

/** Fictitious default with dense systems; floors at 0 by trying who has nothing. Null where a system is singular or the floors do not settle. */
function slowGreatest({ edges, own, external, alpha, beta }: Network): { payments: number[]; round: number[] } | null {
  const n = own.length;
  const owes = external.map((amount, i) => edges.reduce((sum, [debtor, , x]) => (debtor === i ? sum + x : sum), amount));
  const round = own.map(() => 0);
  let payments = owes.slice();
  for (let number = 1; ; number += 1) {
    const received = own.map((_, i) => edges.reduce((sum, [debtor, creditor, x]) => (creditor === i ? sum + (x * payments[debtor]!) / owes[debtor]! : sum), 0));
    const fresh = own.flatMap((amount, i) => (round[i] === 0 && amount + received[i]! < owes[i]! - 1e-11 * Math.max(owes[i]!, Math.abs(amount)) ? [i] : []));
    if (fresh.length === 0) return { payments, round };
    for (const i of fresh) round[i] = number;
    const empty = new Set<number>();
    for (let pass = 0; ; pass += 1) {
      const a = own.map((_, i) => own.map((__, j) => (round[i]! > 0 && round[j]! > 0 && !empty.has(i) ? beta * edges.reduce((sum, [debtor, creditor, x]) => (debtor === j && creditor === i ? sum + x / owes[j]! : sum), 0) : 0)));
      const b = own.map((amount, i) => {
        if (round[i] === 0) return owes[i]!;
        if (empty.has(i)) return 0;
        return (amount > 0 ? alpha * amount : amount) + beta * edges.reduce((sum, [debtor, creditor, x]) => (creditor === i && round[debtor] === 0 ? sum + x : sum), 0);
      });
      const x = solve(a, b);
      if (x === null || pass > n) return null;
      const below = x.flatMap((value, i) => (value < 0 ? [i] : []));
      if (below.length === 0) {
        // Floors are tried from above only: whoever was set to nothing must really have nothing.
        const has = [...empty].every((i) => own[i]! + beta * edges.reduce((sum, [debtor, creditor, amount]) => (creditor === i ? sum + (amount * x[debtor]!) / owes[debtor]! : sum), 0) <= 1e-9);
        if (!has) return null;
        payments = x.map((value, i) => Math.min(value, owes[i]!));
        break;
      }
      for (const i of below) empty.add(i);
    }
  }
}

describe('a bare network', () => {
  test('is cleared as dense fictitious default clears it, rounds included', () => {
    let compared = 0;
    let ofRounds = 0;
    fc.assert(fc.property(arbNetwork, (network) => {
      const slow = slowGreatest(network);
      const { payments, round, residual } = clearGreatest(prepare(network), meansOf(network));
      expect(residual).toBeLessThan(1e-13);
      if (slow === null) return;
      compared += 1;
      if (Math.max(...round) > 2) ofRounds += 1;
      expect(Array.from(round)).toEqual(slow.round);
      for (const [i, value] of slow.payments.entries()) expect(Math.abs(payments[i]! - value), `payment of ${i}`).toBeLessThan(1e-7);
    }), networkRuns(2000));
    expect(compared).toBeGreaterThan(1500);
    expect(ofRounds).toBeGreaterThan(100);
  });

  test('fails the same firms for the same payments without rounds', () => {
    fc.assert(fc.property(arbNetwork, (network) => {
      const slow = clearGreatest(prepare(network), meansOf(network));
      const quick = clearAtOnce(prepare(network), meansOf(network));
      expect(Array.from(quick.payments)).toEqual(Array.from(slow.payments));
      expect(Array.from(quick.round, (each) => each > 0)).toEqual(Array.from(slow.round, (each) => each > 0));
    }), networkRuns(800));
  });

  test('has a least clearing vector that is a solution, not above the greatest, and its like where costs and rings are missing', () => {
    let different = 0;
    fc.assert(fc.property(arbMutual, (network) => {
      const { payments, obligations } = clearGreatest(prepare(network), meansOf(network));
      const least = clearLeast(prepare(network), meansOf(network));
      for (const [i, owed] of obligations.entries()) {
        const received = network.edges.reduce((sum, [debtor, creditor, x]) => (creditor === i ? sum + (x * least[debtor]!) / obligations[debtor]! : sum), 0);
        const own = network.own[i]!;
        const full = own + received >= owed - 1e-9;
        const part = Math.max(0, (own > 0 ? network.alpha * own : own) + network.beta * received);
        expect(least[i]).toBeLessThanOrEqual(payments[i]! + 1e-12 * (1 + owed));
        expect(Math.min(Math.abs(least[i]! - (full ? owed : part)), own + received < owed + 1e-9 && full ? Math.abs(least[i]! - part) : Infinity)).toBeLessThan(1e-8);
        if (payments[i]! - least[i]! > 1e-6) different += 1;
      }
    }), networkRuns(1500));
    expect(different).toBeGreaterThan(50);
  });

  test('does not depend on the order of edges or on how an amount is split', () => {
    fc.assert(fc.property(arbNetwork, (network) => {
      const turned = { ...network, edges: network.edges.toReversed() };
      expect(Array.from(clearGreatest(prepare(turned), meansOf(network)).payments)).toEqual(Array.from(clearGreatest(prepare(network), meansOf(network)).payments));
    }), networkRuns(300));
  });
});

/** Runs one case. */
function solveCase(model: string, parameters: Json, inputs: Json): Readonly<Record<string, Json>> {
  const results = runCases({ schema: 'contagion-validation/1', cases: [{ name: 'x', model, parameters, inputs }] }, ({ code }) => code);
  if (!results.ok) throw new Error(JSON.stringify(results.error));
  return results.value[0]!.result;
}

test('linear DebtRank is the least fixed point, in stable and unstable networks', () => {
  fc.assert(fc.property(arbNetwork, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }), fc.constantFrom(0.2, 1, 5, 50), ({ edges, own }, shocks, size) => {
    const n = own.length;
    const equity = own.map((amount) => (amount > 0 ? amount * size : amount));
    const start = equity.map((worth, i) => (worth > 0 ? (shocks[i]! < 0.5 ? 0 : shocks[i]! - 0.5) : 1));
    const { h } = solveCase('debtrank_linear', {}, { n, edges: edges.map((edge) => [...edge]), equity, initial_distress: start }) as { h: readonly number[] };
    let slow = start.slice();
    let change = 1;
    for (let step = 0; step < 200_000 && change > 1e-16; step += 1) {
      const next = slow.map((_, i) => (equity[i]! > 0 ? Math.min(1, edges.reduce((sum, [debtor, creditor, x]) => (creditor === i ? sum + (x / equity[i]!) * slow[debtor]! : sum), start[i]!)) : 1));
      change = Math.max(0, ...next.map((value, i) => value - slow[i]!));
      slow = next;
    }
    for (const [i, value] of slow.entries()) expect(Math.abs(h[i]! - value), `h of ${i}`).toBeLessThan(1e-9);
  }), networkRuns(300));
});

test('one rank, two ranks of which one is empty, and cross-holdings without shares are cleared as Eisenberg-Noe', () => {
  fc.assert(fc.property(arbNetwork, (network) => {
    const n = network.own.length;
    // A closed ring without assets pays in full only as long as nothing is rounded, and cross-holdings are given shares, which are.
    const assets = network.own.map((amount) => Math.max(0.01, amount));
    const edges = network.edges.map((edge) => [...edge]);
    const zero = network.own.map(() => 0);
    const plain = solveCase('eisenberg_noe', {}, { n, edges, external_assets: assets, external_liabilities: [...network.external] });
    const ranked = solveCase('seniority_clearing', {}, { n, layers: [[], edges], external_assets: assets, external_liabilities: [zero, [...network.external]] });
    const owes = plain['obligations'] as readonly number[];
    const share = zero.map((_, i) => zero.map((__, j) => (owes[j]! > 0 ? Math.min(1, network.edges.reduce((sum, [debtor, creditor, x]) => (debtor === j && creditor === i ? sum + x : sum), 0) / owes[j]!) : 0)));
    const held = solveCase('cross_holdings_clearing', {}, { n, debt_share: share, equity_share: zero.map(() => zero), external_assets: assets, obligations: [...owes] });
    for (let i = 0; i < n; i += 1) {
      const payment = (plain['payments'] as readonly number[])[i]!;
      expect(Math.abs((ranked['payments'] as readonly (readonly number[])[])[1]![i]! - payment)).toBeLessThan(1e-9);
      expect(Math.abs((held['debt_value'] as readonly number[])[i]! - payment)).toBeLessThan(1e-6);
    }
  }), networkRuns(300));
});
