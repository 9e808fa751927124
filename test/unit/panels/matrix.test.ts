import { expect, test } from 'vitest';
import { matrixMove } from '../../../renderer/panels/exposures/matrixMove.ts';
import { colourStep, matrixOrder } from '../../../renderer/panels/exposures/matrixOrder.ts';
import { exposures } from '../../../shared/document/exposures.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const all = exposures(aWorkbook({
  firms: [aFirm({ id: 'a', name: 'Z' }), aFirm({ id: 'b', name: 'M' }), aFirm({ id: 'c', name: 'A' })],
  contracts: [aContract({ id: 'c1', from: 'a', to: 'b', principal: 1 }), aContract({ id: 'c2', from: 'b', to: 'a', principal: 5 })],
}));
const names = ['Z', 'M', 'A', 'Outside'];
const order = (sort: 'size' | 'name' | 'rows', showsAll: boolean) => matrixOrder(all, sort, showsAll, (party) => names[party] ?? '', (x, y) => (x < y ? -1 : 1));

test('creditors and debtors stand by what they hold and owe, by name, or as in the sheet', () => {
  expect(order('size', true)).toEqual({ creditors: [1, 0, 2, 3], debtors: [0, 1, 2, 3] });
  expect(order('name', true).creditors).toEqual([2, 1, 3, 0]);
  expect(order('rows', true).creditors).toEqual([0, 1, 2, 3]);
});

test('firms without contracts can be left out', () => {
  expect(order('size', false)).toEqual({ creditors: [1, 0], debtors: [0, 1] });
});

test('the colours have five steps, the largest amount the last, the smallest still one', () => {
  expect([0, 1, 100, 1000].map((amount) => colourStep(amount, 1000))).toEqual([0, 1, 3, 5]);
  expect(colourStep(1e-9, 1000)).toBe(1);
});

test('keys move within the matrix; Ctrl goes to the next exposure or the edge', () => {
  const move = (key: string, ctrl = false) => matrixMove({ row: 1, column: 1 }, { key, ctrl }, 10, 5, 4, ({ row, column }) => row === 7 && column === 1);
  expect(move('ArrowUp')).toEqual({ row: 0, column: 1 });
  expect(move('ArrowDown', true)).toEqual({ row: 7, column: 1 });
  expect(move('ArrowRight', true)).toEqual({ row: 1, column: 4 });
  expect(move('End', true)).toEqual({ row: 9, column: 4 });
  expect(move('PageDown')).toEqual({ row: 5, column: 1 });
  expect(move('Home')).toEqual({ row: 1, column: 0 });
  expect(move('a')).toBeNull();
});
