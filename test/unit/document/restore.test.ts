import { describe, expect, test } from 'vitest';
import { isFailure } from '../../../shared/document/commands/command.ts';
import { cellOf, scenariosRestore, whatStaysOut, whyNotRestored } from '../../../shared/document/commands/scenariosRestore.ts';
import type { CellEdit } from '../../../shared/document/commands/setCells.ts';
import { applyPatch, invertPatch } from '../../../shared/document/patch.ts';
import { overlay } from '../../../shared/document/scenario.ts';
import { workbookDifferences } from '../../../shared/document/workbookDifferences.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const earlier = aWorkbook({
  firms: [aFirm({ id: 'f1', name: 'Lessor', cash: 10, opex: 2 }), aFirm({ id: 'f2', name: 'Lab', cash: 5 }), aFirm({ id: 'gone', name: 'Gone', cash: 1 })],
  contracts: [aContract({ id: 'c1', from: 'f1', to: 'f2', principal: 100 })],
});
const present = aWorkbook({
  firms: [aFirm({ id: 'f1', name: 'Lessor Inc.', cash: 40 }), aFirm({ id: 'f2', name: 'Lab', cash: 5 })],
  contracts: [aContract({ id: 'c1', from: 'f1', to: 'f2', principal: 70 })],
  market: { ...aWorkbook({}).market, quarters: 8 },
});

const cells = (): readonly CellEdit[] =>
  workbookDifferences(earlier, present).flatMap((each) => {
    const cell = cellOf(each, 'before');
    return cell === null || whyNotRestored(present, cell) !== null ? [] : [cell];
  });

describe('values of an earlier version in a scenario of the present workbook', () => {
  test('all that a scenario can hold comes back in it, in one step, and the base stays', () => {
    const patch = scenariosRestore.plan(present, { name: 'As it was', cells: cells() });
    if (isFailure(patch)) throw new Error(patch.code);
    const after = applyPatch(present, patch);
    expect([after.firms, after.contracts, after.market]).toEqual([present.firms, present.contracts, present.market]);
    const [made] = after.scenarios;
    expect(made?.name).toBe('As it was');
    const seen = overlay(after, made ?? after.scenarios[0]!);
    expect([seen.firms[0]?.cash, seen.firms[0]?.opex, seen.contracts[0]?.['principal']]).toEqual([10, 2, 100]);
    expect(applyPatch(after, invertPatch(patch))).toEqual(present);
  });

  test('what no scenario can hold is left out with its reason, and refused when it is asked for all the same', () => {
    const name: CellEdit = { table: 'firms', id: 'f1', key: 'name', value: 'Lessor' };
    const gone: CellEdit = { table: 'firms', id: 'gone', key: 'cash', value: 1 };
    const same: CellEdit = { table: 'firms', id: 'f2', key: 'cash', value: 5 };
    expect([name, gone, same].map((cell) => whyNotRestored(present, cell)?.code)).toEqual(['restore.notOverridable', 'restore.rowGone', 'restore.sameAsNow']);
    expect(cells().map(({ key }) => key)).not.toContain('name');
    expect(scenariosRestore.plan(present, { name: 'x', cells: [gone] })).toMatchObject({ code: 'restore.rowGone' });
    expect(scenariosRestore.plan(present, { name: 'x', cells: [] })).toMatchObject({ code: 'restore.nothing' });
  });

  test('what stays out is counted by why, and what is as it was is not', () => {
    const scenario = { id: 's1', name: 'Storm', drivers: {}, overrides: [], failures: [] };
    const now = { ...present, scenarios: [scenario] };
    const before = { ...earlier, name: 'Older', scenarios: [{ ...scenario, failures: [{ firm: 'f1', quarter: 2 }] }] };
    const differences = workbookDifferences(before, now);
    expect(whatStaysOut(now, differences, 'before')).toEqual(new Map([['others', 1], ['fixed', 1], ['rows', 1], ['scenarios', 1]]));
    expect(whatStaysOut(now, differences, 'after')).toEqual(new Map([['others', 1], ['fixed', 1], ['rows', 1], ['scenarios', 1]]));
    expect(whatStaysOut(earlier, workbookDifferences(earlier, earlier), 'before').size).toBe(0);
  });

  test('the other side of the comparison, where that is the earlier one', () => {
    const turned = workbookDifferences(present, earlier).flatMap((each) => cellOf(each, 'after') ?? []);
    expect(turned).toContainEqual({ table: 'firms', id: 'f1', key: 'cash', value: 10 });
    expect(turned).toContainEqual({ table: 'firms', id: 'f1', key: 'opex', value: 2 });
  });
});
