/** Metamorphic laws (design/reliability.md P35): what may be written in two ways has one result; what means nothing changes nothing. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../shared/columns/define.ts';
import { contractTypes } from '../../shared/contracts/registry.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import type { Model } from '../builders/arbitraries.ts';
import { amountKeys, baked, mapRows, partOf, pathValues, rename, withPath } from '../builders/caseChanges.ts';
import type { Draws } from '../builders/draws.ts';
import { createDraws } from '../builders/draws.ts';
import type { LiveCase } from '../builders/liveCase.ts';
import { differences, forLiveCases, layOut, outcome } from '../builders/liveRun.ts';
import type { Layout } from '../builders/liveRun.ts';

const books = 80;

/** A case written in two ways; null where the law says nothing of it. */
type Law = (given: LiveCase, draws: Draws) => readonly [LiveCase, LiveCase] | null;

const withModel = (each: LiveCase, part: Partial<Model>): LiveCase => ({ ...each, model: { ...each.model, ...part } });
const withScenario = (each: LiveCase, part: Partial<Scenario>): LiveCase => ({ ...each, scenario: { ...each.scenario, ...part } });
const asContracts = (rows: readonly Row[]) => rows as unknown as Model['contracts'];
const asFirms = (rows: readonly Row[]) => rows as unknown as Model['firms'];
const quartersOf = ({ model }: LiveCase) => Number(model.market.quarters);
const number = (value: unknown) => (typeof value === 'number' ? value : 0);

function shuffled<T>(items: readonly T[], draws: Draws): readonly T[] {
  const left = [...items];
  return items.map(() => left.splice(draws.whole(0, left.length - 1), 1)[0]!);
}

/** Every factor of a driver doubled, beside every field that it multiplies doubled. */
const movedInto = (key: 'opex' | 'capex' | 'funding', fields: readonly string[]): Law => (given) => {
  const one = baked(given);
  if ([...one.model.firms, ...one.model.contracts].some((row: Row) => fields.some((field) => number(row[field]) > 5e14))) return null;
  const values = pathValues(one.scenario, key, quartersOf(one));
  const doubled = mapRows(one.model, (row) => ({ ...row, ...Object.fromEntries(fields.filter((field) => typeof row[field] === 'number').map((field) => [field, number(row[field]) * 2])) }));
  return [withPath(one, key, values.map((value) => value * 2)), { ...withPath(one, key, values), model: doubled }];
};

