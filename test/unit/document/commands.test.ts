import { describe, expect, test } from 'vitest';
import { appCommands, appMenus } from '../../../shared/document/commands/appCommands.ts';
import { dependantsOf } from '../../../shared/document/commands/dependants.ts';
import type { CommandArgs, CommandId } from '../../../shared/document/commands/registry.ts';
import { commands, planCommand } from '../../../shared/document/commands/registry.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { nextIds } from '../../../shared/document/newRows.ts';
import { applyPatch } from '../../../shared/document/patch.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { isMessageKey } from '../../../shared/text/messages.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const aScenario = (given: Partial<Scenario> = {}): Scenario => ({ id: 's1', name: 'Storm', drivers: {}, overrides: [], failures: [], ...given });

const workbook = aWorkbook({
  firms: [aFirm({ id: 'f1', name: 'A', cash: 10, lender: 'f2' }), aFirm({ id: 'f2', name: 'B' }), aFirm({ id: 'f3', name: 'C' })],
  contracts: [aContract({ id: 'c1', from: 'f2', to: 'f3', principal: 5 }), aContract({ id: 'c2', from: 'f1', to: 'f3' })],
  scenarios: [aScenario({ overrides: [{ target: 'contract', id: 'c1', field: 'principal', scale: 2 }, { target: 'firm', id: 'f3', field: 'lender', value: 'f2' }], failures: [{ firm: 'f2', quarter: 1 }] })],
  notes: [{ id: 'n1', target: 'firm', row: 'f2', field: 'cash', text: 't' }, { id: 'n2', target: 'contract', row: 'c1', field: 'principal', text: 't' }],
});

function after<Id extends CommandId>(id: Id, args: CommandArgs<Id>, on: Workbook = workbook): Workbook {
  const planned = planCommand(on, id, args);
  if (!planned.ok) throw new Error(planned.error.code);
  return applyPatch(on, planned.value.patch);
}

function refusal<Id extends CommandId>(id: Id, args: CommandArgs<Id>): string {
  const planned = planCommand(workbook, id, args);
  if (planned.ok) throw new Error('It was not refused.');
  expect(isMessageKey(planned.error.code)).toBe(true);
  return planned.error.code;
}

describe('setting cells', () => {
  const setCash = (scenarioId: string, value: number | null) => ({ scenarioId, cells: [{ table: 'firms', id: 'f1', key: 'cash', value } as const] });

  test('in the base changes the row', () => {
    expect(after('cells.set', setCash('base', 12)).firms[0]?.cash).toBe(12);
  });

  test('blank removes the field, so that rows stay sparse', () => {
    expect(Object.keys(after('cells.clear', setCash('base', null)).firms[0] ?? {})).toEqual(['id', 'name', 'lender']);
  });

  test('in a scenario adds an override and leaves the base alone', () => {
    const next = after('cells.set', setCash('s1', 12));
    expect(next.firms).toBe(workbook.firms);
    expect(next.scenarios[0]?.overrides.at(-1)).toEqual({ target: 'firm', id: 'f1', field: 'cash', value: 12 });
  });

  test('to what the base holds removes the override', () => {
    const overridden = after('cells.set', setCash('s1', 12));
    expect(after('cells.set', setCash('s1', 10), overridden).scenarios[0]?.overrides).toEqual(workbook.scenarios[0]?.overrides);
  });

  test('to the default counts as blank', () => {
    const overridden = after('cells.set', { scenarioId: 's1', cells: [{ table: 'firms', id: 'f2', key: 'gpuLife', value: 10 }] });
    expect(after('cells.set', { scenarioId: 's1', cells: [{ table: 'firms', id: 'f2', key: 'gpuLife', value: 24 }] }, overridden)).toEqual(workbook);
  });

  test('replaces a factor by the value', () => {
    const next = after('cells.set', { scenarioId: 's1', cells: [{ table: 'contracts', id: 'c1', key: 'principal', value: 7 }] });
    expect(next.scenarios[0]?.overrides[0]).toEqual({ target: 'contract', id: 'c1', field: 'principal', value: 7 });
  });

  test('of a name goes to the base in every scenario', () => {
    const next = after('cells.set', { scenarioId: 's1', cells: [{ table: 'firms', id: 'f1', key: 'name', value: 'Z' }] });
    expect(next.firms[0]?.name).toBe('Z');
    expect(next.scenarios).toBe(workbook.scenarios);
  });

  test('a drag is one undo step by its merge key', () => {
    const planned = planCommand(workbook, 'cells.set', { ...setCash('base', 12), mergeKey: 'drag' });
    expect(planned.ok && planned.value).toMatchObject({ mergeKey: 'drag', focus: { table: 'firms', id: 'f1', key: 'cash' } });
  });

  test('back to the base takes the override away', () => {
    const next = after('cells.resetToBase', { scenarioId: 's1', cells: [{ table: 'contracts', id: 'c1', key: 'principal' }] });
    expect(next.scenarios[0]?.overrides).toHaveLength(1);
  });

  test('is refused for missing rows, missing columns and values out of range', () => {
    expect(refusal('cells.set', { scenarioId: 'base', cells: [{ table: 'firms', id: 'gone', key: 'cash', value: 1 }] })).toBe('rows.gone');
    expect(refusal('cells.set', { scenarioId: 'base', cells: [{ table: 'firms', id: 'f1', key: 'x', value: 1 }] })).toBe('cells.unknownColumn');
    expect(refusal('cells.set', setCash('base', -1))).toBe('cell.tooSmall');
    expect(refusal('cells.set', setCash('gone', 1))).toBe('scenarios.gone');
  });
});

