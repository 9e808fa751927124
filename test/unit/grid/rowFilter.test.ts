import { describe, expect, test } from 'vitest';
import { firmSheet, firmSheetWith } from '../../../renderer/grid/firmSheet.ts';
import { followsResults, rowTest, rowTexts } from '../../../renderer/grid/rowFilter.ts';
import type { SheetData } from '../../../renderer/grid/sheet.ts';
import type { ColumnFilter, SheetFilter } from '../../../shared/document/savedView.ts';
import { noFilter } from '../../../shared/document/savedView.ts';
import type { Row } from '../../../shared/columns/define.ts';
import { checkColumns } from '../../../shared/rules/checkColumns.ts';

const rows = [
  { id: 'f1', name: 'Lessor A', kind: 'neocloud', cash: 1200, rate: 0.06 },
  { id: 'f2', name: 'Lab B', kind: 'lab', cash: 80 },
  { id: 'f3', name: 'Ｂank C', kind: 'bank', failsWhenInsolvent: true },
];
const states: Readonly<Record<string, string>> = { f1: 'failed', f2: 'blocked', f3: 'sound' };
const data: SheetData = {
  rows,
  parse: { language: 'en', firmByName: () => null },
  format: { language: 'en', currency: 'USD', firmName: () => null },
  typed: () => null,
  isOverridden: (id, key) => id === 'f2' && key === 'cash',
  overrideText: () => null,
  remarks: () => [],
  hasNote: () => false,
  hasProblem: (id) => id === 'f3',
  paintedBy: ['en', 'USD', null],
  measured: (id, { key }) => (key === 'state' ? (states[id] ?? null) : key === 'lowestCash' ? { f1: -5, f2: 80, f3: null }[id] ?? null : null),
  ruled: () => null,
  ruleLines: () => [],
  failsNow: () => false, doubt: () => null, firmNames: () => [],
};

const passing = (filter: Partial<SheetFilter>): string => rows.filter(rowTest({ ...noFilter, ...filter }, firmSheet, () => data, rowTexts(firmSheet, () => data))).map(({ id }) => id).join(' ');
const by = (filter: ColumnFilter): string => passing({ columns: [filter] });

describe('a filter on a column', () => {
  test('compares numbers; a blank cell counts as the default it stands for', () => {
    expect(by({ key: 'cash', is: 'above', value: 80 })).toBe('f1');
    expect(by({ key: 'cash', is: 'atLeast', value: 80 })).toBe('f1 f2');
    expect(by({ key: 'cash', is: 'below', value: 80 })).toBe('f3');
    expect(by({ key: 'cash', is: 'between', value: 1200, to: 80 })).toBe('f1 f2');
    expect(by({ key: 'cash', is: 'differs', value: 80 })).toBe('f1 f3');
    expect(by({ key: 'rate', is: 'equals', value: 0.06 })).toBe('f1');
  });

  test('tells blank from given', () => {
    expect(by({ key: 'cash', is: 'blank' })).toBe('f3');
    expect(by({ key: 'cash', is: 'filled' })).toBe('f1 f2');
    expect(by({ key: 'result.lowestCash', is: 'blank' })).toBe('f3');
  });

  test('looks for texts without regard to case and width, and for choices and flags by what they are', () => {
    expect(by({ key: 'name', is: 'contains', text: 'LA' })).toBe('f2');
    expect(by({ key: 'name', is: 'startsWith', text: 'bank' })).toBe('f3');
    expect(by({ key: 'name', is: 'excludes', text: 'l' })).toBe('f3');
    expect(by({ key: 'kind', is: 'oneOf', values: ['lab', 'bank'] })).toBe('f2 f3');
    expect(by({ key: 'failsWhenInsolvent', is: 'oneOf', values: ['true'] })).toBe('f3');
    expect(by({ key: 'result.state', is: 'oneOf', values: ['failed'] })).toBe('f1');
    expect(by({ key: 'result.lowestCash', is: 'below', value: 0 })).toBe('f1');
  });

  test('of another version or on a column that is gone hides nothing', () => {
    expect(by({ key: 'no such column', is: 'blank' })).toBe('f1 f2 f3');
    expect(by({ key: 'cash', is: 'isPrime' as never })).toBe('f1 f2 f3');
  });
});

describe('a sheet’s filter', () => {
  test('wants all conditions, and one of the chosen sorts of rows', () => {
    expect(passing({ only: ['failed', 'problem'] })).toBe('f1 f3');
    expect(passing({ only: ['breach'] })).toBe('f2');
    expect(passing({ only: ['overridden'] })).toBe('f2');
    expect(passing({ only: ['failed', 'breach'], columns: [{ key: 'cash', is: 'below', value: 100 }] })).toBe('f2');
  });

  test('finds a text in any input and in results that are words', () => {
    expect(passing({ text: 'lessor' })).toBe('f1');
    expect(passing({ text: 'FAILED' })).toBe('f1');
    expect(passing({ text: '1,200' })).toBe('f1');
  });

  test('follows the results only where it looks at them', () => {
    expect(followsResults({ ...noFilter, columns: [{ key: 'cash', is: 'blank' }], only: ['overridden'] })).toBe(false);
    expect(followsResults({ ...noFilter, only: ['failed'] })).toBe(true);
    expect(followsResults({ ...noFilter, columns: [{ key: 'result.state', is: 'filled' }] })).toBe(true);
  });
});

describe('a filter on a rule of one’s own', () => {
  const sheet = firmSheetWith(checkColumns([{ id: 'u1', name: 'Cushion', type: 'auto', formula: 'cash * 2' }], 'USD'));
  const typedOver: readonly Row[] = rows.map((row) => (row.id === 'f3' ? { ...row, 'custom.u1': 500 } : row));
  const ruled: SheetData = { ...data, rows: typedOver, ruled: (id) => ({ f1: 2400, f2: 160 })[id] ?? null };
  const by = (filter: ColumnFilter): string => {
    const passes = rowTest({ ...noFilter, columns: [filter] }, sheet, () => ruled, rowTexts(sheet, () => ruled));
    return typedOver.filter((row) => passes(row)).map(({ id }) => id).join(' ');
  };

  test('sees what the rule comes to, and what was typed over it', () => {
    expect(by({ key: 'custom.u1', is: 'above', value: 200 })).toBe('f1 f3');
    expect(by({ key: 'custom.u1', is: 'below', value: 200 })).toBe('f2');
    expect(followsResults({ ...noFilter, columns: [{ key: 'custom.u1', is: 'filled' }] })).toBe(true);
  });
});
