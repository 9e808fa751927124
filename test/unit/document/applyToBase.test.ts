import { describe, expect, test } from 'vitest';
import { cellsApplyToBase, otherOverridesOf } from '../../../shared/document/commands/cellsApplyToBase.ts';
import { isFailure } from '../../../shared/document/commands/command.ts';
import { applyPatch, invertPatch } from '../../../shared/document/patch.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const scenario = (id: string, name: string, overrides: readonly object[]) => ({ id, name, drivers: {}, overrides, failures: [] }) as never;
const cash = { table: 'firms', id: 'f1', key: 'cash' } as const;
const debt = { table: 'firms', id: 'f1', key: 'debt' } as const;
const override = (field: string, change: object) => ({ target: 'firm', id: 'f1', field, ...change });

const workbook = aWorkbook({
  firms: [{ id: 'f1', name: 'A', cash: 100, debt: 50 }],
  scenarios: [
    scenario('s1', 'Mild', [override('cash', { value: 80, typed: '=100*0.8' }), override('debt', { scale: 0.5 })]),
    scenario('s2', 'Severe', [override('cash', { value: 10 }), override('debt', { scale: 2 })]),
  ],
});

function applied(cells: readonly { readonly table: 'firms'; readonly id: string; readonly key: string }[]) {
  const patch = cellsApplyToBase.plan(workbook, { scenarioId: 's1', cells });
  if (isFailure(patch)) throw new Error(patch.code);
  return { patch, after: applyPatch(workbook, patch) };
}

describe('applying overrides to the base', () => {
  test('writes the values that the scenario shows, takes its overrides away, and is one step to undo', () => {
    const { patch, after } = applied([cash, debt]);
    expect(after.firms[0]).toMatchObject({ cash: 80, debt: 25, typed: { cash: '=100*0.8' } });
    expect(after.scenarios[0]?.overrides).toEqual([]);
    expect(after.scenarios[1]).toBe(workbook.scenarios[1]);
    expect(applyPatch(after, invertPatch(patch))).toEqual(workbook);
  });

  test('keeps an override under which a parent sets the cell too, and refuses in a scenario that is signed off', () => {
    const child = scenario('s3', 'Child', [override('cash', { value: 60 })]);
    const family = { ...workbook, scenarios: [...workbook.scenarios, { ...(child as object), parent: 's2' } as never] };
    const patch = cellsApplyToBase.plan(family, { scenarioId: 's3', cells: [cash] });
    if (isFailure(patch)) throw new Error(patch.code);
    expect(applyPatch(family, patch).firms[0]?.cash).toBe(60);
    expect(applyPatch(family, patch).scenarios[2]?.overrides).toHaveLength(1);
    const locked = { ...workbook, scenarios: [{ ...(workbook.scenarios[0] as object), locked: { hash: 'x' } } as never] };
    expect(cellsApplyToBase.plan(locked, { scenarioId: 's1', cells: [cash] })).toMatchObject({ code: 'scenarios.locked' });
  });

  test('passes over cells that the scenario does not set, and does nothing in Base', () => {
    expect(applied([{ ...cash, key: 'opex' }]).patch).toEqual([]);
    expect(cellsApplyToBase.plan(workbook, { scenarioId: 'base', cells: [cash] })).toEqual([]);
  });

  test('knows the scenarios that keep their own values; a factor follows the base', () => {
    expect(otherOverridesOf(workbook, 's1', [cash, debt])).toEqual([{ name: 'Severe', count: 1 }]);
  });
});