/** Laws that hold to the last bit. */
const exactly: Readonly<Record<string, Law>> = {
  'rows in another order': (given, draws) => [given, withModel(given, { firms: shuffled(given.model.firms, draws), contracts: shuffled(given.model.contracts, draws) })],
  'other names, kinds, groups and remarks': (given) => [given, withModel(given, { firms: given.model.firms.map((row) => ({ ...row, name: `Other ${row.id}`, kind: 'other', group: 'G', notes: 'N' })) })],
  'fields of other programs': (given) => [given, { ...given, model: mapRows(given.model, (row) => ({ ...row, colour: 'red', custom: { x: 1 } })) }],
  'null instead of a missing cell, and the other way round': (given) => [given, { ...given, model: mapRows(given.model, (row, terms) => {
    const cells = terms.filter(({ key }) => key !== 'name').map(({ key }): [string, unknown] => [key, row[key] === null ? undefined : (row[key] ?? null)]);
    const parties = ['from', 'to'].filter((key) => row['type'] !== undefined && row[key] === null).map((key): [string, unknown] => [key, undefined]);
    return { ...row, ...Object.fromEntries([...cells, ...parties].filter(([key]) => key !== 'quarters')) };
  }) }],
  'defaults written out': (given) => [given, { ...given, model: mapRows(given.model, (row, terms) => ({ ...row, ...Object.fromEntries(terms.filter(({ key, default: value }) => value !== null && (row[key] ?? null) === null && key !== 'name').map(({ key, default: value }) => [key, value])) })) }],
  'defaults left out': (given) => {
    const one = baked(given);
    return [one, { ...one, model: mapRows(one.model, (row, terms) => Object.fromEntries(Object.entries(row).filter(([key, value]) => !terms.some((term) => term.key === key && term.default === value))) as Row) }];
  },
  'overrides as edits of the base': (given) => (given.scenario.overrides.length === 0 ? null : [given, baked(given)]),
  'overrides in another order': (given, draws) => [given, withScenario(given, { overrides: shuffled(given.scenario.overrides, draws), failures: shuffled(given.scenario.failures, draws) })],
  'an override by the value that is there': (given, draws) => {
    const one = baked(given);
    const { id, cash = null } = draws.pick(one.model.firms);
    return [one, withScenario(one, { overrides: [{ target: 'firm', id, field: 'cash', value: cash }, { target: 'market', field: 'salvage', scale: 1 }] })];
  },
  'shocks as lists of values': (given) => [given, drivers.reduce((each, { key }) => withPath(each, key, pathValues(given.scenario, key, quartersOf(given))), given)],
  'shocks of depth 0, and empty paths': (given) => [given, withScenario(given, { drivers: Object.fromEntries(drivers.map(({ key }) => {
    const spec = given.scenario.drivers[key];
    return [key, spec === undefined ? { values: [] } : 'values' in spec && !Array.isArray(spec) ? spec : [...(spec as []), { start: 1, depth: 0, ramp: 2 }]];
  })) })],
  'a forced failure after the end, and a second one of a firm': (given) => {
    const [first] = given.scenario.failures;
    return [given, withScenario(given, { failures: [...given.scenario.failures, { firm: given.model.firms[0]!.id, quarter: quartersOf(given) + 1 }, ...(first === undefined ? [] : [{ ...first, quarter: first.quarter + 1 }, first])] })];
  },
  'the failure of the dead': (given) => {
    const result = outcome(given);
    const dead = given.model.firms.flatMap(({ id }, index) => (result.failureQuarter[index]! > 0 ? [{ firm: id, quarter: result.failureQuarter[index]! + 1 }] : []));
    return dead.length === 0 ? null : [given, withScenario(given, { failures: [...given.scenario.failures, ...dead] })];
  },
  'contracts about nothing': (given, draws) => {
    const ids = given.model.firms.map(({ id }) => id);
    const more = contractTypes.flatMap(({ id: type }) => [0, 1].map((index): Row => {
      const from = draws.pick([null, ...ids]);
      const to = draws.pick([...(from === null ? [] : [null]), ...ids.filter((id) => id !== from)]);
      return { id: `${draws.pick(['a', 'z'])}${type}${index}`, type, from, to, ...(from === null && to === null ? { to: ids[0] } : {}) };
    }));
    return [given, withModel(given, { contracts: asContracts([...given.model.contracts, ...more]) })];
  },
  'orders, leases and injections whose term is over': (given, draws) => {
    const ids = given.model.firms.map(({ id }) => id);
    const to = draws.pick(ids);
    const from = draws.pick([null, ...ids.filter((id) => id !== to)]);
    const more: readonly Row[] = [
      { id: 'over1', type: 'lease', from, to, units: 500, rent: 9, term: 0, resale: true }, { id: 'over2', type: 'supply', from, to, amount: 9, term: 0, lag: 1, addsGpus: true }, { id: 'over3', type: 'equity', from, to, injection: 9, term: 0 },
    ];
    return [given, withModel(given, { contracts: asContracts([...given.model.contracts, ...more]) })];
  },
  'a firm apart': (given, draws) => [given, withModel(given, { firms: asFirms([...given.model.firms, { id: draws.pick(['a', 'f055', 'z']), name: 'Apart', cash: 50, revenue: 3, opex: 4, otherAssets: 7, funding: draws.between(0, 2) }]) })],
  'a firm with neither cash nor dues': (given) => [given, withModel(given, { firms: asFirms([...given.model.firms, { id: 'a', name: 'Shell' }]) })],
  'a longer horizon': (given) => [given, withModel(given, { market: { ...given.model.market, quarters: Math.min(80, quartersOf(given) + 3) } })],
  'no depth and no impact': (given) => {
    const one = baked(given);
    return [withModel(one, { market: { ...one.model.market, marketDepth: 0 } }), withModel(one, { market: { ...one.model.market, marketDepth: one.model.market.marketDepth ?? 5, fireSaleImpact: 0 } })];
  },
  'the base rate where no loan floats': (given) => {
    const one = baked(given);
    const fixed = { ...one, model: mapRows(one.model, (row) => ({ ...row, rateType: 'fixed' })) };
    return [fixed, withPath(withModel(fixed, { market: { ...fixed.model.market, baseRate: 0.5 } }), 'baseRate', [0.1, 0.9])];
  },
  'opex doubled by the driver or in the cells': movedInto('opex', ['opex', 'gpuOpex']),
  'purchases doubled by the driver or in the cells': movedInto('capex', ['capex', 'amount']),
  'funding doubled by the driver or in the cells': movedInto('funding', ['funding', 'injection']),
};

/** The order of ids turned round; twice is the id itself. */
function turned(id: string): string {
  const place = Number(id.slice(1));
  return id.startsWith('f') ? `q${999 - place}` : id.startsWith('q') ? `f${String(999 - place).padStart(2, '0')}` : `k${9999 - place}`;
}