describe('rows', () => {
  test('a paste adds rows in the same step', () => {
    const planned = planCommand(workbook, 'cells.paste', {
      scenarioId: 'base', cells: [{ table: 'firms', id: 'f3', key: 'cash', value: 1 }], newRows: { table: 'firms', rows: [{ name: 'D', cash: 2 }, { name: 'E', cash: null }] },
    });
    const next = planned.ok ? applyPatch(workbook, planned.value.patch) : workbook;
    expect(next.firms.slice(2)).toEqual([{ id: 'f3', name: 'C', cash: 1 }, { id: 'f4', name: 'D', cash: 2 }, { id: 'f5', name: 'E' }]);
  });

  test('new ids are known before the command', () => {
    expect(nextIds(workbook, 'firms', 2)).toEqual(['f4', 'f5']);
    expect(after('rows.insert', { table: 'firms', index: 1, rows: [{}, {}] }).firms.map(({ id }) => id)).toEqual(['f1', 'f4', 'f5', 'f2', 'f3']);
  });

  test('duplicates stand below their originals, with names of their own', () => {
    const once = after('rows.duplicate', { table: 'firms', ids: ['f1', 'f2'] });
    expect(once.firms.map(({ id, name }) => `${id} ${name}`)).toEqual(['f1 A', 'f4 A (2)', 'f2 B', 'f5 B (2)', 'f3 C']);
    expect(after('rows.duplicate', { table: 'firms', ids: ['f4'] }, once).firms[2]).toMatchObject({ id: 'f6', name: 'A (3)', cash: 10, lender: 'f2' });
  });

  test.each([
    [['f1'], 3, 'f2 f3 f1'], [['f3'], 0, 'f3 f1 f2'], [['f1', 'f3'], 2, 'f2 f1 f3'], [['f1', 'f2'], 3, 'f3 f1 f2'], [['f2', 'f3'], 0, 'f2 f3 f1'], [['f2'], 1, 'f1 f2 f3'],
  ])('moving %j to before place %i gives %s', (ids, index, expected) => {
    expect(after('rows.move', { table: 'firms', ids, index }).firms.map(({ id }) => id).join(' ')).toBe(expected);
  });

  test('removing a firm that others depend on asks first, naming what depends on it', () => {
    expect(refusal('rows.remove', { table: 'firms', ids: ['f2'] })).toBe('rows.hasDependants');
    const { contracts, references, overrides, failures, notes } = dependantsOf(workbook, 'firms', ['f2']);
    expect([contracts.map(({ id }) => id), references.map(({ firm, key }) => `${firm.id} ${key}`), overrides.length, failures.length, notes.length]).toEqual([['c1'], ['f1 lender'], 2, 1, 2]);
  });

  test('removing it, once confirmed, leaves nothing that refers to it', () => {
    const next = after('rows.remove', { table: 'firms', ids: ['f2'], confirmed: true });
    expect(next.firms.map(({ id }) => id)).toEqual(['f1', 'f3']);
    expect(next.contracts.map(({ id }) => id)).toEqual(['c2']);
    expect(JSON.stringify(next)).not.toContain('"f2"');
    expect(next.notes).toEqual([]);
  });

  test('removing a contract takes its overrides and notes along', () => {
    const next = after('rows.remove', { table: 'contracts', ids: ['c1'] });
    expect(next.scenarios[0]?.overrides.map(({ target }) => target)).toEqual(['firm']);
    expect(next.notes.map(({ id }) => id)).toEqual(['n1']);
  });
});

