import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeWorkbook } from '../../../shared/document/codec.ts';
import type { CommandArgs } from '../../../shared/document/commands/registry.ts';
import { planCommand } from '../../../shared/document/commands/registry.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import { applyPatch } from '../../../shared/document/patch.ts';
import { driverPath } from '../../../shared/drivers/path.ts';
import { driver } from '../../../shared/drivers/registry.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { mergeShock } from '../../../shared/shocks/mergeShock.ts';
import { shock, shocks } from '../../../shared/shocks/registry.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const opened = decodeWorkbook(readFileSync(new URL('../../../samples/ai-chain-2025.firebreak', import.meta.url), 'utf8'));
if (!opened.ok) throw new Error(opened.error.code);
const sample = applyPatch(opened.value.workbook, [{ op: 'insert', table: 'scenarios', index: 0, row: { id: 'x', name: 'X', drivers: {}, overrides: [], failures: [] } }]);

function applied(workbook: Workbook, args: Omit<CommandArgs<'scenarios.applyShock'>, 'id'>): Workbook | string {
  const planned = planCommand(workbook, 'scenarios.applyShock', { id: 'x', ...args });
  return planned.ok ? applyPatch(workbook, planned.value.patch) : planned.error.code;
}
function book(result: Workbook | string): Workbook {
  if (typeof result === 'string') throw new Error(result);
  return result;
}
const scenarioOf = (workbook: Workbook) => workbook.scenarios.find(({ id }) => id === 'x')!;

test('there are at least fourteen, each with a source in both languages', () => {
  expect(shocks.length).toBeGreaterThanOrEqual(14);
  expect(new Set(shocks.map(({ key }) => key)).size).toBe(shocks.length);
  for (const { key, source, help } of shocks) for (const text of [source.en, source.zhHant, help.en, help.zhHant]) expect(text.length, key).toBeGreaterThan(8);
});

describe.each(shocks.map(({ key }) => key))('%s', (key) => {
  test('changes the scenario only, is accepted by the model at any intensity, and does nothing at 0', () => {
    for (const intensity of [0.5, 1, 2]) {
      const next = book(applied(sample, { shock: key, intensity }));
      expect({ firms: next.firms, contracts: next.contracts, market: next.market }).toEqual({ firms: sample.firms, contracts: sample.contracts, market: sample.market });
      expect(scenarioOf(next)).not.toEqual(scenarioOf(sample));
      expect(compileInputs(next, scenarioOf(next)).ok, `${key} ${intensity}`).toBe(true);
    }
    const none = compileInputs(sample, scenarioOf(book(applied(sample, { shock: key, intensity: 0 }))));
    const plain = compileInputs(sample, scenarioOf(sample));
    expect(none).toEqual(plain);
  });
});

test('all shocks together still make a scenario that runs', () => {
  let workbook = sample;
  for (const { key } of shocks) workbook = book(applied(workbook, { shock: key, confirmed: true }));
  expect(compileInputs(workbook, scenarioOf(workbook)).ok).toBe(true);
});

