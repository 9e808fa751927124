import { expect, test } from 'vitest';
import type { CommandArgs, CommandId } from '../../../shared/document/commands/registry.ts';
import { planCommand } from '../../../shared/document/commands/registry.ts';
import { stepPlace, stepSize } from '../../../shared/document/stepPlace.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const note = { id: 'n1', target: 'firm', row: 'f1', field: 'cash', text: 'Balance sheet', source: 'Report' } as const;
const workbook = aWorkbook({ firms: [aFirm({ id: 'f1', cash: 1200 }), aFirm({ id: 'f2', name: 'Second', cash: 5 })], notes: [note], scenarios: [{ id: 's1', name: 'Storm', drivers: {}, failures: [], overrides: [] }] });

function patchOf<Id extends CommandId>(id: Id, args: CommandArgs<Id>) {
  const planned = planCommand(workbook, id, args);
  if (!planned.ok) throw new Error(planned.error.code);
  return planned.value.patch;
}
const cells = (...ids: readonly string[]) => ids.map((id) => ({ table: 'firms', id, key: 'cash', value: 12, typed: '=4*3' }) as const);

test('a cell that was typed into counts once, with its arithmetic and the mark of its note', () => {
  expect(stepSize(patchOf('cells.set', { scenarioId: 'base', cells: cells('f1') }))).toBe(1);
  expect(stepSize(patchOf('cells.set', { scenarioId: 'base', cells: cells('f1', 'f2') }))).toBe(2);
});

test('overrides count one by one', () => {
  expect(stepSize(patchOf('cells.paste', { scenarioId: 's1', cells: cells('f1', 'f2') }))).toBe(2);
});

test('a note alone counts', () => {
  expect(stepSize(patchOf('notes.set', { target: 'firm', row: 'f1', field: 'cash', note: { text: 'New' } }))).toBe(1);
});

test('a row that was added is named', () => {
  const patch = patchOf('columns.add', { name: 'Own view', type: 'auto', formula: 'debt / cash' });
  expect(stepPlace({ table: 'columns' }, patch)).toEqual({ table: 'columns', id: 'u1' });
  expect(stepPlace({ table: 'firms', id: 'f1' }, patch)).toEqual({ table: 'firms', id: 'f1' });
});
