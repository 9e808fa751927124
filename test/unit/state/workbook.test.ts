import { beforeEach, expect, test } from 'vitest';
import { cellsSet } from '../../../shared/document/commands/cellsSet.ts';
import { rowsDuplicate } from '../../../shared/document/commands/rowsDuplicate.ts';
import { scenariosSetDriver } from '../../../shared/document/commands/scenariosSetDriver.ts';
import { emptyWorkbook, type Workbook } from '../../../shared/document/document.ts';
import { currentTab, focusRequest } from '../../../renderer/state/place.ts';
import {
  canRedo, chooseScenario, dirty, dispatch, endGesture, history, markSaved, overlaid, putOnTable, redo, savePoint, scenarioId, undo, undoLabel, workbook,
} from '../../../renderer/state/workbook.ts';

const book: Workbook = {
  ...emptyWorkbook('Book'),
  firms: [{ id: 'f1', name: 'One', cash: 10 }],
  scenarios: [{ id: 's1', name: 'Storm', drivers: {}, overrides: [], failures: [] }],
};

beforeEach(() => putOnTable(book));

function setCash(value: number, scenario = 'base'): void {
  dispatch(cellsSet, { scenarioId: scenario, cells: [{ table: 'firms', id: 'f1', key: 'cash', value }] });
}

function drag(depth: number): void {
  dispatch(scenariosSetDriver, { id: 's1', driver: 'rent', spec: [{ depth }], mergeKey: 'depth-rent-1' });
}

test('undo gives back the very document that was there, redo the edited one', () => {
  setCash(20);
  const edited = workbook.value;
  undo();
  expect(workbook.value).toEqual(book);
  redo();
  expect(workbook.value).toEqual(edited);
});

test('undoing back to the saved state clears the dirty mark', () => {
  expect(dirty.value).toBe(false);
  setCash(20);
  expect(dirty.value).toBe(true);
  undo();
  expect(dirty.value).toBe(false);
});

test('an edit made while the disk works stays unsaved', () => {
  setCash(20);
  const point = savePoint();
  setCash(30);
  markSaved(point);
  expect(dirty.value).toBe(true);
  undo();
  expect(dirty.value).toBe(false);
});

test('a save that ends after another workbook was opened does not touch it', () => {
  setCash(20);
  const point = savePoint();
  putOnTable(book);
  setCash(30);
  markSaved(point);
  expect(dirty.value).toBe(true);
});

test('the drag of a slider is one step, and the next drag another', () => {
  drag(-0.1);
  drag(-0.2);
  endGesture();
  drag(-0.3);
  expect(history.value.done).toHaveLength(2);
  undo();
  expect(workbook.value.scenarios[0]?.drivers.rent).toEqual([{ depth: -0.2 }]);
  undo();
  expect(workbook.value).toEqual(book);
});

test('undo brings the sheet and the scenario of the change to the front', () => {
  chooseScenario('s1');
  setCash(5, 's1');
  chooseScenario('base');
  currentTab.value = 'market';
  undo();
  expect(scenarioId.value).toBe('s1');
  expect(currentTab.value).toBe('firms');
  expect(focusRequest.value?.place).toMatchObject({ table: 'firms', id: 'f1', key: 'cash' });
});

test('undo of a whole row keeps the scenario in front, so that the next edit does not go to the base unseen', () => {
  chooseScenario('s1');
  dispatch(rowsDuplicate, { table: 'firms', ids: ['f1'] });
  undo();
  expect(workbook.value.firms).toHaveLength(1);
  expect(scenarioId.value).toBe('s1');
});

test('an edit in a scenario leaves the base as it is', () => {
  chooseScenario('s1');
  setCash(5, 's1');
  expect(overlaid.value.firms[0]?.cash).toBe(5);
  expect(workbook.value.firms).toBe(book.firms);
});

test('a refused command changes nothing and says why', () => {
  const refused = dispatch(cellsSet, { scenarioId: 'base', cells: [{ table: 'firms', id: 'gone', key: 'cash', value: 1 }] });
  expect(refused.ok).toBe(false);
  expect(workbook.value).toBe(book);
  expect(undoLabel.value).toBeNull();
});

test('the scenario in front falls back to Base when undo takes it away', () => {
  putOnTable({ ...book, scenarios: [] });
  chooseScenario('s1');
  expect(scenarioId.value).toBe('base');
});

test('a new edit forgets what had been undone', () => {
  setCash(20);
  undo();
  expect(canRedo.value).toBe(true);
  setCash(30);
  expect(canRedo.value).toBe(false);
});
