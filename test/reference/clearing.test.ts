/**
 * Published clearing vectors (Eisenberg-Noe, Rogers-Veraart, edge cases) through workbooks of one quarter: an edge is a loan
 * at rate 0 that is due in quarter 1, external assets are cash, negative ones opex, external liabilities a loan from outside.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../shared/columns/define.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';

interface Case {
  readonly name: string;
  readonly model: string;
  readonly parameters: { readonly alpha: number; readonly beta: number; readonly external_liabilities_rank: 'pari_passu' | 'senior' };
  readonly inputs: { readonly edges: readonly [number, number, number][]; readonly external_assets: readonly number[]; readonly external_liabilities: readonly number[] };
  readonly expected: {
    readonly error?: string;
    readonly payments: readonly number[];
    readonly obligations?: readonly number[];
    readonly defaulted: readonly number[];
    readonly default_round: readonly number[];
    readonly equity_after?: readonly number[];
  };
  readonly tolerance: { readonly relative: number; readonly absolute: number };
}

/** Ids whose order is the order of the numbers. */
const idOf = (index: number): string => `f${String(index).padStart(3, '0')}`;

function modelOf({ parameters, inputs }: Case) {
  const isSenior = parameters.external_liabilities_rank === 'senior';
  const loan = (id: string, to: number, from: number | null, principal: number, rank: number): Row => ({
    id, type: 'loan', from: from === null ? null : idOf(from), to: idOf(to), principal, rank, maturity: 1, refinance: false,
  });
  return {
    market: { id: 'market', quarters: 1, cashKept: parameters.alpha, inflowKept: parameters.beta } as Row,
    firms: inputs.external_assets.map((assets, index): Row => ({ id: idOf(index), name: idOf(index), ...(assets < 0 ? { opex: -assets } : { cash: assets }) })),
    contracts: [
      ...inputs.edges.map(([debtor, creditor, amount], index) => loan(`e${index}`, debtor, creditor, amount, isSenior ? 2 : 1)),
      ...inputs.external_liabilities.flatMap((amount, index) => (amount > 0 ? [loan(`x${index}`, index, null, amount, 1)] : [])),
    ],
  };
}

for (const file of ['eisenberg_noe', 'rogers_veraart', 'edge_cases']) {
  const { cases } = JSON.parse(readFileSync(new URL(`../fixtures/validation/${file}.json`, import.meta.url), 'utf8')) as { cases: readonly Case[] };
  describe(file, () => {
    for (const each of cases) {
      if (each.model === 'debtrank_linear') continue; // No clearing: an opening-state measure.
      test(each.name, () => (each.model === 'input_validation' ? checkRefused(each) : checkClearing(each)));
    }
  });
}

function checkRefused(each: Case): void {
  const inputs = compileInputs(modelOf({ ...each, parameters: { alpha: 1, beta: 1, external_liabilities_rank: 'pari_passu' } }), baseScenario);
  expect(inputs.ok).toBe(false);
  if (!inputs.ok) expect(inputs.error.map(({ code }) => code)).toContain('input.sameParty');
}

function checkClearing(each: Case): void {
  const { inputs, expected, tolerance } = each;
  const isSenior = each.parameters.external_liabilities_rank === 'senior';
  const model = modelOf(each);
  const compiled = compileInputs(model, baseScenario);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const result = run(compiled.value);
  const largest = Math.max(0, ...(expected.obligations ?? []));
  const allowed = (value: number) => tolerance.relative * Math.max(Math.abs(value), largest) + tolerance.absolute;
  const count = inputs.external_assets.length;
  const paid = new Array<number>(count).fill(0);
  const received = new Array<number>(count).fill(0);
  for (const [index, contract] of model.contracts.entries()) {
    const amount = result.payments[index] ?? NaN;
    // Where external creditors go first, the published payments are those on the edges alone.
    if (isSenior && contract['from'] === null) continue;
    paid[Number(String(contract['to']).slice(1))]! += amount;
    if (typeof contract['from'] === 'string') received[Number(contract['from'].slice(1))]! += amount;
  }
  for (let i = 0; i < count; i += 1) {
    expect(Math.abs(paid[i]! - expected.payments[i]!), `payment of ${i}: ${paid[i]}`).toBeLessThanOrEqual(allowed(expected.payments[i]!));
    const equity = inputs.external_assets[i]! + received[i]! - (expected.obligations?.[i] ?? 0) - (isSenior ? inputs.external_liabilities[i]! : 0);
    if (expected.equity_after !== undefined) expect(Math.abs(equity - expected.equity_after[i]!), `equity of ${i}`).toBeLessThanOrEqual(allowed(equity));
  }
  expect(Array.from(result.failureQuarter).flatMap((quarter, index) => (quarter > 0 ? [index] : []))).toEqual(expected.defaulted);
  expect(Array.from(result.failureRound)).toEqual(expected.default_round);
  expect(result.residual).toBeLessThan(1e-13);
  expect(result.ledgerError).toBeLessThan(1e-9);
}
