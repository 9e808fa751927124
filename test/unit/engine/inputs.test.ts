import { describe, expect, test } from 'vitest';
import type { Row } from '../../../shared/columns/define.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';

const model = (given: { market?: object; firms?: readonly Row[]; contracts?: readonly Row[] } = {}) => ({
  market: { id: 'market', ...given.market }, firms: given.firms ?? [aFirm(), aFirm({ id: 'f2', name: 'Two' })], contracts: given.contracts ?? [],
});
const scenario = (given: Partial<Scenario>): Scenario => ({ ...baseScenario, id: 's1', name: 'S', ...given });

/** Codes and fields of what is refused. */
function refused(given: Parameters<typeof model>[0], under: Scenario = baseScenario): string[] {
  const inputs = compileInputs(model(given), under);
  return inputs.ok ? [] : inputs.error.map(({ target, id, field, code }) => `${target} ${id} ${field} ${code}`);
}

function accepted(given: Parameters<typeof model>[0], under: Scenario = baseScenario) {
  const inputs = compileInputs(model(given), under);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  return inputs.value;
}

describe('defaults', () => {
  test('blank, null and a default given are the same', () => {
    const { market, firms, loans } = accepted({ market: { spotRent: null }, firms: [aFirm({ debt: 5, gpuLife: null }), aFirm({ id: 'f2' })] });
    expect(market).toMatchObject({ quarters: 20, spotRent: 2.5, spotDemand: NaN, freezeLoss: NaN, cureQuarters: 1 });
    expect([...firms.gpuLife]).toEqual([24, 24]);
    expect([loans.maturity[0], loans.refinance[0], loans.rank[0], loans.from[0]]).toEqual([Infinity, 1, 1, -1]);
  });

  test('a facility exists where something is or can be owed on it', () => {
    const firms = [aFirm({ debt: 1 }), aFirm({ id: 'f2', undrawn: 1 }), aFirm({ id: 'f3', capex: 1, advanceRate: 0.5 }), aFirm({ id: 'f4', capex: 1, pledged: 1 })];
    expect([...accepted({ firms }).firms.facility]).toEqual([0, 1, 2, -1]);
  });

  test('firms and contracts stand in the order of ids and know their rows', () => {
    const firms = [aFirm({ id: 'b', cash: 2 }), aFirm({ id: 'a', cash: 1 })];
    const inputs = accepted({ firms, contracts: [aContract({ id: 'z', to: 'a', principal: 1 }), aContract({ id: 'y', to: 'b', principal: 2 })] });
    expect([[...inputs.firms.cash], [...inputs.firms.row]]).toEqual([[1, 2], [1, 0]]);
    expect([[...inputs.loans.principal], [...inputs.loans.row], [...inputs.loans.to]]).toEqual([[2, 1], [1, 0], [1, 0]]);
  });
});

