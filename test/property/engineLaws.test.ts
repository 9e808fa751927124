/** The laws of design/model.md section 6 over live workbooks; 6.5 on bare networks is in `engineClearing.test.ts`, 6.6 in `byHand.test.ts`, 6.7 in `anyWorkbook.test.ts`. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../shared/columns/define.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';
import { causes } from '../../shared/engine/state.ts';
import type { Model } from '../builders/arbitraries.ts';
import { baked, rename, scaleMoney, withPath } from '../builders/caseChanges.ts';
import { createDraws } from '../builders/draws.ts';
import type { LiveCase } from '../builders/liveCase.ts';
import { liveCase } from '../builders/liveCase.ts';
import { differences, forLiveCases, layOut, outcome, smallestAmount } from '../builders/liveRun.ts';
import { checkClearing } from '../reference/clearingRules.ts';
import type { DenseNetwork } from '../reference/denseClearing.ts';
import { clearDensely } from '../reference/denseClearing.ts';

const withModel = (each: LiveCase, part: Partial<Model>): LiveCase => ({ ...each, model: { ...each.model, ...part } });
const asContracts = (rows: readonly Row[]) => rows as unknown as Model['contracts'];
const asFirms = (rows: readonly Row[]) => rows as unknown as Model['firms'];
const idOf = (index: number): string => `f${String(index).padStart(2, '0')}`;

describe('1: one quarter of cash and loans is Rogers-Veraart, and Eisenberg-Noe without costs', () => {
  function networkOf(seed: number): DenseNetwork {
    const draws = createDraws(seed);
    const n = draws.whole(2, draws.chance(0.2) ? 40 : 12);
    const density = draws.between(0.05, 0.6);
    const costs = draws.chance(0.5);
    return {
      cash: Array.from({ length: n }, () => (draws.chance(0.3) ? 0 : draws.magnitude(0.1, 60))),
      owed: Array.from({ length: n }, (_, i) => Array.from({ length: n + 1 }, (__, j) => (i !== j && draws.chance(density) ? draws.magnitude(0.5, 50) : 0))),
      alpha: costs ? draws.between(0.2, 1) : 1, beta: costs ? draws.between(0.2, 1) : 1,
    };
  }

  function bookOf({ cash, owed, alpha, beta }: DenseNetwork): LiveCase {
    const contracts = owed.flatMap((row, i) => row.flatMap((principal, j): Row[] => (principal > 0
      ? [{ id: `l${idOf(i)}${idOf(j)}`, type: 'loan', from: j < cash.length ? idOf(j) : null, to: idOf(i), principal, maturity: 1, refinance: false }] : [])));
    return {
      model: { market: { id: 'market', quarters: 1, cashKept: alpha, inflowKept: beta }, firms: asFirms(cash.map((amount, i) => ({ id: idOf(i), name: idOf(i), cash: amount }))), contracts: asContracts(contracts) },
      scenario: baseScenario,
    };
  }

  test('against a dense solver', () => {
    let compared = 0;
    let failures = 0;
    for (let seed = 0; seed < 500; seed += 1) {
      const network = networkOf(seed);
      const dense = clearDensely(network);
      if (dense === null) continue;
      compared += 1;
      const book = bookOf(network);
      const result = outcome(book);
      const paid = network.cash.map(() => 0);
      for (const [index, { to }] of book.model.contracts.entries()) paid[Number(String(to).slice(1))]! += result.payments[index]!;
      expect(Array.from(result.failureQuarter, (t) => t > 0), `seed ${seed}`).toEqual(dense.defaulted);
      for (const [i, pays] of dense.pays.entries()) expect(Math.abs(paid[i]! - pays), `seed ${seed}, firm ${i}: ${paid[i]}, densely ${pays}`).toBeLessThanOrEqual(1e-10 * Math.max(1, pays));
      failures += dense.defaulted.filter(Boolean).length;
    }
    expect(compared).toBeGreaterThan(400);
    expect(failures).toBeGreaterThan(600);
  });
});

describe('2: every clearing and every quarter', () => {
  test('limited liability, absolute priority, proportionality; estates pay out all that they have', () => {
    let clearings = 0;
    forLiveCases(200, { maxFirms: 16, extremes: false }, ({ model, scenario }) => {
      const inputs = compileInputs(model, scenario);
      if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
      run(inputs.value, { watch: { judged: (given, state, _why, _round, before) => { clearings += 1; checkClearing(given, state, before); } } });
    });
    expect(clearings).toBeGreaterThan(1000);
  });

  test('the ledger balances, clearings are exact, estates pay no more than they owe, the dead have nothing', () => {
    forLiveCases(400, { maxFirms: 16 }, (each) => {
      const result = outcome(each);
      expect(result.ledgerError).toBeLessThanOrEqual(1e-9);
      expect(result.residual).toBeLessThanOrEqual(1e-13);
      const width = result.quarters + 1;
      for (let i = 0; i < result.firmCount; i += 1) {
        expect(result.recovered[i]).toBeLessThanOrEqual(result.claims[i]! * (1 + 1e-12) + 1e-12);
        const died = result.failureQuarter[i]!;
        for (let place = i * width, t = 0; t < width; place += 1, t += 1) {
          expect(result.cash[place]).toBeGreaterThanOrEqual(0);
          expect(result.debt[place]).toBeGreaterThanOrEqual(0);
          if (died > 0 && t >= died) expect([result.cash[place], result.debt[place], result.fleetValue[place], result.netWorth[place]]).toEqual([0, 0, 0, 0]);
        }
      }
    });
  });
});

describe('3: names, order and strangers', () => {
  // Reordering and renaming are among the metamorphic laws.
  test('parts that no contract connects do not see one another', () => {
    forLiveCases(120, { maxFirms: 10, extremes: false }, (given, seed) => {
      const calm = (each: LiveCase) => withModel(baked(each), { market: { ...baked(given).model.market, rentElasticity: 0, marketDepth: 0, freezeLoss: null } as Model['market'] });
      const one = calm(given);
      for (const prefix of ['a', 'z']) {
        const strangers = calm(rename(liveCase(seed + 50_000, { maxFirms: 8, extremes: false }), (id) => `${prefix}${id}`)).model;
        const together = withModel(one, { firms: [...one.model.firms, ...strangers.firms], contracts: [...one.model.contracts, ...strangers.contracts] });
        const mine = layOut(one, outcome(one));
        const ofFirms = new Map([...mine].filter(([key]) => key.startsWith('f')));
        expect(differences(ofFirms, layOut(together, outcome(together)), 0).slice(0, 4)).toEqual([]);
      }
    });
  });
});

describe('4: money in another unit', () => {
  const inUnit = (given: LiveCase, factor: number): readonly [LiveCase, LiveCase] => {
    const one = baked(given);
    return [{ ...one, model: scaleMoney(one.model, 1) }, { ...one, model: scaleMoney(one.model, factor) }];
  };
  const isMoney = (key: string) => /cash|debt|fleetValue|netWorth|need|shortfall|calls|claims|recovered|loss|^p$|unitPrice/i.test(key);

  function checkUnit(factor: number, allowed: number): void {
    let compared = 0;
    forLiveCases(100, { maxFirms: 14, extremes: false }, (given) => {
      const [one, other] = inUnit(given, factor);
      const before = outcome(one);
      // Thresholds in money (1e-6, tolerances of at least 1 M) see amounts near them.
      if (smallestAmount(before) < 1e-2) return;
      compared += 1;
      const after = layOut(other, outcome(other));
      const expected = new Map([...layOut(one, before)].map(([key, values]) => {
        // A ratio over a divisor that falls below 1e-6 M is none.
        const isNone = (index: number) => factor < 1 && /dscr|ltv/.test(key) && Number.isNaN(after.get(key)?.[index]);
        return [key, values.map((value, index) => (isNone(index) ? NaN : isMoney(key) ? value * factor : value))];
      }));
      expect(differences(expected, after, allowed).slice(0, 4)).toEqual([]);
    });
    expect(compared).toBeGreaterThan(25);
  }

  test.each([1024, 2 ** -10, 8, 0.5])('times %d: every result times it, to the last bit', (factor) => checkUnit(factor, 0));
  test.each([3.7, 0.01, 1234.5678])('times %d: every result times it, but for rounding', (factor) => checkUnit(factor, 1e-9));
});

describe('5: more of it', () => {
  /** One quarter in which nobody holds a loan, tranche or undue receivable on another firm, nor guarantees it or lends it a line. */
  function apart(given: LiveCase): LiveCase {
    const { model } = baked(given);
    const contracts = (model.contracts as readonly Row[]).map((row): Row => (['loan', 'tranche', 'guarantee'].includes(String(row['type'])) && (row['to'] ?? null) !== null ? { ...row, from: null } : row));
    return withModel(baked(given), { market: { ...model.market, quarters: 1 }, firms: model.firms.map((row) => ({ ...row, lender: null })), contracts: asContracts(contracts) });
  }

  test('a larger price impact never saves a firm in one quarter', () => {
    let more = 0;
    forLiveCases(600, { maxFirms: 16, extremes: false, quarters: 1 }, (given, seed) => {
      const draws = createDraws(seed);
      const one = apart(given);
      const market = { ...one.model.market, marketDepth: one.model.firms.reduce((sum, { gpus = 0 }) => sum + (gpus ?? 0), 1) };
      const kappa = draws.between(0, 1);
      const low = outcome(withModel(one, { market: { ...market, fireSaleImpact: kappa } })).failureQuarter;
      const high = outcome(withModel(one, { market: { ...market, fireSaleImpact: kappa + draws.between(0, 3) } })).failureQuarter;
      for (const [i, t] of low.entries()) if (t > 0) expect(high[i], `firm ${i}`).toBe(1);
      more += high.filter((t) => t > 0).length - low.filter((t) => t > 0).length;
    });
    expect(more).toBeGreaterThan(10);
  });

  const failedBy = (each: LiveCase): ReadonlySet<string> => new Set(Array.from(outcome(each).failureCause, (cause) => causes[cause]!));

  test('no covenant fails anybody while breaches are tolerated, no net worth where none is asked for', () => {
    forLiveCases(200, { maxFirms: 14 }, (given) => {
      const one = baked(given);
      expect(failedBy(withModel(one, { market: { ...one.model.market, cureQuarters: 100 } }))).not.toContain('covenant');
      expect(failedBy(withModel(one, { firms: one.model.firms.map((row) => ({ ...row, failsWhenInsolvent: false })) }))).not.toContain('insolvency');
    });
  });

  test('whom outside guarantees without limit never lacks cash', () => {
    forLiveCases(200, { maxFirms: 14, extremes: false }, (given) => {
      const guarantees = given.model.firms.map(({ id }): Row => ({ id: `g${id}`, type: 'guarantee', from: null, to: id, cap: 1e12 }));
      const found = failedBy(withModel(given, { contracts: asContracts([...given.model.contracts, ...guarantees]) }));
      expect([...found].filter((cause) => cause === 'payment' || cause === 'operating')).toEqual([]);
    });
  });

  test('while credit is closed nobody owes more on loans', () => {
    forLiveCases(200, { maxFirms: 14 }, (given) => {
      const loansOnly = withModel(given, { contracts: given.model.contracts.filter(({ type }) => type !== 'tranche') });
      const result = outcome(withPath({ ...loansOnly, scenario: { ...loansOnly.scenario, overrides: loansOnly.scenario.overrides.filter(({ id, target }) => target !== 'contract' || loansOnly.model.contracts.some((row) => row.id === id)) } }, 'credit', [0.49]));
      const width = result.quarters + 1;
      for (let place = 0; place < result.debt.length; place += 1) if (place % width > 0) expect(result.debt[place]).toBeLessThanOrEqual(result.debt[place - 1]!);
    });
  });
});
