import { describe, expect, test } from 'vitest';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import type { CommandArgs, CommandId } from '../../../shared/document/commands/registry.ts';
import { planCommand } from '../../../shared/document/commands/registry.ts';
import type { Note, Workbook } from '../../../shared/document/document.ts';
import { termOf } from '../../../shared/document/document.ts';
import { inputsWithoutSource, isAboutFormerValue } from '../../../shared/document/notes.ts';
import { applyPatch, invertPatch } from '../../../shared/document/patch.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const old: Note = { id: 'n1', target: 'firm', row: 'f1', field: 'cash', text: 'Balance sheet', source: 'Report' };
const workbook = aWorkbook({ firms: [aFirm({ id: 'f1', cash: 1200 })], notes: [old] });
const setCash = (value: number | null, scenarioId = 'base') => ({ scenarioId, cells: [{ table: 'firms', id: 'f1', key: 'cash', value } as const] });

function after<Id extends CommandId>(on: Workbook, id: Id, args: CommandArgs<Id>): Workbook {
  const planned = planCommand(on, id, args);
  if (!planned.ok) throw new Error(planned.error.code);
  const next = applyPatch(on, planned.value.patch);
  expect(applyPatch(next, invertPatch(planned.value.patch))).toEqual(on);
  return next;
}

function isFormer({ firms: [firm], notes: [note] }: Workbook): boolean {
  const term = termOf('firms', 'cash');
  if (firm === undefined || note === undefined || term === undefined) throw new Error('The workbook has lost its note.');
  return isAboutFormerValue(note, firm, term);
}

describe('the value that a note belongs to', () => {
  test('is kept when the note is written, and the note is marked once another value is typed', () => {
    const noted = after(workbook, 'notes.set', { target: 'firm', row: 'f1', field: 'cash', note: { text: 'New' } });
    expect(noted.notes[0]?.value).toBe(1200);
    expect(isFormer(noted)).toBe(false);
    const typedOver = after(noted, 'cells.set', setCash(1500));
    expect(isFormer(typedOver)).toBe(true);
    expect(isFormer(after(typedOver, 'cells.set', setCash(1200)))).toBe(false);
  });

  test('is put into a note of an older file by the edit that takes it away', () => {
    expect(isFormer(workbook)).toBe(false);
    const typedOver = after(workbook, 'cells.set', setCash(1500));
    expect(typedOver.notes[0]).toEqual({ ...old, value: 1200 });
    expect(isFormer(typedOver)).toBe(true);
    expect(after(typedOver, 'cells.set', setCash(1600)).notes[0]?.value).toBe(1200);
  });

  test('stays when the note is corrected, and becomes the present one when the person says so', () => {
    const typedOver = after(workbook, 'cells.set', setCash(1500));
    const note = { text: 'Balance sheet, page 3', source: 'Report' };
    const place = { target: 'firm', row: 'f1', field: 'cash' } as const;
    expect(isFormer(after(typedOver, 'notes.set', { ...place, note, keepsValue: true }))).toBe(true);
    expect(isFormer(after(typedOver, 'notes.set', { ...place, note }))).toBe(false);
  });

  test('an override leaves the note with the base', () => {
    const scenario = { id: 's1', name: 'S', drivers: {}, overrides: [], failures: [] };
    expect(after({ ...workbook, scenarios: [scenario] }, 'cells.set', setCash(7, 's1')).notes).toEqual([old]);
  });

  test('a blank and the default that it stands for are one value', () => {
    const note: Note = { ...old, field: 'gpuLife', value: null };
    const term = termOf('firms', 'gpuLife');
    if (term === undefined) throw new Error('no such term');
    expect(isAboutFormerValue(note, aFirm({ gpuLife: 24 }), term)).toBe(false);
    expect(isAboutFormerValue(note, aFirm({ gpuLife: 20 }), term)).toBe(true);
  });

  test('goes through the file, whatever another program has put there', () => {
    const notes = [{ ...old, value: 1200 }, { ...old, id: 'n2', field: 'opex', value: { of: 'another program' } as unknown as number }];
    const again = decodeWorkbook(encodeWorkbook({ ...workbook, notes }));
    expect(again.ok && again.value.workbook.notes).toEqual(notes);
  });
});

test('given inputs without a source are listed: not defaults, not identities, not terms that a contract does not use', () => {
  const listed = inputsWithoutSource(aWorkbook({
    market: { id: 'market', spotRent: 2 },
    firms: [aFirm({ id: 'f1', kind: 'bank', cash: 1, opex: 2, debt: null })],
    contracts: [aContract({ id: 'c1', type: 'supply', from: 'f1', to: 'f1', amount: 3, principal: 4 })],
    notes: [{ ...old, field: 'cash' }, { ...old, id: 'n2', field: 'opex', source: ' ', assumed: true }],
  }));
  expect(listed.map(({ table, row, term, note }) => [table, row.id, term.key, note?.id])).toEqual([
    ['market', 'market', 'spotRent', undefined], ['firms', 'f1', 'opex', 'n2'], ['contracts', 'c1', 'amount', undefined],
  ]);
});
