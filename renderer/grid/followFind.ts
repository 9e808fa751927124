/** Joins the find bar to the grid in front: what is typed is searched a moment later, and the count follows the cells. */
import { effect, untracked } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import { findBar, findHits, findQuery, forgetFind, forgetPlaces } from './findState.ts';
import { workbookSerial } from '../state/workbook.ts';
import type { SheetData } from './sheet.ts';
import type { SheetGrid } from './sheetGrid.ts';

/** Typing goes to the first hit when it pauses; an edit elsewhere only counts anew. */
const typingPause = 120;
const editPause = 300;

export function followFind(grid: SheetGrid, data: ReadonlySignal<SheetData>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let serial = workbookSerial.peek();
  // What was selected in the other sheet means nothing here.
  forgetPlaces();
  const search = (goThere: boolean): void => {
    if (!grid.core.isDestroyed()) findHits.value = grid.finder.search(findBar.peek() === null ? { ...findQuery.peek(), text: '' } : findQuery.peek(), goThere);
  };
  const stops = [
    effect(() => {
      const { text } = findQuery.value;
      const isOpen = findBar.value !== null;
      clearTimeout(timer);
      timer = setTimeout(() => search(isOpen && text !== ''), isOpen && text !== '' ? typingPause : 0);
    }),
    effect(() => {
      void data.value;
      if (untracked(() => findBar.value === null || findQuery.value.text === '')) return;
      clearTimeout(timer);
      timer = setTimeout(() => search(false), editPause);
    }),
    effect(() => {
      if (workbookSerial.value === serial) return;
      serial = workbookSerial.value;
      forgetFind();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
