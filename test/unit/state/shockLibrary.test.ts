import { beforeEach, expect, test } from 'vitest';
import { cellsSet } from '../../../shared/document/commands/cellsSet.ts';
import { emptyWorkbook, type Workbook } from '../../../shared/document/document.ts';
import { shock } from '../../../shared/shocks/registry.ts';
import { appliedShock, applyShock } from '../../../renderer/state/shockLibrary.ts';
import { chooseScenario, dispatch, history, putOnTable, redo, scenario, undo, workbook } from '../../../renderer/state/workbook.ts';

const book: Workbook = {
  ...emptyWorkbook('Book'),
  firms: [{ id: 'f1', name: 'One', cash: 10, gpus: 5 }],
  scenarios: [{ id: 's1', name: 'Own', drivers: { rent: [{ depth: -0.1 }] }, overrides: [], failures: [] }],
};
const settings = { intensity: 1, start: 2, ramp: 3, firm: null };
const rent = () => workbook.value.scenarios.find(({ id }) => id === 's1')?.drivers.rent;

beforeEach(() => {
  putOnTable(book);
  chooseScenario('s1');
});

test('a shock is put on top of what the scenario has, and its sliders move it as one step of undo', () => {
  expect(applyShock(shock('rentFall'), settings, false)).toBeNull();
  const once = rent();
  expect(once).toHaveLength(2);
  for (const intensity of [0.5, 0.6, 0.7]) applyShock(shock('rentFall'), { ...settings, intensity }, true);
  expect(rent()).toHaveLength(2);
  expect(rent()).not.toEqual(once);
  expect(history.value.done).toHaveLength(1);
  undo();
  expect(rent()).toEqual([{ depth: -0.1 }]);
  redo();
  expect(rent()).toHaveLength(2);
});

test('after any other edit it is applied anew, on top', () => {
  applyShock(shock('rentFall'), settings, false);
  dispatch(cellsSet, { scenarioId: 's1', cells: [{ table: 'firms', id: 'f1', key: 'cash', value: 4 }] });
  expect(appliedShock.value).toBeNull();
  applyShock(shock('rentFall'), settings, false);
  expect(rent()).toHaveLength(3);
});

test('a shock that comes to nothing on the way does not let go of the slider', () => {
  applyShock(shock('refinancingShut'), settings, false);
  applyShock(shock('refinancingShut'), { ...settings, intensity: 0.05 }, true);
  expect(scenario.value.drivers.credit).toBeUndefined();
  expect(appliedShock.value?.shock).toBe('refinancingShut');
  applyShock(shock('refinancingShut'), { ...settings, intensity: 1 }, true);
  expect(scenario.value.drivers.credit).toHaveLength(1);
  undo();
  expect(scenario.value.drivers.credit).toBeUndefined();
  expect(rent()).toEqual([{ depth: -0.1 }]);
});

test('Base gets a scenario of its own for it', () => {
  chooseScenario('base');
  applyShock(shock('demandFall'), settings, false);
  expect(workbook.value.scenarios.at(-1)?.name).toBe('Demand falls');
  expect(scenario.value.id).toBe(workbook.value.scenarios.at(-1)?.id);
  expect(workbook.value.scenarios[0]).toBe(book.scenarios[0]);
});

test('what a shock came to is that of the scenario without it', () => {
  putOnTable({
    ...book,
    firms: [{ id: 'f1', name: 'Tenant', kind: 'aiLab' }, { id: 'f2', name: 'Lessor', gpus: 10 }],
    contracts: [{ id: 'c1', type: 'lease', from: 'f2', to: 'f1', units: 10, rent: 5, term: 12 }],
  });
  chooseScenario('s1');
  const tenant = shock('anchorTenantLeaves');
  applyShock(tenant, { ...settings, ramp: 0, firm: 'f1' }, false);
  const once = appliedShock.value?.parts;
  expect(once?.overrides?.length).toBe(1);
  applyShock(tenant, { ...settings, ramp: 0, firm: 'f1' }, true);
  expect(appliedShock.value?.parts).toEqual(once);
});
