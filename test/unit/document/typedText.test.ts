import { describe, expect, test } from 'vitest';
import { valueOf } from '../../../shared/columns/define.ts';
import { firmTerm } from '../../../shared/columns/terms/registry.ts';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { cellsClear } from '../../../shared/document/commands/cellsClear.ts';
import { cellsSet } from '../../../shared/document/commands/cellsSet.ts';
import type { Command } from '../../../shared/document/commands/command.ts';
import { isFailure } from '../../../shared/document/commands/command.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { applyPatch, invertPatch } from '../../../shared/document/patch.ts';
import { keptText, textToEdit, typedTextOf } from '../../../shared/document/typedText.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const start = aWorkbook({
  firms: [{ id: 'f1', name: 'Core', cash: 5, opex: 2 }],
  scenarios: [{ id: 's1', name: 'Storm', drivers: {}, overrides: [], failures: [] }],
});

function patchOf<Args>(workbook: Workbook, command: Command<Args>, args: Args) {
  const patch = command.plan(workbook, args);
  if (isFailure(patch)) throw new Error(patch.code);
  return patch;
}
function set(workbook: Workbook, key: string, value: number, typed: string | null = null, scenarioId = 'base'): Workbook {
  return applyPatch(workbook, patchOf(workbook, cellsSet, { scenarioId, cells: [{ table: 'firms', id: 'f1', key, value, typed }] }));
}
const typedInto = (workbook: Workbook, key: string): string | null => {
  const [firm] = workbook.firms;
  return firm === undefined ? null : typedTextOf(firm, key);
};
const cash = firmTerm('cash');
if (cash === undefined) throw new Error('no term cash');
const parse = { language: 'en', firmByName: () => null } as const;
const format = { language: 'en', currency: 'USD', firmName: () => null } as const;

describe('arithmetic beside its value', () => {
  test('is kept by cell, saved and opened, and goes when the value is overwritten or cleared', () => {
    const typed = set(set(start, 'cash', 1020, '=1200*0.85'), 'opex', 3, '=1+2');
    expect([typedInto(typed, 'cash'), typedInto(typed, 'opex')]).toEqual(['=1200*0.85', '=1+2']);
    const opened = decodeWorkbook(encodeWorkbook(typed));
    expect(opened.ok && typedInto(opened.value.workbook, 'cash')).toBe('=1200*0.85');
    const overwritten = set(typed, 'cash', 7);
    expect([typedInto(overwritten, 'cash'), typedInto(overwritten, 'opex')]).toEqual([null, '=1+2']);
    const cleared = applyPatch(overwritten, patchOf(overwritten, cellsClear, { scenarioId: 'base', cells: [{ table: 'firms', id: 'f1', key: 'opex' }] }));
    expect(cleared.firms[0]).toEqual({ id: 'f1', name: 'Core', cash: 7 });
  });

  test('undo brings text and value back; typing the bare value takes the text away', () => {
    const typed = set(start, 'cash', 1020, '=1200*0.85');
    const patch = patchOf(typed, cellsSet, { scenarioId: 'base', cells: [{ table: 'firms', id: 'f1', key: 'cash', value: 1020 }] });
    const bare = applyPatch(typed, patch);
    expect(typedInto(bare, 'cash')).toBeNull();
    expect(applyPatch(bare, invertPatch(patch))).toEqual(typed);
  });

  test('an override keeps its own and leaves the base alone', () => {
    const stormy = set(start, 'cash', 900, '=1000*0.9', 's1');
    expect(stormy.scenarios[0]?.overrides).toEqual([{ target: 'firm', id: 'f1', field: 'cash', value: 900, typed: '=1000*0.9' }]);
    expect(typedInto(stormy, 'cash')).toBeNull();
    expect(set(stormy, 'cash', 900, null, 's1').scenarios[0]?.overrides).toEqual([{ target: 'firm', id: 'f1', field: 'cash', value: 900 }]);
  });

  test('only arithmetic in a number is kept', () => {
    const name = firmTerm('name');
    expect(keptText(' =1+2 ', cash)).toBe('=1+2');
    expect(keptText('1,200', cash)).toBeNull();
    expect(name !== undefined && keptText('=1+2', name)).toBeNull();
  });

  test('is shown for editing only while it comes to the value', () => {
    const typed = set(start, 'cash', 1020, '=1200*0.85');
    const row = typed.firms[0] ?? { id: '' };
    expect(textToEdit(valueOf(row, cash), typedTextOf(row, 'cash'), cash, parse, format)).toBe('=1200*0.85');
    expect(textToEdit(900, typedTextOf(row, 'cash'), cash, parse, format)).toBe('900');
  });
});
