import { freeName, nextIds, takenNames } from '../newRows.ts';
import type { Op } from '../patch.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

/** Copies rows, each copy right below its original, with ids `nextIds(…)` in the order of the table and names of their own. */
export const rowsDuplicate: Command<{ readonly table: 'firms' | 'contracts'; readonly ids: readonly string[] }> = {
  id: 'rows.duplicate',
  label: { en: 'Duplicate rows', zhHant: '複製列' },
  plan(workbook, { table, ids }) {
    const wanted = new Set(ids);
    const originals = [...workbook[table].entries()].filter(([, row]) => wanted.has(row.id));
    if (originals.length < wanted.size) return refuse('rows.gone');
    const newIds = nextIds(workbook, table, originals.length);
    const taken = takenNames(workbook.firms);
    return originals.map(([index, row], count): Op => {
      const name = table === 'firms' && typeof row['name'] === 'string' && row['name'] !== '' ? { name: freeName(row['name'], taken) } : {};
      return { op: 'insert', table, index: index + count + 1, row: { ...row, ...name, id: newIds[count] ?? '' } };
    });
  },
  focus: ({ table, ids: [id] }) => (id === undefined ? { table } : { table, id }),
};
