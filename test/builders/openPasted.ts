import { contractSheet } from '../../renderer/grid/contractSheet.ts';
import { firmSheet } from '../../renderer/grid/firmSheet.ts';
import { planPaste, plainPaste } from '../../renderer/grid/pasteBlock.ts';
import type { PasteTarget } from '../../renderer/grid/pasteBlock.ts';
import { operations } from '../../renderer/grid/pasteOperation.ts';
import type { Sheet, SheetData } from '../../renderer/grid/sheet.ts';
import { fromTsv, toTsv } from '../../renderer/grid/tableText.ts';
import type { Row } from '../../shared/columns/define.ts';
import type { Opened } from './openAnything.ts';

const names = new Map([['f1', 'Core'], ['f2', '算力租賃']]);

/** A sheet of two firms or of one lease, with all its columns. */
export function pasteTarget(sheet: Sheet, rows: readonly Row[]): PasteTarget {
  const data: SheetData = {
    rows,
    parse: { language: 'zhHant', currency: 'USD', firmByName: (name) => [...names].find(([, each]) => each === name)?.[0] ?? null },
    format: { language: 'zhHant', currency: 'USD', firmName: (id) => names.get(id) ?? null },
    typed: () => null, isOverridden: () => false, overrideText: () => null, remarks: () => [], hasNote: () => false, hasProblem: () => false, paintedBy: [], measured: () => null,
    ruled: () => null, ruleLines: () => [], failsNow: () => false, doubt: () => null, firmNames: () => [...names.values()],
  };
  return { sheet, data, rows, columns: sheet.columns };
}

const targets = [pasteTarget(firmSheet, [{ id: 'f1', name: 'Core', cash: 5 }, { id: 'f2', name: '算力租賃' }]), pasteTarget(contractSheet, [{ id: 'c1', type: 'lease', from: 'f1', to: 'f2' }])];
const place = [{ top: 0, left: 0, bottom: 0, right: 0 }];

/**
 * Does with a text from the clipboard what a paste and a paste special do.
 *
 * @throws on anything that a person should never meet: a crash, a number that is none, a refusal without words, a text that is not
 * the same after it was copied
 */
export function openPasted(text: string): Opened {
  const table = fromTsv(text);
  if (table === null) return { code: 'paste.tooLarge' };
  const again = fromTsv(toTsv(table));
  // A single blank cell is no text, and so no table.
  if (toTsv(table) !== '' && JSON.stringify(again) !== JSON.stringify(table)) throw new Error('What was pasted is copied otherwise');
  for (const target of targets) {
    for (const operation of operations) {
      const { cells, rejected } = planPaste(table, place, target, { ...plainPaste, operation });
      if (cells.some(({ value }) => typeof value === 'number' && !Number.isFinite(value))) throw new Error('A number that is none');
      if (rejected.some(({ reason, column, text: given }) => column !== null && (reason.trim() === '' || /undefined|NaN/.test(given === '' ? reason : reason.replaceAll(given, ''))))) throw new Error(rejected.map(({ reason }) => reason).join());
    }
  }
  return { code: 'open' };
}
