/** "Refused" of design/model.md 2.3: each field with each kind of bad value, in the base and by overrides; row, field, value and range are named. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../shared/columns/define.ts';
import { contractTypes } from '../../../shared/contracts/registry.ts';
import { drivers } from '../../../shared/drivers/registry.ts';
import type { Override, Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import type { InputProblem } from '../../../shared/engine/inputProblem.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { describe as say } from '../../../shared/text/messages.ts';
import type { BadCell } from '../../builders/badValues.ts';
import { badCells } from '../../builders/badValues.ts';

const book = { market: { id: 'market' } as Row, firms: [{ id: 'f1', name: 'One' }, { id: 'f2', name: 'Two' }] as readonly Row[], contracts: [] as readonly Row[] };

function bookWith({ target, type, term, value }: BadCell): typeof book {
  if (target === 'market') return { ...book, market: { id: 'market', [term.key]: value } };
  if (target === 'firm') return { ...book, firms: [{ id: 'f1', name: 'One', [term.key]: value }, book.firms[1]!] };
  return { ...book, contracts: [{ id: 'c1', type, to: 'f1', [term.key]: value }] };
}

function problems(model: typeof book, scenario: Partial<Scenario> = {}): readonly InputProblem[] {
  const inputs = compileInputs(model, { ...baseScenario, id: 's1', name: 'S', ...scenario });
  return inputs.ok ? [] : inputs.error;
}

/** What a person reads names the value, and for a number out of range an end of it; in both languages. */
function checkText({ code, details }: InputProblem, { term, value }: BadCell): void {
  for (const language of ['en', 'zhHant'] as const) {
    const text = say(language, { code, details });
    expect(text).not.toContain('{');
    if (typeof value === 'string' && value !== '') expect(text).toContain(value);
    if ('limits' in term && typeof value === 'number' && Number.isFinite(value)) expect(/\d/.test(text)).toBe(true);
  }
  if ('limits' in term) expect(details).toMatchObject(typeof value === 'number' && Number.isFinite(value) ? { min: expect.anything() as unknown, max: expect.anything() as unknown } : { min: expect.anything() as unknown });
}

describe('cells', () => {
  test(`each of ${badCells.length} is refused alone, at its place`, () => {
    expect(badCells.length).toBeGreaterThan(900);
    for (const bad of badCells) {
      const found = problems(bookWith(bad));
      const label = `${bad.target} ${bad.type ?? ''} ${bad.term.key} ${String(JSON.stringify(bad.value))} ${String(bad.value)}`;
      // Three of the numbers that are out of range make a sum over rows too large as well.
      const own = found.filter(({ code }) => !code.endsWith('Sum'));
      expect(own.map(({ target, id, field }) => `${target} ${id} ${field}`), label).toEqual([`${bad.target} ${bad.id} ${bad.term.key}`]);
      checkText(own[0]!, bad);
      expect(own[0]!.details['value'], label).toBeDefined();
    }
  });

  test('each is refused as an override, under the name of the cell', () => {
    for (const bad of badCells) {
      if (!bad.term.overridable) continue;
      const { target, id, type, term, value } = bad;
      const model = target === 'contract' ? { ...book, contracts: [{ id: 'c1', type, to: 'f1' }] } : book;
      const found = problems(model, { overrides: [{ target, ...(target === 'market' ? {} : { id }), field: term.key, value } as Override] });
      const own = found.filter(({ code }) => !code.endsWith('Sum'));
      expect(own.map((each) => `${each.target} ${each.id} ${each.field}`), `${target} ${type ?? ''} ${term.key} ${String(value)}`).toEqual([`${target} ${id} ${term.key}`]);
    }
  });

  test('a factor that leads out of what is allowed, or is no number, is refused', () => {
    for (const { target, id, type, term } of new Set(badCells.filter(({ term: each }) => 'limits' in each))) {
      if (!('limits' in term)) continue;
      const rows = { id, type, to: 'f1', [term.key]: Math.max(1, term.limits.min) };
      const model = target === 'market' ? { ...book, market: rows } : target === 'firm' ? { ...book, firms: [{ ...rows, name: 'One' }] } : { ...book, contracts: [rows] };
      for (const scale of [NaN, Infinity, -Infinity, 1e300, -1e300, '2', null]) {
        const override = { target, ...(target === 'market' ? {} : { id }), field: term.key, scale } as unknown as Override;
        const own = problems(model, { overrides: [override] }).filter(({ code }) => !code.endsWith('Sum'));
        expect(own.map(({ field }) => field), `${target} ${term.key} times ${String(scale)}`).toEqual([term.key]);
      }
    }
  });
});

