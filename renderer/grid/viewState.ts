/** What the sheets are looked at through: filter, saved view in front, and what the bars show of it. Outside the document. */
import { computed, signal } from '@preact/signals-core';
import type { ReadonlySignal, Signal } from '@preact/signals-core';
import { sameJson } from '../../shared/base/json.ts';
import type { Json } from '../../shared/base/json.ts';
import { noFilter } from '../../shared/document/savedView.ts';
import type { SavedView, SheetFilter, ViewContent } from '../../shared/document/savedView.ts';
import { workbook } from '../state/workbook.ts';
import type { Sheet } from './sheet.ts';

type Table = Sheet['table'];

export interface SheetLook {
  readonly filter: Signal<SheetFilter>;
  /** Whether the filter bar was asked for; it is there anyway while a filter is on. */
  readonly isBarOpen: Signal<boolean>;
  /** Id of the saved view that was chosen last; null for the standard one. */
  readonly chosen: Signal<string | null>;
  /** The view in front; null when it has been deleted, or taken back. */
  readonly view: ReadonlySignal<SavedView | null>;
  /** As `viewContent` gives it; null until the grid is there. */
  readonly content: Signal<ViewContent | null>;
  /** Rows that pass, and all of them. */
  readonly rows: Signal<{ readonly shown: number; readonly all: number }>;
  /** Whether the look differs from the view in front. */
  readonly isChanged: ReadonlySignal<boolean>;
}

function createLook(table: Table): SheetLook {
  const chosen = signal<string | null>(null);
  const content = signal<ViewContent | null>(null);
  const view = computed(() => workbook.value.views.find((each) => each.id === chosen.value && each.table === table) ?? null);
  const isChanged = computed(() => {
    const now = content.value;
    if (view.value === null || now === null) return false;
    const { columns, sort, filter } = view.value;
    return !(['columns', 'sort', 'filter'] as const).every((key) => sameJson({ columns, sort, filter }[key] as unknown as Json, now[key] as unknown as Json));
  });
  return { filter: signal(noFilter), isBarOpen: signal(false), chosen, view, content, rows: signal({ shown: 0, all: 0 }), isChanged };
}

export const looks: { readonly [T in Table]: SheetLook } = { firms: createLook('firms'), contracts: createLook('contracts') };

/** Another workbook is looked at afresh. */
export function forgetLooks(): void {
  for (const look of Object.values(looks)) {
    look.filter.value = noFilter;
    look.isBarOpen.value = false;
    look.chosen.value = null;
  }
}

/** The dialogs about columns and views; at most one is open. */
export const viewDialog = signal<{ readonly kind: 'columns' } | { readonly kind: 'filter'; readonly key: string } | { readonly kind: 'saveView' } | { readonly kind: 'renameView'; readonly id: string } | null>(null);
