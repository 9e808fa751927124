/** The generator of live workbooks is itself held to something: everything that the page speaks of happens in its books. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../shared/columns/define.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import { contractTypes } from '../../shared/contracts/registry.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { marketTerms } from '../../shared/market/registry.ts';
import { liveCase } from '../builders/liveCase.ts';
import type { Seen } from '../reference/slowModel.mjs';
import { runSlowly } from '../reference/slowModel.mjs';

const books = 1000;
const cases = Array.from({ length: books }, (_, seed) => liveCase(seed, { maxFirms: 16 }));

/** What has to happen somewhere; the number of books in which it does is printed. */
const expected = [
  'forced', 'operating', 'payment', 'covenant', 'insolvency', 'operating in a later round', 'payment in a later round', 'covenant in a later round', 'insolvency in a later round',
  'cascade of 1 rounds', 'cascade of 2 rounds', 'cascade of 3 rounds', 'cascade of 4 rounds', 'cascade of more than 4 rounds',
  'line drawn on a firm', 'line drawn on outside', 'line not honoured in full', 'guarantee of a firm called', 'guarantee of outside called', 'guarantee not honoured in full', 'calls after calls',
  'refinanced', 'refinancing not wanted', 'refinancing refused: credit closed', 'refinancing refused: lender dead', 'refinancing refused: borrower blocked', 'floating interest', 'floating rate cut to nothing',
  'credit frozen by losses', 'credit closed by the driver', 'margin paid', 'margin paid in part', 'breach tolerated', 'breach cured', 'blocked by DSCR', 'blocked firm buys nothing',
  'estate with a surplus', 'estate that pays in part', 'estate owes an estate', 'ring of estates', 'estate owes heirs of the dead', 'juniors get nothing where seniors are paid', 'opex of an estate not paid',
  'collateral enough', 'collateral too small', 'book sold', 'estate costs on cash', 'estate costs on inflows', 'own cash below nothing', 'revenue cut to nothing',
  'fire sale', 'price remembers sales', 'GPUs of estates let again', 'lease demand lost', 'units let again by a broker', 'rent at its most', 'no capacity left',
  'loss: loan', 'loss: tranche', 'loss: lease', 'loss: supply', 'loss: call', 'loss: equity', 'stake lost', 'stake of outside lost',
  'junior note interest paid', 'note interest added to the balance', 'senior note principal paid', 'junior note principal paid', 'senior note written down', 'junior note written down',
  'order for cash', 'order on credit', 'GPUs on vendor credit', 'injection', 'outlays scaled to cash', 'outlays given up', 'capex paid to a vendor of the workbook', 'capex of a dead vendor goes outside',
  'capex lent by outside', 'capex lent by a firm', 'lending scaled to cash', 'nothing lent',
];

test('everything that the page speaks of happens', () => {
  const counts = new Map(expected.map((event) => [event, 0]));
  for (const { model, scenario } of cases) {
    const seen: Seen = { events: new Map(), inner: {} };
    runSlowly(model, scenario, seen);
    for (const event of seen.events.keys()) counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  console.log(`Of ${books} live books, so many have:\n${[...counts].sort((a, b) => b[1] - a[1]).map(([event, count]) => `  ${String(count).padStart(5)}  ${event}`).join('\n')}`);
  expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
  // What happens but is not listed here would not be missed if it ceased to happen.
  expect([...counts.keys()].filter((event) => !expected.includes(event))).toEqual([]);
}, 120_000);

test('every book is accepted', () => {
  for (const [seed, { model, scenario }] of cases.entries()) {
    const inputs = compileInputs(model, scenario);
    if (!inputs.ok) throw new Error(`Seed ${seed}: ${JSON.stringify(inputs.error)}`);
  }
});

describe('every input is used', () => {
  const isGiven = (row: Row, key: string) => row[key] !== undefined && row[key] !== null;
  test.each(firmTerms.map(({ key }) => key))('firm %s: given, blank and missing', (key) => {
    const firms: readonly Row[] = cases.flatMap(({ model }) => model.firms);
    expect(firms.some((row) => isGiven(row, key))).toBe(true);
    if (key !== 'name') expect([firms.some((row) => row[key] === null), firms.some((row) => row[key] === undefined)]).toContain(true);
  });

  test.each(marketTerms.map(({ key }) => key))('market %s: given', (key) => {
    expect(new Set(cases.map(({ model }) => (model.market as Row)[key])).size).toBeGreaterThan(3);
  });

  test.each(contractTypes.flatMap(({ id, terms }) => terms.map(({ key }) => [id, key] as const)))('%s %s: given, and left out', (id, key) => {
    const rows: readonly Row[] = cases.flatMap(({ model }) => model.contracts).filter(({ type }) => type === id);
    expect(rows.some((row) => isGiven(row, key))).toBe(true);
    expect(rows.some((row) => !isGiven(row, key))).toBe(true);
  });

  test.each(contractTypes.map(({ id }) => id))('%s from outside and to outside', (id) => {
    const rows: readonly Row[] = cases.flatMap(({ model }) => model.contracts).filter(({ type }) => type === id);
    expect(rows.some((row) => isGiven(row, 'from') && isGiven(row, 'to'))).toBe(true);
    expect(rows.some((row) => !isGiven(row, 'from'))).toBe(true);
    expect(rows.some((row) => !isGiven(row, 'to'))).toBe(true);
  });

  test.each(drivers.map(({ key }) => key))('driver %s as shocks and as a list', (key) => {
    const specs = cases.map(({ scenario }) => scenario.drivers[key]);
    expect(specs.some((spec) => Array.isArray(spec))).toBe(true);
    expect(specs.some((spec) => spec !== undefined && !Array.isArray(spec))).toBe(true);
  });

  test('overrides of every table by value, blank and factor; forced failures, after the end as well', () => {
    const all = cases.flatMap(({ scenario }) => scenario.overrides);
    for (const target of ['firm', 'contract', 'market']) {
      const some = all.filter((each) => each.target === target);
      expect(some.some(({ value }) => value === null)).toBe(true);
      expect(some.some(({ value }) => typeof value === 'number')).toBe(true);
      expect(some.some(({ scale }) => scale !== undefined)).toBe(true);
    }
    expect(cases.some(({ model, scenario }) => scenario.failures.some(({ quarter }) => quarter > Number(model.market.quarters)))).toBe(true);
    expect(new Set(cases.map(({ model }) => model.market.quarters))).toContain(1);
    expect(new Set(cases.map(({ model }) => model.market.quarters))).toContain(80);
  });
});
