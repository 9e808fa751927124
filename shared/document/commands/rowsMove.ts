import type { RowTable } from '../document.ts';
import { rowsOf } from '../document.ts';
import type { Op } from '../patch.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

export interface RowsMoveArgs {
  readonly table: Exclude<RowTable, 'notes' | 'views' | 'analyses' | 'charts' | 'reports' | 'recipes'>;
  readonly ids: readonly string[];
  /** Before which row of the present table the block is put; the table's length is its end. */
  readonly index: number;
}

/** Moves rows, kept in their order, to one place. No result depends on the order of rows. */
export const rowsMove: Command<RowsMoveArgs> = {
  id: 'rows.move',
  label: { en: 'Move rows', zhHant: '移動列' },
  plan(workbook, { table, ids, index }) {
    const rows = rowsOf(workbook, table);
    if (!Number.isInteger(index) || index < 0 || index > rows.length) return refuse('rows.badPosition', { position: index + 1 });
    const wanted = new Set(ids);
    const places = [...rows.keys()].filter((place) => wanted.has(rows[place]?.id ?? ''));
    if (places.length < wanted.size) return refuse('rows.gone');
    const above = places.filter((place) => place < index);
    const below = places.filter((place) => place >= index);
    // Rows from above go down last one first, rows from below come up first one first: so no move shifts a later one's place.
    const down = above.toReversed().map((from, count): Op => ({ op: 'move', table, from, to: index - 1 - count }));
    const up = below.map((from, count): Op => ({ op: 'move', table, from, to: index + count }));
    return [...down, ...up].filter((op) => op.op === 'move' && op.from !== op.to);
  },
  focus: ({ table, ids: [id] }) => (id === undefined ? { table } : { table, id }),
};
