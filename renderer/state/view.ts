/**
 * What the person looks at: quarter, selection (the sheet in front is in `place.ts`). Outside the document, hence outside undo.
 */
import { computed, signal } from '@preact/signals-core';
import type { UnitId } from '../../shared/base/units.ts';
import { focusRequest } from './place.ts';
import { result } from './recalc.ts';

/** Whether a workbook is on the table; without one the start page shows. */
export const isOpen = signal(false);

/** The quarter that the person chose, or null: the last one, whatever the horizon. */
const chosenQuarter = signal<number | null>(null);

/** The quarter of the slider, 0 (opening) to T. */
export const quarter = computed(() => {
  const last = result.value.result?.quarters ?? 0;
  return Math.min(chosenQuarter.value ?? last, last);
});

/** The round of the quarter up to which failures are shown, or null: its end. The cascade player moves it. */
const chosenRound = signal<number | null>(null);
export const round = computed(() => chosenRound.value);

/** Goes to a quarter, at its end or after one of its rounds. */
export function setQuarter(next: number, afterRound: number | null = null): void {
  const last = result.value.result?.quarters ?? 0;
  chosenRound.value = afterRound;
  chosenQuarter.value = next >= last ? null : Math.max(0, Math.round(next));
}

/** Ids of the firms whose rows are selected, in the order of the grid. */
export const selectedFirms = signal<readonly string[]>([]);

/**
 * Ids of the firms that stand out in the charts: those of a selection of more than one cell, since the cursor alone always stands
 * somewhere. Empty when none does.
 */
export const highlightedFirms = signal<readonly string[]>([]);

/** What the status bar says of the selected cells; null while fewer than two are selected. */
export interface SelectionStats {
  readonly count: number;
  readonly numbers: number;
  readonly sum: number | null;
  readonly average: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** The units of the numbers, each once; with more than one there is no sum. */
  readonly units: readonly UnitId[];
}
export const selectionStats = signal<SelectionStats | null>(null);

/** Whether a cell is being typed into; the status bar shows the mode. */
export const editing = signal(false);

/** Forgets what belonged to the workbook before. */
export function resetView(): void {
  chosenRound.value = null;
  chosenQuarter.value = null;
  selectedFirms.value = [];
  highlightedFirms.value = [];
  selectionStats.value = null;
  focusRequest.value = null;
  editing.value = false;
}

/** The chart pane: whether it is there, and its width in pixels (null: a share of the window, until it is dragged). */
export const chartsShown = signal(true);
export const chartsWidth = signal<number | null>(null);

/** The panel beside the sheet, if any. */
export const problemsShown = signal(false);
export const historyShown = signal(false);
/** What the history shows: the steps of this session, or the log that the file keeps. */
export const historyView = signal<'steps' | 'log'>('steps');
export const autopsyShown = signal(false);
export const formulaShown = signal(false);
export const traceShown = signal(false);

const panels = [problemsShown, historyShown, autopsyShown, formulaShown, traceShown];

/** At most one panel stands beside the sheet. */
export function togglePanel(panel: typeof problemsShown): void {
  const isShown = !panel.value;
  for (const each of panels) each.value = each === panel && isShown;
}

/** Width of the window in pixels, as the page tells it. */
export const windowWidth = signal(Infinity);
/** A narrower window has no room for sheet, panel and charts beside one another. */
const roomForAll = 1500;

/** Whether the charts are in sight: in a small window they make room for a panel, and come back when it closes. */
export const chartsInView = computed(() => chartsShown.value && !(windowWidth.value < roomForAll && panels.some((each) => each.value)));

/** Shows the charts, in place of a panel where there is no room for both, or hides them. */
export function toggleCharts(): void {
  const isInView = chartsInView.peek();
  chartsShown.value = !isInView;
  if (!isInView && !chartsInView.peek()) for (const each of panels) each.value = false;
}

export const openDialog = signal<'palette' | 'goToFirm' | 'shortcuts' | 'author' | 'about' | 'renameScenario' | 'recovery' | 'versions' | 'nameVersion' | 'recipes' | null>(null);
