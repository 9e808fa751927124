import { describe, expect, test } from 'vitest';
import { contractSheet } from '../../../renderer/grid/contractSheet.ts';
import { firmSheet } from '../../../renderer/grid/firmSheet.ts';
import { planPaste } from '../../../renderer/grid/pasteBlock.ts';
import type { PasteTarget } from '../../../renderer/grid/pasteBlock.ts';
import type { Sheet, SheetData } from '../../../renderer/grid/sheet.ts';
import type { Row } from '../../../shared/columns/define.ts';

function target(sheet: Sheet, rows: readonly Row[], keys: readonly string[]): PasteTarget {
  const names = new Map([['f1', 'Core'], ['f2', '算力租賃']]);
  const data: SheetData = {
    rows,
    parse: { language: 'en', currency: 'USD', firmByName: (name) => [...names].find(([, each]) => each.toLowerCase() === name.toLowerCase())?.[0] ?? null },
    format: { language: 'en', currency: 'USD', firmName: (id) => names.get(id) ?? null },
    typed: () => null,
    isOverridden: () => false,
    overrideText: () => null,
    remarks: () => [],
    hasNote: () => false,
    hasProblem: () => false,
    paintedBy: [],
    measured: () => null,
    ruled: () => null, ruleLines: () => [], failsNow: () => false, doubt: () => null, firmNames: () => [...names.values()],
  };
  const columns = keys.flatMap((key) => sheet.columns.find((column) => column.key === key) ?? []);
  return { sheet, data, rows, columns };
}

const one = [{ top: 0, left: 0, bottom: 0, right: 0 }];
const firms = [{ id: 'f1', name: 'Core' }, { id: 'f2', name: '算力租賃' }];

describe('pasting into firms', () => {
  test('each text is read by the kind of its column', () => {
    const plan = planPaste([['1,200', '5.25%', 'Neocloud', '算力租賃', 'yes']], one, target(firmSheet, firms, ['cash', 'rate', 'kind', 'lender', 'failsWhenInsolvent']));
    expect(plan.cells.map((cell) => [cell.column.key, cell.value])).toEqual([['cash', 1200], ['rate', 0.0525], ['kind', 'neocloud'], ['lender', 'f2'], ['failsWhenInsolvent', true]]);
    expect(plan.rejected).toEqual([]);
  });

  test('bad cells are listed with reasons, the rest is taken', () => {
    const plan = planPaste([['x', '7'], ['8', '-1']], one, target(firmSheet, firms, ['cash', 'opex']));
    expect(plan.cells.map((cell) => [cell.row, cell.column.key, cell.value])).toEqual([[0, 'opex', 7], [1, 'cash', 8]]);
    expect(plan.rejected.map((cell) => [cell.row, cell.column?.key])).toEqual([[0, 'cash'], [1, 'opex']]);
    expect(plan.rejected.every((cell) => cell.reason.length > 10)).toBe(true);
  });

  test('the table grows below its last row, not beyond its last column', () => {
    const plan = planPaste([['1', '2', '3'], ['4', '5', '6']], [{ top: 1, left: 0, bottom: 1, right: 0 }], target(firmSheet, firms, ['cash', 'opex']));
    expect(plan.addedRows).toBe(1);
    expect(plan.rejected.map((cell) => [cell.text, cell.column])).toEqual([['3', null], ['6', null]]);
  });

  test('calculated columns take nothing; they are counted, not listed', () => {
    const plan = planPaste([['5', '6'], ['7', '8']], one, target(firmSheet, firms, ['result.lowestCash', 'cash']));
    expect(plan.rejected).toEqual([]);
    expect(plan.skipped).toBe(2);
    expect(plan.cells.map((cell) => cell.value)).toEqual([6, 8]);
  });

  test('one value fills the selection; a block is repeated when it fits a whole number of times', () => {
    const filled = planPaste([['5']], [{ top: 0, left: 0, bottom: 1, right: 1 }], target(firmSheet, firms, ['cash', 'opex']));
    expect(filled.cells).toHaveLength(4);
    const kept = planPaste([['1'], ['2']], [{ top: 0, left: 0, bottom: 2, right: 0 }], target(firmSheet, [...firms, { id: 'f3' }], ['cash']));
    expect(kept.cells.map((cell) => cell.value)).toEqual([1, 2]);
  });
});

describe('pasting into contracts', () => {
  test('the type in the block decides which other cells are in use', () => {
    const plan = planPaste([['100', 'Lease', '50'], ['9', 'Loan', '50']], one, target(contractSheet, [], ['units', 'type', 'principal']));
    expect(plan.cells.map((cell) => [cell.row, cell.column.key])).toEqual([[0, 'type'], [0, 'units'], [1, 'type'], [1, 'principal']]);
    expect(plan.rejected.map((cell) => [cell.row, cell.column?.key])).toEqual([[0, 'principal'], [1, 'units']]);
  });
});
