import { expect, test } from 'vitest';
import { cellKey, overlay, overriddenCells } from '../../../shared/document/scenario.ts';
import type { Override, Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const workbook = aWorkbook({
  market: { id: 'market', freezeLoss: 0.1 },
  firms: [aFirm({ id: 'f1', cash: 100 }), aFirm({ id: 'f2', cash: 7 })],
  contracts: [aContract({ from: 'f1', to: 'f2', principal: 50 })],
});
const withOverrides = (...overrides: readonly Override[]): Scenario => ({ ...baseScenario, id: 's1', name: 'S', overrides });

test('the base is the workbook itself', () => {
  expect(overlay(workbook, baseScenario)).toBe(workbook);
});

test('an override by value or factor changes its cell and no other row', () => {
  const seen = overlay(workbook, withOverrides({ target: 'firm', id: 'f1', field: 'cash', scale: 0.5 }, { target: 'contract', id: 'c1', field: 'principal', value: 60 }));
  expect(seen.firms[0]?.cash).toBe(50);
  expect(seen.contracts[0]?.principal).toBe(60);
  expect(seen.firms[1]).toBe(workbook.firms[1]);
  expect(seen.market).toBe(workbook.market);
  expect(workbook.firms[0]?.cash).toBe(100);
});

test('a factor takes the default of a blank cell, and leaves a blank without default blank', () => {
  const seen = overlay(workbook, withOverrides({ target: 'firm', id: 'f1', field: 'gpuLife', scale: 0.5 }, { target: 'market', field: 'spotDemand', scale: 2 }));
  expect(seen.firms[0]?.gpuLife).toBe(12);
  expect(seen.market.spotDemand).toBeNull();
});

test('null is blank', () => {
  expect(overlay(workbook, withOverrides({ target: 'market', field: 'freezeLoss', value: null })).market.freezeLoss).toBeNull();
});

test('names, missing rows and missing columns are not overridden', () => {
  const seen = overlay(workbook, withOverrides({ target: 'firm', id: 'f1', field: 'name', value: 'x' }, { target: 'firm', id: 'gone', field: 'cash', value: 1 }, { target: 'market', field: 'x', value: 1 }));
  expect(seen.firms).toEqual(workbook.firms);
  expect(seen.market).toBe(workbook.market);
});

test('an override with neither value nor factor changes nothing', () => {
  expect(overlay(workbook, withOverrides({ target: 'firm', id: 'f1', field: 'cash' })).firms).toEqual(workbook.firms);
});

test('overridden cells are found by table, row and column', () => {
  const override: Override = { target: 'market', field: 'spotRent', value: 1 };
  const cells = overriddenCells(withOverrides(override, { target: 'firm', id: 'f1', field: 'cash', value: 1 }));
  expect(cells.get(cellKey('market', 'market', 'spotRent'))).toBe(override);
  expect(cells.has(cellKey('firms', 'f1', 'cash'))).toBe(true);
  expect(cells.has(cellKey('firms', 'f2', 'cash'))).toBe(false);
});
