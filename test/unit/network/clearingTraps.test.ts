/** Networks on which simpler ways of clearing go wrong: rings that hardly leak, rounds by the thousand, giant rings of failed firms. */
import { describe, expect, test } from 'vitest';
import { clearGreatest, clearLeast, prepareClearing } from '../../../shared/network/bareClearing.ts';
import { createBareNetwork } from '../../../shared/network/bareNetwork.ts';
import { differing } from '../../../shared/network/leastClearing.ts';

type Edge = readonly [number, number, number];

function clear(n: number, edges: readonly Edge[], own: (i: number) => number, external: (i: number) => number, alpha = 1, beta = 1) {
  const indices = Array.from({ length: n }, (_, i) => i);
  const net = createBareNetwork(n, { debtor: Int32Array.from(edges, ([a]) => a), creditor: Int32Array.from(edges, ([, b]) => b), amount: Float64Array.from(edges, ([, , x]) => x) });
  const prepared = prepareClearing(net, Float64Array.from(indices, external));
  const means = { own: Float64Array.from(indices, own), alpha, beta };
  const greatest = clearGreatest(prepared, means);
  return { ...greatest, least: clearLeast(prepared, means), net };
}

const ring = (n: number, step: number): Edge[] => Array.from({ length: n }, (_, i): Edge => [i, (i + step + n) % n, 1]);