describe('rows', () => {
  const one = (found: readonly InputProblem[]) => found.map(({ target, id, field, code }) => `${target} ${id} ${field} ${code}`);
  const withContracts = (...contracts: readonly Row[]) => ({ ...book, contracts });

  test.each(contractTypes.map(({ id }) => id))('parties of a %s', (type) => {
    expect(one(problems(withContracts({ id: 'c1', type })))).toEqual(['contract c1 to input.noFirm']);
    expect(one(problems(withContracts({ id: 'c1', type, from: null, to: null })))).toEqual(['contract c1 to input.noFirm']);
    expect(one(problems(withContracts({ id: 'c1', type, from: 'f1', to: 'f1' })))).toEqual(['contract c1 to input.sameParty']);
    for (const party of ['gone', '', 5, true, {}]) {
      expect(one(problems(withContracts({ id: 'c1', type, from: party, to: 'f1' })))).toEqual(['contract c1 from input.unknownFirm']);
      expect(one(problems(withContracts({ id: 'c1', type, from: 'f1', to: party })))).toEqual(['contract c1 to input.unknownFirm']);
    }
  });

  test('types that there are not, ids twice, a firm that lends to itself', () => {
    for (const type of ['swap', '', 'Loan', 5]) expect(one(problems(withContracts({ id: 'c1', type, to: 'f1' })))).toEqual(['contract c1 type input.unknownType']);
    expect(one(problems({ ...book, firms: [...book.firms, book.firms[0]!] }))).toEqual(['firm f1 id input.idTwice']);
    expect(one(problems(withContracts({ id: 'c1', to: 'f1' }, { id: 'c1', to: 'f2' })))).toEqual(['contract c1 id input.idTwice']);
    for (const field of ['lender', 'vendor']) expect(one(problems({ ...book, firms: [{ id: 'f1', name: 'One', [field]: 'f1' }] }))).toEqual([`firm f1 ${field} input.sameParty`]);
  });

  test('pledges on one fleet and stakes in one firm beyond the whole, own facility included', () => {
    const pledge = (id: string, pledged: number, to = 'f1'): Row => ({ id, type: 'loan', to, pledged });
    const stake = (id: string, share: number, from: string | null = null): Row => ({ id, type: 'equity', from, to: 'f1', stake: share });
    const facility = { ...book, firms: [{ id: 'f1', name: 'One', debt: 1, pledged: 0.6 }, book.firms[1]!] };
    expect(one(problems(withContracts(pledge('a', 0.6), pledge('b', 0.4))))).toEqual([]);
    expect(one(problems(withContracts(pledge('a', 0.6), pledge('b', 0.6, 'f2'))))).toEqual([]);
    expect(one(problems(withContracts(pledge('a', 0.6), pledge('b', 0.4000001))))).toEqual(['firm f1 pledged input.pledgedSum']);
    expect(one(problems({ ...facility, contracts: [pledge('a', 0.5)] }))).toEqual(['firm f1 pledged input.pledgedSum']);
    // No facility, no pledge: only capex that borrows makes it one.
    expect(one(problems({ ...facility, firms: [{ id: 'f1', name: 'One', pledged: 0.6 }], contracts: [pledge('a', 0.5)] }))).toEqual([]);
    expect(one(problems({ ...facility, firms: [{ id: 'f1', name: 'One', pledged: 0.6, capex: 1, advanceRate: 0.1 }], contracts: [pledge('a', 0.5)] }))).toEqual(['firm f1 pledged input.pledgedSum']);
    expect(one(problems(withContracts(stake('a', 0.7), stake('b', 0.31, 'f2'))))).toEqual(['firm f1 stake input.stakeSum']);
    for (const problem of problems(withContracts(stake('a', 0.7), stake('b', 0.31, 'f2')))) expect(problem.details).toMatchObject({ value: 1.01, min: 0, max: 1 });
    // The sums are those after overrides.
    expect(one(problems(withContracts(pledge('a', 0.6), pledge('b', 0.4)), { overrides: [{ target: 'contract', id: 'a', field: 'pledged', scale: 1.01 }] }))).toEqual(['firm f1 pledged input.pledgedSum']);
    expect(one(problems(withContracts(pledge('a', 0.6), pledge('b', 0.5)), { overrides: [{ target: 'contract', id: 'a', field: 'pledged', value: null }] }))).toEqual([]);
  });

  test('every problem is told, not only the first', () => {
    expect(problems({ ...book, market: { id: 'market', quarters: 0, salvage: 2 }, firms: [{ id: 'f1', name: 'One', cash: -1, rank: 0 }], contracts: [{ id: 'c1', type: 'lease', units: -1 }] })).toHaveLength(6);
  });
});

