import { describe, expect, test } from 'vitest';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import type { CommandArgs, CommandId } from '../../../shared/document/commands/registry.ts';
import { planCommand } from '../../../shared/document/commands/registry.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { columnOf } from '../../../shared/document/document.ts';
import { applyPatch } from '../../../shared/document/patch.ts';
import { placeText } from '../../../shared/document/placeText.ts';
import { findProblems } from '../../../shared/document/problems.ts';
import { describe as words } from '../../../shared/text/messages.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const book = aWorkbook({
  firms: [aFirm({ id: 'f1', cash: 10, debt: 5, 'custom.u1': 3, 'custom.u2': 7, typed: { 'custom.u1': '=1+2', cash: '=5*2' } })],
  columns: [
    { id: 'u1', name: 'Haircut', type: 'number' },
    { id: 'u2', name: 'Cushion', type: 'auto', formula: 'cash * Haircut' },
    { id: 'u3', name: 'Twice', type: 'auto', formula: 'Cushion * 2' },
  ],
  notes: [{ id: 'n1', target: 'firm', row: 'f1', field: 'custom.u1', text: 'why' }],
});

function done<Id extends CommandId>(workbook: Workbook, id: Id, args: CommandArgs<Id>): Workbook {
  const planned = planCommand(workbook, id, args);
  if (!planned.ok) throw new Error(words('en', planned.error));
  return applyPatch(workbook, planned.value.patch);
}

function refusal<Id extends CommandId>(workbook: Workbook, id: Id, args: CommandArgs<Id>): string {
  const planned = planCommand(workbook, id, args);
  return planned.ok ? 'done' : words('en', planned.error);
}

describe('commands', () => {
  test('a column is added with the next id; its cells are set and cleared as any', () => {
    const added = done(book, 'columns.add', { name: ' Rating ', type: 'text', formula: null });
    expect(added.columns.at(-1)).toEqual({ id: 'u4', name: 'Rating', type: 'text' });
    const set = done(added, 'cells.set', { scenarioId: baseScenario.id, cells: [{ table: 'firms', id: 'f1', key: 'custom.u4', value: 'AA' }] });
    expect(set.firms[0]).toMatchObject({ 'custom.u4': 'AA' });
    expect(refusal(added, 'cells.set', { scenarioId: baseScenario.id, cells: [{ table: 'firms', id: 'f1', key: 'custom.u1', value: 'much' }] })).toContain('much');
    expect(refusal(added, 'cells.set', { scenarioId: baseScenario.id, cells: [{ table: 'firms', id: 'f1', key: 'custom.u9', value: 1 }] })).toContain('no column');
  });

  test('adding a rate to money is refused with both sides', () => {
    expect(refusal(book, 'columns.add', { name: 'Wrong', type: 'auto', formula: 'cash + rate' })).toBe('cash (USD M) and rate (a rate, % a year) cannot be added, compared or chosen between: their units differ.');
    expect(book.columns).toHaveLength(3);
  });

  test('names are taken by own columns and by those of the model, in either language', () => {
    for (const name of ['cushion', 'Cash', '現金', 'lowestCash']) expect(refusal(book, 'columns.add', { name, type: 'number', formula: null })).toContain('already');
    expect(refusal(book, 'columns.rename', { id: 'u1', name: ' ' })).toBe('A column needs a name.');
    expect(refusal(book, 'columns.add', { name: 'X', type: 'auto', formula: null })).toContain('needs a rule');
  });

  test('a new name goes through the rules that use it', () => {
    const renamed = done(book, 'columns.rename', { id: 'u1', name: 'Share kept' });
    expect(renamed.columns.map(({ name, formula }) => [name, formula])).toEqual([['Share kept', undefined], ['Cushion', 'cash * [Share kept]'], ['Twice', 'Cushion * 2']]);
    expect(findProblems(renamed)).toEqual([]);
  });

  test('a rule that would need itself is refused with the cycle', () => {
    expect(refusal(book, 'columns.change', { id: 'u2', name: 'Cushion', type: 'auto', formula: 'Twice / 2' })).toBe('The rule would need itself: Cushion → Twice → Cushion.');
  });

  test('a column that rules use goes only when that was seen; then its values, texts and notes go, and the broken rules are problems', () => {
    expect(refusal(book, 'columns.remove', { id: 'u1' })).toContain('Cushion');
    const removed = done(book, 'columns.remove', { id: 'u1', confirmed: true });
    expect(removed.firms[0]).toEqual(aFirm({ id: 'f1', cash: 10, debt: 5, 'custom.u2': 7, typed: { cash: '=5*2' } }));
    expect(removed.notes).toEqual([]);
    const problems = findProblems(removed).map((problem) => `${placeText(removed, problem.place, 'en')}: ${words('en', problem)}`);
    expect(problems).toEqual([
      'Column Cushion, Rule: There is no column “Haircut”. Names with spaces stand in brackets: [Opening cash].',
      'Column Twice, Rule: The rule of “Cushion” is refused itself. Mend that one first.',
    ]);
  });

  test('values typed over a rule go together, one by one as cells', () => {
    expect(done(book, 'columns.clearOverrides', { id: 'u2' }).firms[0]).not.toHaveProperty('custom.u2');
    expect(done(book, 'cells.clear', { scenarioId: baseScenario.id, cells: [{ table: 'firms', id: 'f1', key: 'custom.u2' }] }).firms[0]).not.toHaveProperty('custom.u2');
  });

  test('a scenario does not override own columns: they are no inputs of the model, so the value goes to the base', () => {
    const scenario = { id: 's1', name: 'S', drivers: {}, overrides: [], failures: [] };
    const set = done({ ...book, scenarios: [scenario] }, 'cells.set', { scenarioId: 's1', cells: [{ table: 'firms', id: 'f1', key: 'custom.u1', value: 4 }] });
    expect(set.firms[0]).toMatchObject({ 'custom.u1': 4 });
    expect(set.scenarios[0]?.overrides).toEqual([]);
  });

  test('what is typed in must fit a column’s new type', () => {
    expect(refusal(book, 'columns.change', { id: 'u1', name: 'Haircut', type: 'text', formula: null })).toContain('1 firm holds a value');
    expect(done(book, 'columns.change', { id: 'u1', name: 'Haircut', type: 'share', formula: null }).columns[0]).toMatchObject({ type: 'share' });
  });

  test('columns change places', () => {
    expect(done(book, 'columns.move', { id: 'u3', index: 0 }).columns.map(({ id }) => id)).toEqual(['u3', 'u1', 'u2']);
  });
});

