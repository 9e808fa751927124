/**
 * Nothing that is accepted makes a run fail (design/model.md 6.7): no NaN, no infinity, no exception, no endless loop, the ledger
 * balances, clearings are exact. FIREBREAK_TIMES=67 makes it 100,000 workbooks.
 */
import { expect, test } from 'vitest';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { toResultDocument } from '../../shared/engine/result.ts';
import { run } from '../../shared/engine/run.ts';
import type { LiveCase } from '../builders/liveCase.ts';
import { liveCase } from '../builders/liveCase.ts';
import { forSeeds } from '../builders/liveRun.ts';
import { wildCase } from '../builders/wildCase.ts';

/** Where NaN says "none"; a firm without a facility has no payment on it. */
const blankable = new Set(['dscr', 'ltv', 'need', 'covenantLtv', 'payments']);

interface Sum { books: number; failures: number; residual: number; ledgerError: number; slowest: number }

function checkRun({ model, scenario }: LiveCase, sum: Sum): void {
  const inputs = compileInputs(model, scenario);
  if (!inputs.ok) throw new Error(`refused: ${JSON.stringify(inputs.error[0])}`);
  const before = performance.now();
  const result = run(inputs.value);
  const took = performance.now() - before;
  for (const [key, values] of Object.entries(result)) {
    for (const value of typeof values === 'number' ? [values] : (values as Float64Array)) {
      if (!Number.isFinite(value) && !(blankable.has(key) && Number.isNaN(value))) throw new Error(`${key}: ${value}`);
    }
  }
  expect(result.residual).toBeLessThanOrEqual(1e-13);
  expect(result.ledgerError).toBeLessThanOrEqual(1e-9);
  // JSON has no word for NaN or infinity: they would be read back as null.
  const text = JSON.stringify(toResultDocument(result, model, scenario));
  expect(/"(cash|debt|fleetValue|netWorth)":\[[^\]]*null/.test(text)).toBe(false);
  sum.books += 1;
  sum.failures += result.failureQuarter.filter((t) => t > 0).length;
  sum.residual = Math.max(sum.residual, result.residual);
  sum.ledgerError = Math.max(sum.ledgerError, result.ledgerError);
  sum.slowest = Math.max(sum.slowest, took);
}

test.each([
  ['wild', 1000, wildCase],
  ['live', 500, (seed: number) => liveCase(seed + 7_000_000, { maxFirms: 20 })],
] as const)('%s workbooks', (name, count, draw) => {
  const sum: Sum = { books: 0, failures: 0, residual: 0, ledgerError: 0, slowest: 0 };
  forSeeds(count, (seed) => checkRun(draw(seed), sum));
  console.log(`${name}: ${JSON.stringify(sum)}`);
  expect(sum.failures).toBeGreaterThan(count / 2);
}, 3_600_000);
