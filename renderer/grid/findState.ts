/** What the find bar says. It is the same for both sheets; which cells are meant is the sheet's own and set when the bar opens. */
import { computed, signal } from '@preact/signals-core';
import type { GridCore } from './core.ts';
import type { FindQuery, FindScope, FindState } from './finder.ts';
import { blocks, isSingle } from './ranges.ts';
import type { Selection } from './ranges.ts';

/** Whether the bar is there, and with its second line. */
export const findBar = signal<'find' | 'replace' | null>(null);
export const findText = signal('');
export const replaceText = signal('');
export const matchCase = signal(false);
export const wholeCell = signal(false);
export const findScope = signal<FindScope>({ kind: 'sheet' });
/** What the scope can be narrowed to: the selection and the column in which the bar was opened. */
export const findPlaces = signal<{ readonly selection: FindScope | null; readonly cells: number; readonly column: string | null }>({ selection: null, cells: 0, column: null });
export const findHits = signal<FindState | null>(null);
/** Rises each time the bar is asked for, so that its field takes the focus again. */
export const findAsked = signal(0);

export const findQuery = computed<FindQuery>(() => ({ text: findText.value, matchCase: matchCase.value, wholeCell: wholeCell.value, scope: findScope.value }));

/** Where the person was when the bar opened; null once they have gone on to a hit on purpose. */
let origin: Selection | null = null;

export function openFindBar(core: GridCore, mode: 'find' | 'replace'): void {
  const selection = core.selection();
  if (findBar.peek() === null) origin = selection;
  const chosen = selection === null || isSingle(selection) ? null : scopeOf(core, selection);
  findPlaces.value = { selection: chosen, cells: cellCount(selection), column: selection === null ? null : (core.columns()[selection.cursor.column]?.key ?? null) };
  findScope.value = chosen ?? { kind: 'sheet' };
  findBar.value = mode;
  findAsked.value += 1;
}

/** The person goes from hit to hit: leaving the bar then stays where they are. */
export function settleOnHit(): void {
  origin = null;
}

/** Leaves the bar; back to where it was opened unless the person has gone on to a hit. */
export function closeFindBar(core: GridCore): void {
  findBar.value = null;
  if (origin !== null) core.select(origin, origin.cursor);
  origin = null;
}

/** Another workbook is looked at afresh. */
export function forgetFind(): void {
  findBar.value = null;
  findText.value = '';
  findHits.value = null;
  forgetPlaces();
}

/** Another sheet is searched as a whole. */
export function forgetPlaces(): void {
  findScope.value = { kind: 'sheet' };
  findPlaces.value = { selection: null, cells: 0, column: null };
  origin = null;
}

function scopeOf(core: GridCore, selection: Selection): FindScope {
  const rows = core.rows();
  const columns = core.columns();
  return {
    kind: 'selection',
    blocks: blocks(selection).map(({ top, bottom, left, right }) => ({
      ids: new Set(rows.slice(top, bottom + 1).map(({ id }) => id)),
      keys: new Set(columns.slice(left, right + 1).map(({ key }) => key)),
    })),
  };
}

function cellCount(selection: Selection | null): number {
  if (selection === null) return 0;
  return blocks(selection).reduce((sum, { top, bottom, left, right }) => sum + (bottom - top + 1) * (right - left + 1), 0);
}