describe('the file', () => {
  test('keeps values in the firm’s object custom, and columns with their rules', () => {
    const text = encodeWorkbook(book);
    expect(JSON.parse(text)).toMatchObject({ columns: [{ id: 'u1', name: 'Haircut', type: 'number' }, { formula: 'cash * Haircut' }, {}], firms: [{ custom: { u1: 3, u2: 7 } }] });
    const decoded = decodeWorkbook(text);
    expect(decoded.ok && decoded.value.workbook).toEqual(book);
  });

  test('opens columns as the format’s page writes them: by name, without ids', () => {
    const plain = JSON.stringify({ format: 'firebreak-workbook', version: 1, firms: [{ id: 'f1', name: 'A', cash: 4, custom: { ESG: 3 } }], columns: [{ name: 'ESG', type: 'number' }, { name: 'Score', formula: 'ESG * 2' }] });
    const decoded = decodeWorkbook(plain);
    if (!decoded.ok) throw new Error(decoded.error.code);
    const { workbook } = decoded.value;
    expect(columnOf(workbook, 'firms', 'custom.ESG')).toMatchObject({ label: { en: 'ESG' }, kind: 'number' });
    expect(columnOf(workbook, 'firms', 'custom.Score')).toMatchObject({ kind: 'number' });
    expect(JSON.parse(encodeWorkbook(workbook))).toMatchObject({ columns: [{ name: 'ESG', type: 'number' }, { name: 'Score', type: 'auto', formula: 'ESG * 2' }], firms: [{ custom: { ESG: 3 } }] });
    expect(findProblems(workbook)).toEqual([]);
  });

  test('a type of a later version and values that do not fit are kept, and are problems', () => {
    const odd = aWorkbook({ firms: [aFirm({ id: 'f1', 'custom.u1': 'x' })], columns: [{ id: 'u1', name: 'N', type: 'number' }, { id: 'u2', name: 'Map', type: 'geography', zoom: 3 }] });
    const decoded = decodeWorkbook(encodeWorkbook(odd));
    expect(decoded.ok && decoded.value.workbook).toEqual(odd);
    expect(findProblems(odd).map(({ place, code }) => [place.id, code])).toEqual([['u2', 'rule.unknownType'], ['f1', 'cell.notANumber']]);
  });

  test.each([
    ['"columns":[1]', 'file.wantsObject'],
    ['"columns":[{"type":"number"}]', 'file.wantsId'],
    ['"columns":[{"name":"A"},{"name":"A"}]', 'file.duplicateId'],
    ['"columns":[{"name":"A","formula":3}]', 'file.wantsText'],
    ['"firms":[{"id":"f1","custom":5}]', 'file.wantsObject'],
  ])('%s is refused with its place', (part, code) => {
    expect(decodeWorkbook(`{"format":"firebreak-workbook","version":1,${part}}`)).toMatchObject({ ok: false, error: { code } });
  });
});