describe('scenarios', () => {
  const one = (scenario: Partial<Scenario>) => problems(book, scenario).map(({ target, id, field, code }) => `${target} ${id} ${field} ${code}`);

  test.each(drivers.map(({ key }) => key))('path of %s', (key) => {
    for (const value of [1e6 + 1, -1e6 - 1, 1e300]) {
      expect(one({ drivers: { [key]: { values: [1, value] } } })).toEqual([`scenario s1 ${key} driver.outOfRange`]);
      expect(one({ drivers: { [key]: [{ start: 3, depth: value * 2 }] } })).toEqual([`scenario s1 ${key} driver.outOfRange`]);
    }
    // Two shocks that are allowed alone may add up to too much; a value after T is not looked at.
    expect(one({ drivers: { [key]: [{ depth: 6e5 }, { depth: 6e5 }] } })).toEqual([`scenario s1 ${key} driver.outOfRange`]);
    expect(problems({ ...book, market: { id: 'market', quarters: 1 } }, { drivers: { [key]: { values: [1, 2e6] } } })).toEqual([]);
    for (const value of [NaN, Infinity, '1', null, true]) {
      expect(one({ drivers: { [key]: { values: [1, value as number] } } })).toEqual([`scenario s1 ${key} driver.notANumber`]);
      expect(one({ drivers: { [key]: [{ depth: value as number }] } })).toEqual([`scenario s1 ${key} driver.notANumber`]);
    }
    for (const count of ['start', 'ramp', 'hold', 'recovery']) {
      expect(one({ drivers: { [key]: [{ depth: 0.1, [count]: -1 }] } })).toEqual([`scenario s1 ${key} driver.negativeQuarters`]);
      for (const value of [NaN, Infinity, '1', true]) expect(one({ drivers: { [key]: [{ depth: 0.1, [count]: value }] } })).toEqual([`scenario s1 ${key} driver.notANumber`]);
    }
  });

  test('forced failures of nobody, or in no quarter', () => {
    expect(one({ failures: [{ firm: 'gone', quarter: 1 }] })).toEqual(['scenario s1 failures input.unknownFirm']);
    for (const quarter of [0, -1, 1.5, NaN, Infinity]) expect(one({ failures: [{ firm: 'f1', quarter }] })).toEqual(['scenario s1 failures input.failureQuarter']);
  });

  test('overrides of what is not there, twice, or with nothing', () => {
    const cash = { target: 'firm', id: 'f1', field: 'cash' } as const;
    expect(one({ overrides: [{ ...cash, value: 1 }, { ...cash, value: 1 }] })).toEqual(['firm f1 cash input.overrideTwice']);
    expect(one({ overrides: [{ ...cash, value: 1 }, { ...cash, scale: 1 }, { ...cash, value: null }] })).toEqual(['firm f1 cash input.overrideTwice', 'firm f1 cash input.overrideTwice']);
    expect(one({ overrides: [{ ...cash, id: 'gone', value: 1 }] })).toEqual(['firm gone cash input.overrideRow']);
    expect(one({ overrides: [{ ...cash, field: 'colour', value: 1 }] })).toEqual(['firm f1 colour input.overrideField']);
    for (const field of ['id', 'name', 'kind', 'notes']) expect(one({ overrides: [{ ...cash, field, value: 'x' }] })).toEqual([`firm f1 ${field} input.overrideField`]);
    expect(one({ overrides: [cash] })).toEqual(['firm f1 cash input.overrideValue']);
    for (const field of ['refinance', 'rateType']) expect(one({ overrides: [{ ...cash, field, scale: 2 }] })).toEqual([`firm f1 ${field} input.overrideValue`]);
    expect(problems({ ...book, firms: [{ id: 'f1', name: 'One', lender: 'f2' }, book.firms[1]!] }, { overrides: [{ ...cash, field: 'lender', scale: 2 }] })[0]).toMatchObject({ field: 'lender', code: 'input.overrideValue' });
  });
});
