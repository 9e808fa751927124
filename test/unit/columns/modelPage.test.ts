/** The registries against design/model.md 2: keys in its order, stated defaults, and what is refused. */
import { expect, test } from 'vitest';
import type { Term } from '../../../shared/columns/define.ts';
import { valueOf } from '../../../shared/columns/define.ts';
import { validateCell } from '../../../shared/columns/kinds/registry.ts';
import { firmKinds, firmTerm, firmTerms } from '../../../shared/columns/terms/registry.ts';
import { contractTerm, contractTerms, contractType, contractTypes, usesTerm } from '../../../shared/contracts/registry.ts';
import { drivers } from '../../../shared/drivers/registry.ts';
import { defaultMarket, marketTerm, marketTerms } from '../../../shared/market/registry.ts';
import { aFirm } from '../../builders/aFirm.ts';

const defaultsOf = (terms: readonly Term[]) => Object.fromEntries(terms.map((term) => [term.key, term.default]));
const keysOf = (terms: readonly Term[]) => terms.map(({ key }) => key).join(' ');

test('the market has the inputs and defaults of 2.1', () => {
  expect(defaultsOf(marketTerms)).toEqual({
    quarters: 20, spotRent: 2.5, spotDemand: null, rentElasticity: 0.5, rentToValue: 0.5, salvage: 0.05, gpuPrice: 30, marketDepth: 0, fireSaleImpact: 0.5,
    priceMemory: 0.5, liquidationCost: 0.1, bookHaircut: 0.3, cashKept: 1, inflowKept: 1, baseRate: 0.04, cureQuarters: 1, freezeLoss: null,
  });
  expect(valueOf(defaultMarket, marketTerm('quarters'))).toBe(20);
});

test('a firm has the terms and defaults of 2.2, in its order', () => {
  expect(keysOf(firmTerms)).toBe(
    'name kind group notes cash revenue demandBeta opex funding otherAssets gpus gpuCost gpuAge gpuLife gpuOpex utilization ' +
      'debt lender rateType rate maturity amortization refinance rank pledged maxLtv minDscr undrawn capex vendor advanceRate failsWhenInsolvent',
  );
  const special = { name: '', kind: 'other', group: '', notes: '', gpuLife: 24, utilization: 1, lender: null, rateType: 'fixed', maturity: null, refinance: true, rank: 1, vendor: null, failsWhenInsolvent: false };
  for (const term of firmTerms) expect(term.default, term.key).toBe(term.key in special ? special[term.key as keyof typeof special] : 0);
  expect(firmKinds.map(({ id }) => id).join(' ')).toBe('chipSupplier gpuVendor neocloud dcDeveloper computeBroker sublessor hyperscaler aiLab bank privateCredit fund absVehicle other');
  expect(valueOf(aFirm({ utilization: null }), firmTerm('utilization'))).toBe(1);
});

test('contract types have the fields and defaults of 2.3', () => {
  expect(contractTypes.map(({ id, terms }) => `${id}: ${keysOf(terms)}`)).toEqual([
    'loan: principal rateType rate maturity amortization refinance rank pledged maxLtv minDscr',
    'lease: units rent term takeOrPay resale',
    'supply: amount term lag outstanding addsGpus',
    'equity: stake injection term',
    'guarantee: cap',
    'tranche: principal rate rank',
  ]);
  expect(defaultsOf(contractTerms)).toEqual({
    type: 'loan', from: null, to: null, principal: 0, rateType: 'fixed', rate: 0, maturity: null, amortization: 0, refinance: true, rank: 1, pledged: 0, maxLtv: 0, minDscr: 0,
    units: 0, rent: 0, term: null, takeOrPay: 1, resale: false, amount: 0, lag: 0, outstanding: 0, addsGpus: false, stake: 0, injection: 0, cap: 0,
  });
  expect(contractType('loan').terms.slice(1).every((term) => firmTerm(term.key) === term)).toBe(true);
  expect(['rate', 'rank', 'from', 'type'].map((key) => usesTerm('tranche', key))).toEqual([true, true, true, true]);
  expect(['rent', 'pledged', 'nothing'].map((key) => usesTerm('tranche', key))).toEqual([false, false, false]);
});

test('drivers are those of 2.4; all multiply but the base rate', () => {
  expect(drivers.map(({ key, base, cut }) => [key, base, cut])).toEqual([
    ['demand', 1, true], ['rent', 1, true], ['gpuPrice', 1, true], ['life', 1, true], ['baseRate', 0, false], ['funding', 1, true], ['opex', 1, true], ['capex', 1, true], ['credit', 1, true],
  ]);
});

test('what 2.3 refuses is refused, and no more', () => {
  const allowed = (term: Term, ...values: readonly number[]) => values.map((value) => validateCell(value, term) === null);
  for (const term of [...firmTerms, ...contractTerms, ...marketTerms]) {
    if (!('limits' in term)) continue;
    expect(allowed(term, Number.NaN, Infinity, 1.1e15, -1.1e15), term.key).toEqual([false, false, false, false]);
    const signed = ['rate', 'baseRate', 'demandBeta'].includes(term.key);
    expect(allowed(term, -1), term.key).toEqual([signed]);
  }
  for (const key of ['salvage', 'priceMemory', 'liquidationCost', 'bookHaircut', 'cashKept', 'inflowKept', 'freezeLoss'] as const) {
    expect(allowed(marketTerm(key), 0, 1, 1.01), key).toEqual([true, true, false]);
  }
  for (const key of ['utilization', 'amortization', 'pledged', 'advanceRate'] as const) expect(allowed(firmTerm(key), 0, 1, 1.01), key).toEqual([true, true, false]);
  for (const key of ['takeOrPay', 'stake'] as const) expect(allowed(contractTerm(key), 0, 1, 1.01), key).toEqual([true, true, false]);
  for (const key of ['rentElasticity', 'rentToValue'] as const) expect(allowed(marketTerm(key), 0, 5, 5.01), key).toEqual([true, true, false]);
  for (const term of [firmTerm('rate'), marketTerm('baseRate')]) expect(allowed(term, -10, 10, 10.01, -10.01)).toEqual([true, true, false, false]);
  expect(allowed(firmTerm('demandBeta'), -100, 100, 100.1, -100.1)).toEqual([true, true, false, false]);
  for (const key of ['maturity', 'rank'] as const) expect(allowed(firmTerm(key), 1, 80, 0, 1.5), key).toEqual([true, true, false, false]);
  for (const term of [contractTerm('term'), contractTerm('lag'), marketTerm('cureQuarters')]) expect(allowed(term, 0, 7, 1.5), term.key).toEqual([true, true, false]);
  expect(allowed(marketTerm('quarters'), 1, 80, 0, 81, 2.5)).toEqual([true, true, false, false, false]);
  for (const key of ['gpuAge', 'gpuLife'] as const) expect(allowed(firmTerm(key), 0, 2.5, 1e15), key).toEqual([true, true, true]);
  expect(allowed(firmTerm('maxLtv'), 0, 1.5, 100)).toEqual([true, true, true]);
});