/** Laws that hold but for rounding, since sums are added in another order or of other parts. */
const butForRounding: Readonly<Record<string, Law>> = {
  'firms and contracts renamed into another order': (given) => [given, rename(given, turned)],
  'a contract in two parts': (given, draws) => {
    const one = baked(given);
    const share = draws.between(0.1, 0.9);
    return [one, withModel(one, { contracts: asContracts(one.model.contracts.flatMap((row, index): Row[] => (index % 2 === 0 ? [row] : [partOf(row, `${row.id}a`, share), partOf(row, `${row.id}b`, 1 - share)]))) })];
  },
  'parallel contracts as one': (given, draws) => {
    const one = baked(given);
    const pairs = one.model.contracts.map((row) => [partOf(row, `${row.id}a`, 0.4), partOf(row, `${row.id}b`, draws.between(0.1, 0.5))] as const);
    const merged = pairs.map(([a, b]): Row => ({ ...a, id: `${a.id}m`, ...Object.fromEntries(amountKeys(a).flatMap((key) => (typeof a[key] === 'number' ? [[key, number(a[key]) + number(b[key])]] : []))) }));
    return [withModel(one, { contracts: asContracts(pairs.flat()) }), withModel(one, { contracts: asContracts(merged) })];
  },
  'an own facility as a loan contract': (given) => {
    const one = baked(given);
    const plain = withModel(one, { firms: one.model.firms.map((row) => ({ ...row, undrawn: 0, advanceRate: 0 })) });
    const terms = contractTypes[0].terms.map(({ key }) => key);
    const loans = plain.model.firms.filter(({ debt }) => number(debt) > 0).map((row): Row => ({ ...Object.fromEntries(terms.map((key) => [key, (row as Row)[key]])), id: `own ${row.id}`, type: 'loan', from: row.lender ?? null, to: row.id, principal: row.debt }));
    return [plain, withModel(plain, { firms: plain.model.firms.map((row) => ({ ...row, debt: 0 })), contracts: asContracts([...plain.model.contracts, ...loans]) })];
  },
  'a floating rate as the fixed one that it comes to': (given) => {
    const one = withPath(baked(given), 'baseRate', []);
    const base = number(one.model.market.baseRate ?? 0.04);
    return [one, { ...one, model: mapRows(one.model, (row) => (row['rateType'] === 'floating' ? { ...row, rateType: 'fixed', rate: Math.min(10, number(row['rate']) + base) } : row)) }];
  },
  'the base rate in the cell or in the path': (given) => {
    const one = baked(given);
    const path = pathValues(one.scenario, 'baseRate', quartersOf(one));
    return [one, withModel(withPath(one, 'baseRate', path.map((value) => value + number(one.model.market.baseRate ?? 0.04))), { market: { ...one.model.market, baseRate: 0 } })];
  },
  'lives doubled by the driver or in the cells, without stakes': (given) => {
    const one = baked(withModel(given, { contracts: given.model.contracts.filter(({ type }) => type !== 'equity') }));
    const driven = withPath(one, 'life', pathValues(one.scenario, 'life', quartersOf(one)).map((value) => value * 2));
    return [driven, withModel(one, { firms: one.model.firms.map((row) => ({ ...row, gpuLife: (row.gpuLife ?? 24) * 2 })) })];
  },
  'GPU prices doubled by the driver or in the cells, without stakes': (given) => {
    const one = baked(withModel(given, { contracts: given.model.contracts.filter(({ type }) => type !== 'equity') }));
    const driven = withPath(one, 'gpuPrice', pathValues(one.scenario, 'gpuPrice', quartersOf(one)).map((value) => value * 2));
    return [driven, { ...one, model: { ...mapRows(one.model, (row) => (typeof row['gpuCost'] === 'number' ? { ...row, gpuCost: row['gpuCost'] * 2 } : row)), market: { ...one.model.market, gpuPrice: number(one.model.market.gpuPrice ?? 30) * 2 } } }];
  },
};

/** Values at opening, which no driver moves, and a firm's fate after the shorter of two horizons. */
function comparable(law: string, layout: Layout, quarters: number): Layout {
  const isDriven = law.includes('doubled by the driver') && law.includes('without stakes');
  const isLonger = law === 'a longer horizon';
  const kept = new Map<string, readonly number[]>();
  for (const [key, values] of layout) {
    if (isDriven) kept.set(key, values.length > quarters ? values.slice(1) : values);
    else if (isLonger && /failure|claims|recovered|loss(Caused|Suffered)/.test(key)) continue;
    else kept.set(key, values);
  }
  return kept;
}

function checkLaw(name: string, law: Law, allowed: number): void {
  let told = 0;
  // Beside amounts of 1e15 rounding is all that there is.
  forLiveCases(books, { maxFirms: 14, extremes: allowed === 0 }, (given, seed) => {
    const pair = law(given, createDraws(seed));
    if (pair === null || pair.length < 2) return;
    told += 1;
    const [one, other] = pair;
    const quarters = quartersOf(one);
    expect(differences(comparable(name, layOut(one, outcome(one)), quarters), comparable(name, layOut(other, outcome(other), name.includes('renamed') ? turned : undefined), quarters), allowed).slice(0, 4)).toEqual([]);
  });
  expect(told).toBeGreaterThan(books / 4);
}

describe('to the last bit', () => {
  test.each(Object.entries(exactly))('%s', (name, law) => checkLaw(name, law, 0));
});

describe('but for rounding', () => {
  test.each(Object.entries(butForRounding))('%s', (name, law) => checkLaw(name, law, 1e-9));
});