/** A small generator with a seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
}

describe('a ring that leaks', () => {
  // Everybody owes 1 onward and eps outside, and has eps / 2: half of all is paid, x = (1 + eps) / 2.
  test.each([2, 3, 50, 400, 2000].flatMap((n) => [1e-3, 1e-6, 1e-9].flatMap((eps) => [1, -1].map((step) => [n, eps, step] as const))))('of %i firms, %d each, step %i, is solved to the last digits', (n, eps, step) => {
    const { payments, least, round, residual, obligations } = clear(n, ring(n, step), () => eps / 2, () => eps);
    // 1 + eps is rounded when debts are added: that alone moves a share of eps by 1e-16.
    const allowed = 1e-14 + 4e-16 / eps;
    expect(residual).toBeLessThan(1e-13);
    for (let i = 0; i < n; i += 1) {
      expect(Math.abs(payments[i]! - (1 + eps) / 2)).toBeLessThan(allowed);
      expect(Math.abs(least[i]! - (1 + eps) / 2)).toBeLessThan(allowed);
      expect(round[i]).toBe(1);
    }
    expect(differing(payments, least, obligations)).toEqual([]);
  });

  test('at one place only drains to what that place lets through', () => {
    const n = 1000;
    const { payments, residual } = clear(n, ring(n, -1), (i) => (i === 5 ? 1e-9 : 0), (i) => (i === 100 ? 1e-8 : 0));
    expect(residual).toBeLessThan(1e-13);
    // What leaks is what comes in: the firm at the leak pays 1e-9 outside, a tenth of what it owes there, so a tenth of all.
    expect(payments[100]! / (1 + 1e-8)).toBeCloseTo(0.1, 7);
  });
});

test.each([40, 1000])('%i pairs that owe next to nothing but one another have one solution, found from above and from below', (pairs) => {
  const n = 2 * pairs;
  const next = random(11);
  const edges = Array.from({ length: pairs }, (_, pair): Edge[] => {
    const [a, b] = [2 * pair, 2 * pair + 1];
    const other = (firm: number) => (firm + 2 + Math.floor(next() * (n - 4))) % n;
    return [[a, b, 1], [b, a, 1], ...[[b, other(b)], [a, other(a)]].filter(([from, to]) => from! >> 1 !== to! >> 1).map(([from, to]): Edge => [from!, to!, 1e-8 * (0.5 + next())])];
  }).flat();
  const { payments, least, obligations, residual } = clear(n, edges, () => 1e-9 * next(), (i) => (i % 2 === 0 ? 1e-8 : 0));
  expect(residual).toBeLessThan(1e-13);
  expect(differing(payments, least, obligations)).toEqual([]);
});

test('a closed ring without cash hangs on confidence alone', () => {
  const { payments, least, obligations } = clear(3, ring(3, 1), () => 0, () => 0);
  expect(Array.from(payments)).toEqual([1, 1, 1]);
  expect(Array.from(least)).toEqual([0, 0, 0]);
  expect(differing(payments, least, obligations)).toEqual([0, 1, 2]);
});

test('a closed ring of part-payers that lacks income falls together to nothing', () => {
  // 0 and 1 owe one another 4; 2 owes 1; firm 1 must pay 1e-3 that it does not have before anything else.
  const { payments } = clear(2, [[0, 1, 4], [1, 0, 4]], (i) => (i === 1 ? -1e-3 : 0), () => 0);
  expect(Array.from(payments)).toEqual([0, 0]);
});

test('boundaries are decided in decimals: 0.1 + 0.7 pays 0.8', () => {
  const { round } = clear(3, [[1, 0, 0.7], [0, 2, 0.8]], (i) => [0.1, 1, 0][i]!, () => 0, 0.5, 0.5);
  expect(Array.from(round)).toEqual([0, 0, 0]);
});

test('a firm without debts is not short because rounding took a little more than it was to receive', () => {
  const { round } = clear(4, [[0, 3, 0.01], [1, 0, 0.046013025179837574]], (i) => [0, -0.0025, -0.25, 0][i]!, (i) => [1, 0.01, 1, 0][i]!, 1, 0.5);
  expect(Array.from(round)).toEqual([1, 1, 1, 0]);
});

test.each([1, -1])('a chain of 5,000 dominoes falls in 4,999 rounds, in direction %i', (direction) => {
  const n = 5000;
  const at = (i: number) => (direction === 1 ? i : n - 1 - i);
  const edges = Array.from({ length: n - 1 }, (_, i): Edge => [at(i), at(i + 1), 100]);
  const { payments, round, residual } = clear(n, edges, (i) => (i === at(0) ? 50 : i === at(n - 1) ? 0 : 0.001), () => 0);
  expect(residual).toBeLessThan(1e-13);
  for (let i = 0; i < n - 1; i += 1) {
    expect(round[at(i)]).toBe(i + 1);
    expect(Math.abs(payments[at(i)]! - (50 + 0.001 * i))).toBeLessThan(1e-9);
  }
});

test.each([[0.1, 1, 1], [1e-6, 1, 1], [0.1, 0.9, 0.9]])('5,000 firms with 50,000 debts that nearly all fail in one ring (leak %d, alpha %d, beta %d)', (leak, alpha, beta) => {
  const n = 5000;
  const next = random(7);
  const edges = Array.from({ length: 10 * n }, (): Edge => {
    const from = Math.floor(next() * n);
    return [from, (from + 1 + Math.floor(next() * (n - 1))) % n, Math.round(1e4 * (0.01 + next())) / 100];
  });
  const owed = new Float64Array(n);
  for (const [a, , x] of edges) owed[a]! += x;
  const has = Array.from(owed, (amount) => amount * leak * next() * 0.5);
  const { payments, round, received, residual, obligations, least } = clear(n, edges, (i) => has[i]!, (i) => leak * owed[i]!, alpha, beta);
  expect(round.filter((each) => each > 0).length).toBeGreaterThan(4000);
  expect(residual).toBeLessThan(1e-14);
  expect(differing(payments, least, obligations)).toEqual([]);
  // What leaks out of the whole is what comes in, however little: no step-size rule stands this.
  let out = 0;
  let into = 0;
  for (let i = 0; i < n; i += 1) {
    const isFailed = round[i]! > 0;
    out += (payments[i]! / obligations[i]!) * leak * owed[i]! + (isFailed ? (1 - alpha) * has[i]! + (1 - beta) * received[i]! : has[i]! + received[i]! - payments[i]!);
    into += has[i]!;
  }
  expect(Math.abs(out / into - 1)).toBeLessThan(1e-8);
});
