import type { CellValue } from '../../columns/define.ts';
import type { Note, Target } from '../document.ts';
import { rowsOf, tableOf } from '../document.ts';
import { nextIds } from '../newRows.ts';
import type { Op } from '../patch.ts';
import { sameValue } from '../patch.ts';
import type { Command } from './command.ts';
import { refuse, removeOps } from './command.ts';

/** What a person writes in a note. */
export interface NoteContents {
  readonly text: string;
  readonly source?: string;
  readonly date?: string;
  readonly author?: string;
  readonly assumed?: boolean;
}

export interface NotesSetArgs {
  readonly target: Target;
  /** The row's id; `market` for the market. */
  readonly row: string;
  readonly field: string;
  /** null removes the note. */
  readonly note: NoteContents | null;
  /** The note stays with the value that it was written for, although the cell holds another one now. */
  readonly keepsValue?: boolean;
}

/** Sets or removes the note of a cell: where its value comes from. It remembers the value, so that a later one is not taken for it. */
export const notesSet: Command<NotesSetArgs> = {
  id: 'notes.set',
  label: { en: 'Edit note', zhHant: '編輯附註' },
  plan(workbook, { target, row, field, note, keepsValue }) {
    const former = workbook.notes.find((each) => each.target === target && each.row === row && each.field === field);
    if (note === null) return former === undefined ? [] : removeOps(workbook, 'notes', (id) => id === former.id);
    const cells = rowsOf(workbook, tableOf(target)).find(({ id }) => id === row);
    if (cells === undefined) return refuse('rows.gone');
    const value = former !== undefined && keepsValue === true ? former.value : ((cells[field] ?? null) as CellValue);
    if (former !== undefined) return changeOps(former, { ...note, ...(value === undefined ? {} : { value }) });
    const [id = ''] = nextIds(workbook, 'notes', 1);
    return [{ op: 'insert', table: 'notes', index: workbook.notes.length, row: { id, target, row, field, ...note, value } }];
  },
  focus: ({ target, row, field }) => ({ table: tableOf(target), id: row, key: field }),
};

function changeOps(former: Note, note: NoteContents & { readonly value?: CellValue }): readonly Op[] {
  return (['text', 'source', 'date', 'author', 'assumed', 'value'] as const).flatMap((key): readonly Op[] =>
    sameValue(former[key], note[key]) ? [] : [{ op: 'cell', table: 'notes', id: former.id, key, from: former[key], to: note[key] }],
  );
}