describe('refused', () => {
  test.each([
    [{ market: { quarters: 81 } }, 'market market quarters cell.outOfRange'],
    [{ market: { cureQuarters: 1.5 } }, 'market market cureQuarters cell.notWhole'],
    [{ firms: [aFirm({ cash: -1 })] }, 'firm f1 cash cell.tooSmall'],
    [{ firms: [aFirm({ cash: 1e16 })] }, 'firm f1 cash cell.tooLarge'],
    [{ firms: [aFirm({ lender: 'f1' })] }, 'firm f1 lender input.sameParty'],
    [{ firms: [aFirm({ vendor: 'gone' })] }, 'firm f1 vendor input.unknownFirm'],
    [{ contracts: [aContract({ from: 'f1' })] }, 'contract c1 to input.sameParty'],
    [{ contracts: [aContract({ to: null })] }, 'contract c1 to input.noFirm'],
    [{ contracts: [aContract({ to: 'gone' })] }, 'contract c1 to input.unknownFirm'],
    [{ contracts: [{ id: 'c1', type: 'swap', to: 'f1' }] }, 'contract c1 type input.unknownType'],
  ] satisfies readonly [Parameters<typeof model>[0], string][])('%j', (given, expected) => {
    const found = refused(given);
    expect(found).toHaveLength(1);
    // The kind of a column words its limits; what matters here is the place.
    expect(found[0]!.split(' ').slice(0, 3)).toEqual(expected.split(' ').slice(0, 3));
    if (expected.includes('input.')) expect(found[0]).toBe(expected);
  });

  test('values that are no numbers at all', () => {
    for (const cash of [NaN, Infinity, '5', true, []]) expect(refused({ firms: [{ id: 'f1', name: 'F', cash }] })).toHaveLength(1);
  });

  test('pledges and stakes beyond the whole, but not sums that only binary fractions exceed', () => {
    const pledges = (...shares: number[]) => shares.map((pledged, index) => aContract({ id: `c${index}`, pledged, principal: 1 }));
    expect(refused({ contracts: pledges(0.7, 0.2, 0.1) })).toEqual([]);
    expect(refused({ contracts: pledges(0.7, 0.31) })).toEqual(['firm f1 pledged input.pledgedSum']);
    const stakes = [aContract({ id: 'a', type: 'equity', stake: 0.6 }), aContract({ id: 'b', type: 'equity', from: 'f2', stake: 0.6 })];
    expect(refused({ contracts: stakes })).toEqual(['firm f1 stake input.stakeSum']);
  });

  test('what the type does not use is not looked at', () => {
    expect(refused({ contracts: [aContract({ type: 'lease', principal: -5 })] })).toEqual([]);
  });

  test('paths and forced failures', () => {
    expect(refused({}, scenario({ drivers: { rent: { values: [2e6] } } }))).toEqual(['scenario s1 rent driver.outOfRange']);
    expect(refused({}, scenario({ failures: [{ firm: 'gone', quarter: 1 }, { firm: 'f1', quarter: 0 }, { firm: 'f1', quarter: 99 }] }))).toEqual([
      'scenario s1 failures input.unknownFirm', 'scenario s1 failures input.failureQuarter',
    ]);
  });
});

describe('overrides', () => {
  test('by value, null and scale', () => {
    const firms = [aFirm({ cash: 8, gpuLife: 12, maturity: 6, debt: 1 }), aFirm({ id: 'f2', debt: 1 })];
    const overrides = [
      { target: 'firm', id: 'f1', field: 'cash', value: 3 }, { target: 'firm', id: 'f1', field: 'gpuLife', value: null },
      { target: 'firm', id: 'f2', field: 'gpuLife', scale: 0.5 }, { target: 'firm', id: 'f2', field: 'maturity', scale: 2 },
      { target: 'market', field: 'quarters', scale: 0.5 },
    ] as const;
    const inputs = accepted({ firms }, scenario({ overrides }));
    expect([inputs.firms.cash[0], ...inputs.firms.gpuLife, inputs.loans.maturity[1], inputs.quarters]).toEqual([3, 24, 12, Infinity, 10]);
  });

  test('are refused where they make no sense or give what is refused', () => {
    const under = (...overrides: Scenario['overrides']) => refused({}, scenario({ overrides }));
    expect(under({ target: 'firm', id: 'gone', field: 'cash', value: 1 })).toEqual(['firm gone cash input.overrideRow']);
    expect(under({ target: 'firm', id: 'f1', field: 'colour', value: 1 })).toEqual(['firm f1 colour input.overrideField']);
    expect(under({ target: 'firm', id: 'f1', field: 'rateType', scale: 2 })).toEqual(['firm f1 rateType input.overrideValue']);
    expect(under({ target: 'market', field: 'salvage', value: 0.1 }, { target: 'market', field: 'salvage', scale: 2 })).toEqual(['market market salvage input.overrideTwice']);
    expect(under({ target: 'market', field: 'salvage', value: 1.5 })).toHaveLength(1);
  });
});
