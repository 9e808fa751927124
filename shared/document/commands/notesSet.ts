import type { Note, Target } from '../document.ts';
import { rowsOf, tableOf } from '../document.ts';
import { nextIds } from '../newRows.ts';
import type { Op } from '../patch.ts';
import { sameValue } from '../patch.ts';
import type { Command } from './command.ts';
import { refuse, removeOps } from './command.ts';

export interface NotesSetArgs {
  readonly target: Target;
  /** The row's id; `market` for the market. */
  readonly row: string;
  readonly field: string;
  /** null removes the note. */
  readonly note: { readonly text: string; readonly source?: string; readonly date?: string; readonly author?: string; readonly assumed?: boolean } | null;
}

/** Sets or removes the note of a cell: where its value comes from. */
export const notesSet: Command<NotesSetArgs> = {
  id: 'notes.set',
  label: { en: 'Edit note', zhHant: '編輯附註' },
  plan(workbook, { target, row, field, note }) {
    const former = workbook.notes.find((each) => each.target === target && each.row === row && each.field === field);
    if (note === null) return former === undefined ? [] : removeOps(workbook, 'notes', (id) => id === former.id);
    if (!rowsOf(workbook, tableOf(target)).some(({ id }) => id === row)) return refuse('rows.gone');
    if (former !== undefined) return changeOps(former, note);
    const [id = ''] = nextIds(workbook, 'notes', 1);
    return [{ op: 'insert', table: 'notes', index: workbook.notes.length, row: { id, target, row, field, ...note } }];
  },
  focus: ({ target, row, field }) => ({ table: tableOf(target), id: row, key: field }),
};

function changeOps(former: Note, note: NonNullable<NotesSetArgs['note']>): readonly Op[] {
  return (['text', 'source', 'date', 'author', 'assumed'] as const).flatMap((key): readonly Op[] =>
    sameValue(former[key], note[key]) ? [] : [{ op: 'cell', table: 'notes', id: former.id, key, from: former[key], to: note[key] }],
  );
}