describe('what they come to', () => {
  const path = (key: string, name: 'rent' | 'gpuPrice' | 'capex' | 'credit' | 'life', quarters: number) => {
    const parts = shock(key)!.build({ intensity: 1, start: 1, ramp: 0, firm: null }, sample);
    return Array.from(driverPath(parts.drivers?.[name], driver(name).base, true, quarters).subarray(1));
  };
  test('the telecom replay takes rents to 1.8 / 12 of what they were by the end of 2001', () => {
    const rents = path('telecomReplay', 'rent', 20);
    expect(rents.slice(0, 8)).toEqual(Array(8).fill(1));
    expect(rents[11]).toBeCloseTo(0.575, 12);
    expect(rents[15]).toBeCloseTo(0.15, 12);
    expect(rents[19]).toBeCloseTo(0.15, 12);
    expect(path('telecomReplay', 'capex', 20)[8]).toBeCloseTo(110 / 84.6, 12);
  });

  test('the mortgage replay follows December house prices and shuts credit in 2008', () => {
    const values = path('mortgageReplay', 'gpuPrice', 24);
    expect(values[3]).toBeCloseTo(158.672 / 139.629, 12);
    expect(values[11]).toBeCloseTo(183.23 / 139.629, 12);
    expect(values[23]).toBeCloseTo(146.666 / 139.629, 12);
    expect(path('mortgageReplay', 'credit', 24)).toEqual([...Array<number>(16).fill(1), ...Array<number>(8).fill(0)]);
  });

  test('a life of six years counts as three', () => {
    expect(path('shorterLife', 'life', 2)).toEqual([0.5, 0.5]);
  });

  test('the firm is the one on which most hangs, or the one chosen', () => {
    const leases = [{ id: 'l1', type: 'lease', from: 'a', to: 'b', rent: 5 }, { id: 'l2', type: 'lease', from: 'a', to: 'c', rent: 9, term: 1 }, { id: 'l3', type: 'lease', from: 'a', to: 'c', rent: 2 }] as const;
    const workbook = aWorkbook({ firms: [aFirm({ id: 'a' }), aFirm({ id: 'b', kind: 'aiLab' }), aFirm({ id: 'c' })], contracts: [...leases], scenarios: [{ id: 'x', name: 'X', drivers: {}, overrides: [], failures: [] }] });
    expect(scenarioOf(book(applied(workbook, { shock: 'labStopsPaying' }))).failures).toEqual([{ firm: 'b', quarter: 2 }]);
    expect(scenarioOf(book(applied(workbook, { shock: 'labStopsPaying', firm: 'c', start: 3 }))).failures).toEqual([{ firm: 'c', quarter: 3 }]);
    expect(scenarioOf(book(applied(workbook, { shock: 'anchorTenantLeaves' }))).overrides).toEqual([{ target: 'contract', id: 'l3', field: 'term', value: 1 }]);
    expect(applied({ ...workbook, contracts: [] }, { shock: 'anchorTenantLeaves' })).toBe('shocks.noFirm');
  });
});

describe('putting shocks together', () => {
  const plain = { drivers: {}, overrides: [], failures: [] };
  test('displacements add up, also to a path given outright', () => {
    const rent = [{ start: 2, depth: -0.3, ramp: 1 }];
    expect(mergeShock({ ...plain, drivers: { rent } }, { drivers: { rent } }).drivers.rent).toEqual([...rent, ...rent]);
    const { rent: outright } = mergeShock({ ...plain, drivers: { rent: { values: [1, 0.9] } } }, { drivers: { rent } }).drivers;
    expect(Array.from(driverPath(outright, 1, true, 4).subarray(1))).toEqual([1, 0.9 - 0.15, 0.9 - 0.3, 0.9 - 0.3]);
  });

  test('factors multiply, values stand against values, the earliest failure holds', () => {
    const half = { target: 'market', field: 'marketDepth', scale: 0.5 } as const;
    expect(mergeShock({ ...plain, overrides: [half] }, { overrides: [half] }).overrides).toEqual([{ ...half, scale: 0.25 }]);
    const value = { target: 'market', field: 'freezeLoss', value: 0.1 } as const;
    expect(mergeShock({ ...plain, overrides: [value] }, { overrides: [{ ...value, value: 0.02 }] })).toMatchObject({ overrides: [{ value: 0.02 }], replaced: [value] });
    expect(mergeShock({ ...plain, failures: [{ firm: 'a', quarter: 3 }] }, { failures: [{ firm: 'a', quarter: 5 }] }).failures).toEqual([{ firm: 'a', quarter: 3 }]);
  });

  test('on a branch a shock comes on top of what is inherited', () => {
    const parent = { id: 'p', name: 'P', drivers: { rent: [{ depth: -0.1 }] }, overrides: [], failures: [] };
    const workbook = aWorkbook({ scenarios: [parent, { id: 'x', name: 'X', parent: 'p', drivers: {}, overrides: [], failures: [] }] });
    const next = book(applied(workbook, { shock: 'rentFall' }));
    expect(effectiveScenario(next.scenarios, scenarioOf(next)).drivers.rent).toEqual([{ depth: -0.1 }, { start: 2, depth: -0.3, ramp: 3 }]);
  });

  test('asks before it replaces a value', () => {
    const workbook = aWorkbook({ scenarios: [{ id: 'x', name: 'X', drivers: {}, overrides: [{ target: 'market', field: 'freezeLoss', value: 0.5 }], failures: [] }] });
    expect(applied(workbook, { shock: 'lenderLossesFreeze' })).toBe('scenarios.conflicts');
    expect(scenarioOf(book(applied(workbook, { shock: 'lenderLossesFreeze', confirmed: true }))).overrides).toEqual([{ target: 'market', field: 'freezeLoss', value: 0.02 }]);
  });
});
