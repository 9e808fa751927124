import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planCommand } from '../../../shared/document/commands/registry.ts';
import type { CommandArgs, CommandId } from '../../../shared/document/commands/registry.ts';
import { copyConflicts } from '../../../shared/document/commands/scenariosCopyOverrides.ts';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import { applyPatch } from '../../../shared/document/patch.ts';
import { findProblems } from '../../../shared/document/problems.ts';
import { overlay } from '../../../shared/document/scenario.ts';
import { scenarioDifferences } from '../../../shared/document/scenarioDifferences.ts';
import { scenarioHash } from '../../../shared/document/signOff.ts';
import type { Override, Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { sha256 } from '../../../shared/base/sha256.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { arbWorkbook } from '../../builders/arbWorkbook.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const cash = (id: string, given: Pick<Override, 'value' | 'scale'>): Override => ({ target: 'firm', id, field: 'cash', ...given });
const scenario = (id: string, given: Partial<Scenario>): Scenario => ({ id, name: id, drivers: {}, overrides: [], failures: [], ...given });

const severe = scenario('severe', {
  drivers: { rent: [{ depth: -0.5 }], demand: [{ depth: -0.2 }] },
  overrides: [cash('f1', { value: 40 }), cash('f2', { scale: 0.5 })],
  failures: [{ firm: 'f1', quarter: 2 }],
});
const freeze = scenario('freeze', {
  parent: 'severe', drivers: { credit: [{ depth: -1 }], demand: [] }, overrides: [cash('f1', { scale: 0.5 })], failures: [{ firm: 'f2', quarter: 1 }],
});
const workbook = aWorkbook({ firms: [aFirm({ id: 'f1', cash: 100 }), aFirm({ id: 'f2', cash: 10 })], scenarios: [severe, freeze] });

function after<Id extends CommandId>(before: Workbook, id: Id, args: CommandArgs<Id>): Workbook {
  const planned = planCommand(before, id, args);
  if (!planned.ok) throw new Error(planned.error.code);
  return applyPatch(before, planned.value.patch);
}
function refusal<Id extends CommandId>(before: Workbook, id: Id, args: CommandArgs<Id>): unknown {
  const planned = planCommand(before, id, args);
  return planned.ok ? null : planned.error.code;
}
const stored = (book: Workbook, id: string): Scenario => book.scenarios.find((each) => each.id === id)!;
const cashOf = (book: Workbook, id: string) => overlay(book, effectiveScenario(book.scenarios, stored(book, id))).firms.map((firm) => firm.cash);

describe('a branch', () => {
  test('has what its parent has, but for drivers, cells and failures of its own; a factor scales what the parent makes of the cell', () => {
    const effective = effectiveScenario(workbook.scenarios, freeze);
    expect(effective).toMatchObject({ id: 'freeze', drivers: { rent: [{ depth: -0.5 }], demand: [], credit: [{ depth: -1 }] } });
    expect(effective.parent).toBeUndefined();
    expect(cashOf(workbook, 'freeze')).toEqual([20, 5]);
    expect(effective.failures).toEqual([{ firm: 'f1', quarter: 2 }, { firm: 'f2', quarter: 1 }]);
  });

  test('follows a change of its parent except where it is overridden', () => {
    const next = after(workbook, 'cells.set', { scenarioId: 'severe', cells: [{ table: 'firms', id: 'f1', key: 'cash', value: 60 }, { table: 'firms', id: 'f2', key: 'cash', value: 8 }] });
    expect(cashOf(next, 'freeze')).toEqual([30, 8]);
    const own = after(next, 'cells.set', { scenarioId: 'freeze', cells: [{ table: 'firms', id: 'f2', key: 'cash', value: 10 }] });
    expect(cashOf(own, 'freeze')).toEqual([30, 10]);
    expect(cashOf(after(own, 'cells.set', { scenarioId: 'severe', cells: [{ table: 'firms', id: 'f2', key: 'cash', value: 1 }] }), 'freeze')).toEqual([30, 10]);
    expect(cashOf(after(own, 'cells.resetToBase', { scenarioId: 'freeze', cells: [{ table: 'firms', id: 'f2', key: 'cash' }] }), 'freeze')).toEqual([30, 8]);
  });

  test('stays the same object while nothing in its line changes', () => {
    expect(effectiveScenario(workbook.scenarios, freeze)).toBe(effectiveScenario([...workbook.scenarios], freeze));
  });

  test('can undo a path of its parent, and forgets that when told to', () => {
    const undone = after(workbook, 'scenarios.setDriver', { id: 'freeze', driver: 'rent', spec: [] });
    expect(effectiveScenario(undone.scenarios, stored(undone, 'freeze')).drivers.rent).toEqual([]);
    const again = after(undone, 'scenarios.setDriver', { id: 'freeze', driver: 'rent', spec: null });
    expect(effectiveScenario(again.scenarios, stored(again, 'freeze')).drivers.rent).toEqual([{ depth: -0.5 }]);
  });

  test('cannot be its own ancestor, and a file in which it is opens with a problem and is not run', () => {
    expect(refusal(workbook, 'scenarios.setParent', { id: 'severe', parent: 'freeze' })).toBe('scenarios.parentCycle');
    expect(refusal(workbook, 'scenarios.setParent', { id: 'severe', parent: 'severe' })).toBe('scenarios.parentCycle');
    const ring = { ...workbook, scenarios: [{ ...severe, parent: 'freeze' }, freeze] };
    const opened = decodeWorkbook(encodeWorkbook(ring));
    expect(opened.ok && findProblems(opened.value.workbook).map(({ code, place }) => [code, place.id])).toEqual([['input.parent', 'severe'], ['input.parent', 'freeze']]);
    expect(compileInputs(ring, effectiveScenario(ring.scenarios, freeze)).ok).toBe(false);
  });

  test('is refused by the engine while its parents are not laid under it', () => {
    expect(compileInputs(workbook, freeze).ok).toBe(false);
    expect(compileInputs(workbook, effectiveScenario(workbook.scenarios, freeze)).ok).toBe(true);
  });

  test('holds its parent in the workbook', () => {
    expect(refusal(workbook, 'scenarios.remove', { id: 'severe' })).toBe('scenarios.hasChildren');
    const free = after(workbook, 'scenarios.setParent', { id: 'freeze', parent: 'base' });
    expect(after(free, 'scenarios.remove', { id: 'severe' }).scenarios.map(({ id }) => id)).toEqual(['freeze']);
  });

  test('copied flat holds everything itself', () => {
    const next = after(workbook, 'scenarios.duplicate', { id: 'freeze', name: 'Now', flat: true });
    const copy = next.scenarios.at(-1)!;
    expect(copy.parent).toBeUndefined();
    expect(scenarioDifferences(next, copy, freeze)).toEqual([]);
  });
});

describe('a sign-off', () => {
  const signed = after(workbook, 'scenarios.lock', { id: 'freeze', by: 'A. Analyst', date: '2025-10-26' });
  test('refuses every edit until it is taken away', () => {
    expect(stored(signed, 'freeze').locked).toEqual({ hash: scenarioHash(signed.scenarios, freeze), by: 'A. Analyst', date: '2025-10-26' });
    expect(refusal(signed, 'scenarios.setDriver', { id: 'freeze', driver: 'rent', spec: null })).toBe('scenarios.locked');
    expect(refusal(signed, 'scenarios.rename', { id: 'freeze', name: 'x' })).toBe('scenarios.locked');
    expect(refusal(signed, 'scenarios.remove', { id: 'freeze' })).toBe('scenarios.locked');
    expect(refusal(signed, 'scenarios.setParent', { id: 'freeze', parent: 'base' })).toBe('scenarios.locked');
    expect(refusal(signed, 'cells.set', { scenarioId: 'freeze', cells: [{ table: 'firms', id: 'f1', key: 'cash', value: 1 }] })).toBe('scenarios.locked');
    expect(refusal(signed, 'cells.resetToBase', { scenarioId: 'freeze', cells: [{ table: 'firms', id: 'f1', key: 'cash' }] })).toBe('scenarios.locked');
    expect(refusal(signed, 'rows.remove', { table: 'firms', ids: ['f1'], confirmed: true })).toBe('scenarios.locked');
    expect(after(signed, 'scenarios.unlock', { id: 'freeze' })).toEqual(workbook);
  });

  test('says when a parent has changed what was signed', () => {
    expect(findProblems(signed)).toEqual([]);
    const moved = after(signed, 'scenarios.setDriver', { id: 'severe', driver: 'rent', spec: [{ depth: -0.6 }] });
    expect(findProblems(moved).map(({ code, place }) => [code, place.id])).toEqual([['scenarios.signOffChanged', 'freeze']]);
  });

  test('does not depend on the order in which overrides were entered', () => {
    const turned = { ...severe, overrides: severe.overrides.toReversed() };
    expect(scenarioHash([turned], turned)).toBe(scenarioHash([severe], severe));
  });
});

describe('copying overrides', () => {
  const cells = [{ table: 'firms', id: 'f1', key: 'cash' }, { table: 'firms', id: 'f2', key: 'cash' }] as const;
  const other = { ...workbook, scenarios: [...workbook.scenarios, scenario('other', { overrides: [cash('f1', { value: 7 })] })] };
  test('lists what it would replace before it does', () => {
    expect(copyConflicts(other, { from: 'severe', to: 'other', cells })).toEqual([{ table: 'firms', id: 'f1', key: 'cash', holds: 7, copied: 40 }]);
    expect(refusal(other, 'scenarios.copyOverrides', { from: 'severe', to: 'other', cells })).toBe('scenarios.conflicts');
    expect(cashOf(after(other, 'scenarios.copyOverrides', { from: 'severe', to: 'other', cells, confirmed: true }), 'other')).toEqual([40, 5]);
  });

  test('puts what a branch comes to into the base', () => {
    expect(after(workbook, 'scenarios.copyOverrides', { from: 'freeze', to: 'base', cells }).firms.map((firm) => firm.cash)).toEqual([20, 5]);
  });
});

test('what differs between two scenarios is listed with old, new and delta', () => {
  expect(scenarioDifferences(aWorkbook({ ...workbook, market: { id: 'market', quarters: 2 } }), baseScenario, freeze)).toEqual([
    { kind: 'cell', table: 'firms', id: 'f1', key: 'cash', a: 100, b: 20, delta: -80 },
    { kind: 'cell', table: 'firms', id: 'f2', key: 'cash', a: 10, b: 5, delta: -5 },
    { kind: 'driver', key: 'rent', a: [1, 1], b: [0.5, 0.5], delta: [-0.5, -0.5] },
    { kind: 'driver', key: 'credit', a: [1, 1], b: [0, 0], delta: [-1, -1] },
    { kind: 'failure', firm: 'f1', a: null, b: 2 },
    { kind: 'failure', firm: 'f2', a: null, b: 1 },
  ]);
});

test('a thousand overrides are laid over in order, and the base never changes', () => {
  const firms = Array.from({ length: 1000 }, (_, index) => aFirm({ id: `f${index}`, cash: index }));
  const book = aWorkbook({ firms, scenarios: [scenario('a', { overrides: firms.map(({ id }) => cash(id, { scale: 2 })) }), scenario('b', { parent: 'a', overrides: firms.map(({ id }) => cash(id, { scale: 3 })) })] });
  const before = sha256(encodeWorkbook({ ...book, scenarios: [] }));
  expect(cashOf(book, 'b')).toEqual(firms.map((_, index) => index * 6));
  expect(sha256(encodeWorkbook({ ...book, scenarios: [] }))).toBe(before);
});

test('creating, editing and removing scenarios never changes the base, whatever the workbook', () => {
  fc.assert(fc.property(arbWorkbook(), (book) => {
    const baseHash = (each: Workbook) => sha256(encodeWorkbook({ ...each, scenarios: [], notes: [] }));
    let next = after(book, 'scenarios.add', { name: 'One' });
    const one = next.scenarios.at(-1)!.id;
    next = after(next, 'scenarios.add', { name: 'Two', parent: one });
    const two = next.scenarios.at(-1)!.id;
    next = after(next, 'cells.set', { scenarioId: one, cells: [{ table: 'market', id: 'market', key: 'spotRent', value: 1.25 }] });
    next = after(next, 'scenarios.lock', { id: two });
    next = after(next, 'scenarios.unlock', { id: two });
    next = after(next, 'scenarios.remove', { id: two });
    expect(baseHash(next)).toBe(baseHash(book));
  }), { numRuns: 30 });
});