describe('scenarios', () => {
  test('a new one has a name of its own', () => {
    expect(after('scenarios.add', { name: 'storm' }).scenarios[1]).toEqual({ id: 's2', name: 'storm (2)', drivers: {}, overrides: [], failures: [] });
    expect(after('scenarios.add', { name: 'Base' }).scenarios[1]?.name).toBe('Base (2)');
  });

  test('a copy shares what it copies and stands below it', () => {
    const next = after('scenarios.duplicate', { id: 's1' });
    expect(next.scenarios[1]).toEqual({ ...workbook.scenarios[0], id: 's2', name: 'Storm (2)' });
  });

  test('Base cannot be changed, names cannot be taken', () => {
    expect(refusal('scenarios.rename', { id: 'base', name: 'x' })).toBe('scenarios.baseIsFixed');
    expect(refusal('scenarios.rename', { id: 's1', name: ' base ' })).toBe('scenarios.nameTaken');
    expect(refusal('scenarios.setDriver', { id: 'base', driver: 'rent', spec: null })).toBe('scenarios.baseIsFixed');
    expect(after('scenarios.rename', { id: 's1', name: 'STORM' }).scenarios[0]?.name).toBe('STORM');
  });

  test('a path is set and taken away again', () => {
    const shocked = after('scenarios.setDriver', { id: 's1', driver: 'rent', spec: [{ depth: -0.5 }] });
    expect(shocked.scenarios[0]?.drivers).toEqual({ rent: [{ depth: -0.5 }] });
    expect(after('scenarios.setDriver', { id: 's1', driver: 'rent', spec: null }, shocked)).toEqual(workbook);
    expect(refusal('scenarios.setDriver', { id: 's1', driver: 'rent', spec: [{ depth: Number.NaN }] })).toBe('driver.notANumber');
  });

  test('forced failures name firms of the workbook', () => {
    expect(after('scenarios.setFailures', { id: 's1', failures: [] }).scenarios[0]?.failures).toEqual([]);
    expect(refusal('scenarios.setFailures', { id: 's1', failures: [{ firm: 'gone', quarter: 1 }] })).toBe('input.unknownFirm');
    expect(refusal('scenarios.setFailures', { id: 's1', failures: [{ firm: 'f1', quarter: 0 }] })).toBe('input.failureQuarter');
  });
});

test('a note is added, changed and removed', () => {
  const cell = { target: 'market', row: 'market', field: 'spotRent' } as const;
  const noted = after('notes.set', { ...cell, note: { text: 'why', assumed: true } });
  expect(noted.notes[2]).toEqual({ id: 'n3', ...cell, text: 'why', assumed: true, value: null });
  const changed = after('notes.set', { ...cell, note: { text: 'why', source: 'Report' } }, noted);
  expect(changed.notes[2]).toEqual({ id: 'n3', ...cell, text: 'why', source: 'Report', value: null });
  expect(after('notes.set', { ...cell, note: null }, changed)).toEqual(workbook);
});

test('the workbook is renamed and its currency named', () => {
  expect(after('workbook.rename', { name: ' New ' }).name).toBe('New');
  expect(refusal('workbook.rename', { name: ' ' })).toBe('workbook.nameMissing');
  expect(after('workbook.setCurrency', { currency: 'twd' }).currency).toBe('TWD');
  expect(refusal('workbook.setCurrency', { currency: '元' })).toBe('workbook.badCurrency');
});

describe('the tables', () => {
  test('every command stands under its own id with labels in both languages', () => {
    for (const [id, command] of Object.entries(commands)) {
      expect(command.id).toBe(id);
      expect(command.label.en.trim() && command.label.zhHant.trim()).not.toBe('');
    }
  });

  test('no two application commands share an id or a shortcut', () => {
    const idsSeen = appCommands.map(({ id }) => id);
    expect(new Set(idsSeen).size).toBe(idsSeen.length);
    const shortcuts = appCommands.flatMap((each) => ('shortcut' in each ? [each.shortcut as string] : []));
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    for (const { menu } of appCommands) expect(appMenus).toContain(menu);
  });
});
