import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishFile, rowsAtOnce } from '../../../shared/document/fileSteps.ts';
import type { RawTable } from '../../../shared/interchange/importers/importer.ts';
import { packTable, unpackTable } from '../../../shared/interchange/importers/packedTable.ts';

const about = { format: 'csv', encoding: 'utf-8', separator: ',', sheets: [], sheet: null, questions: [], remarks: [] };

test('a table comes out of its pieces as it went in, whatever its cells hold', () => {
  const cells = fc.string({ unit: 'binary', maxLength: 8 });
  const tables = fc.record({ rows: fc.array(fc.array(cells, { minLength: 2, maxLength: 2 })), textNumbers: fc.option(fc.uniqueArray(fc.string()), { nil: undefined }) });
  fc.assert(fc.property(tables, ({ rows, textNumbers }) => {
    const table: RawTable = { ...about, rows, ...(textNumbers === undefined ? {} : { textNumbers: new Set(textNumbers) }) };
    expect(finishFile(unpackTable(packTable(table)))).toEqual(table);
  }), { seed: 36 });
});

test('a long one goes in several pieces', () => {
  const rows = Array.from({ length: 2 * rowsAtOnce + 1 }, (_, index) => [String(index), '\ud800']);
  const packed = packTable({ ...about, rows });
  expect(packed.rows).toHaveLength(3);
  expect(finishFile(unpackTable(packed)).rows).toEqual(rows);
});
