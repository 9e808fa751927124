import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { emptyWorkbook, type Workbook } from '../../../shared/document/document.ts';
import { emptyHistory, record } from '../../../shared/document/history.ts';
import { jsonText } from '../../../shared/document/jsonText.ts';
import { applyPatch, invertPatch, type Patch } from '../../../shared/document/patch.ts';
import { replayPatches } from '../../../shared/document/replay.ts';
import { losesMostRows, rowCount } from '../../../shared/document/rowLoss.ts';
import { workbookDifferences } from '../../../shared/document/workbookDifferences.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const workbook: Workbook = { ...emptyWorkbook('Chain'), firms: [{ id: 'f1', name: 'One', cash: 1 }, { id: 'f2', name: '公司 Two' }] };
const base = encodeWorkbook(workbook);

const setCash = (from: unknown, to: unknown): Patch => [{ op: 'cell', table: 'firms', id: 'f1', key: 'cash', from, to }];

function replayed(...patches: readonly (Patch | string)[]): { readonly text: string; readonly applied: number } {
  const result = replayPatches(base, patches.map((each) => (typeof each === 'string' ? each : jsonText(each))));
  if (!result.ok) throw new Error(result.error.code);
  return { text: encodeWorkbook(result.value.workbook), applied: result.value.applied };
}

describe('replaying a journal (P7)', () => {
  test('gives the very workbook, -0 and absent cells included', () => {
    const patches: readonly Patch[] = [
      setCash(1, -0), setCash(-0, 5e-324), setCash(5e-324, undefined),
      [{ op: 'insert', table: 'firms', index: 2, row: { id: 'f3', name: '第三' } }, { op: 'move', table: 'firms', from: 2, to: 0 }],
      [{ op: 'field', key: 'name', from: 'Chain', to: 'Renamed' }],
    ];
    const expected = patches.reduce(applyPatch, workbook);
    expect(replayed(...patches)).toEqual({ text: encodeWorkbook(expected), applied: 5 });
    expect(replayed(...patches, ...patches.toReversed().map(invertPatch)).text).toBe(base);
  });

  test('stops before the first patch that does not fit, and says how many were done', () => {
    expect(replayed(setCash(1, 2), setCash(7, 8), setCash(2, 3))).toEqual({ text: encodeWorkbook(applyPatch(workbook, setCash(1, 2))), applied: 1 });
  });

  test('is the same however many edits there are, and stops at the one that does not fit', () => {
    const patches = Array.from({ length: 1200 }, (_, index) => setCash(index + 1, index + 2));
    expect(replayed(...patches)).toEqual({ text: encodeWorkbook(patches.reduce(applyPatch, workbook)), applied: 1200 });
    const wrong = patches.with(899, setCash(7, 8));
    expect(replayed(...wrong)).toEqual({ text: encodeWorkbook(wrong.slice(0, 899).reduce(applyPatch, workbook)), applied: 899 });
  });

  test('what no edit touched is what it was, and what one touched is as a file reads it', () => {
    const result = replayPatches(base, [jsonText([...setCash(1, null), { op: 'cell', table: 'firms', id: 'f1', key: 'custom.c1', from: undefined, to: 'x' }])]);
    if (!result.ok) throw new Error(result.error.code);
    const { before, workbook: after } = result.value;
    expect([after.firms[1] === before.firms[1], after.contracts === before.contracts, after.market === before.market]).toEqual([true, true, true]);
    const read = decodeWorkbook(encodeWorkbook(after));
    expect(read.ok && read.value.workbook).toEqual(after);
  });

  test.each([
    ['a row by the id of another', '[{"op":"insert","table":"firms","index":0,"row":{"id":"f2","name":"x"}}]'],
    ['no JSON', '[{'],
    ['no list', '{"op":"cell"}'],
    ['an unknown operation', '[{"op":"run"}]'],
    ['an unknown table', '[{"op":"insert","table":"__proto__","index":0,"row":{"id":"x"}}]'],
    ['a row without an id', '[{"op":"insert","table":"firms","index":0,"row":{"name":"x"}}]'],
    ['an id changed', '[{"op":"cell","table":"firms","id":"f1","key":"id","from":"f1","to":"f2"}]'],
    ['a value that no file may hold', '[{"op":"cell","table":"firms","id":"f1","key":"cash","from":1,"to":"much"}]'],
    ['a number too large', '[{"op":"cell","table":"firms","id":"f1","key":"cash","from":1,"to":1e999}]'],
    ['a row with a number for a name', '[{"op":"insert","table":"firms","index":0,"row":{"id":"x","name":5}}]'],
  ])('takes nothing from %s', (_name, text) => {
    expect(replayed(text)).toEqual({ text: base, applied: 0 });
    expect(({} as { readonly id?: unknown }).id).toBeUndefined();
  });

  test('anything at all never throws', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.json()), { maxLength: 5 }), (patches) => replayPatches(base, patches).ok), { numRuns: 500 });
  });

  test('a base that does not open is the reason', () => {
    expect(replayPatches('{', [])).toMatchObject({ ok: false, error: { code: 'file.cut' } });
  });
});

describe('what differs between two workbooks', () => {
  test('rows added and removed, cells, fields of the workbook; nothing for the same', () => {
    const after: Workbook = { ...workbook, name: 'Other', firms: [{ id: 'f3', name: 'New' }, { id: 'f1', name: 'One', cash: 2 }], market: { id: 'market', spotRent: 3 } };
    expect(workbookDifferences(workbook, after).map(({ kind, table, id, key, before, after: now }) => [kind, table, id, key, before, now])).toEqual([
      ['changed', 'workbook', '', 'name', 'Chain', 'Other'],
      ['changed', 'market', 'market', 'spotRent', undefined, 3],
      ['changed', 'firms', 'f1', 'cash', 1, 2],
      ['removed', 'firms', 'f2', '', undefined, undefined],
      ['added', 'firms', 'f3', '', undefined, undefined],
    ]);
    expect(workbookDifferences(workbook, workbook)).toEqual([]);
  });

  test('a workbook read again differs in nothing', () => {
    const decoded = decodeWorkbook(encodeWorkbook(aWorkbook()));
    expect(decoded.ok && workbookDifferences(aWorkbook(), decoded.value.workbook)).toEqual([]);
  });
});

describe('whether a save drops most of the rows (P17)', () => {
  const removal = record(emptyHistory, { patch: [{ op: 'remove', table: 'firms', index: 0, row: { id: 'f1', name: 'One' } }], label: { en: 'Delete', zhHant: '刪除' } });
  test.each([
    [10, 0, false, true], [10, 0, true, true], [10, 4, false, true], [10, 4, true, false], [10, 5, false, false], [10, 12, false, false], [0, 0, false, false],
  ])('%d rows before, %d after, deleted %s: asked %s', (before, after, deleted, asked) => {
    expect(losesMostRows(before, after, deleted ? removal : emptyHistory)).toBe(asked);
  });
  test('rows are firms and contracts', () => {
    expect(rowCount(workbook)).toBe(2);
  });
});
