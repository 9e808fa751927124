/** The way back after a jump: the places that the person left, as in a browser. Outside the document, hence outside undo. */
import { batch, computed, signal } from '@preact/signals-core';
import type { CellPlace } from '../../shared/document/commands/setCells.ts';
import { scenarioById } from '../../shared/document/document.ts';
import { activeCell } from './inspect.ts';
import { currentTab, showPlace, type Tab } from './place.ts';
import { quarter, setQuarter } from './view.ts';
import { chooseScenario, currentScenarioId, workbook } from './workbook.ts';

interface Stop {
  readonly tab: Tab;
  readonly cell: CellPlace | null;
  readonly scenario: string;
  readonly quarter: number;
}

/** Nobody goes back further, and no list grows for ever. */
const mostKept = 100;
const behind = signal<readonly Stop[]>([]);
const ahead = signal<readonly Stop[]>([]);

export const canGoBack = computed(() => behind.value.length > 0);
export const canGoForward = computed(() => ahead.value.length > 0);

function here(): Stop {
  return { tab: currentTab.peek(), cell: activeCell.peek(), scenario: currentScenarioId(), quarter: quarter.peek() };
}

/** Does a jump that the person may want to take back. */
export function leaveFor(jump: () => void): void {
  const left = here();
  batch(() => {
    jump();
    behind.value = [...behind.peek(), left].slice(-mostKept);
    ahead.value = [];
  });
}

export function goBack(): void {
  go(behind, ahead);
}

export function goForward(): void {
  go(ahead, behind);
}

function go(from: typeof behind, to: typeof behind): void {
  const stop = from.peek().at(-1);
  if (stop === undefined) return;
  const left = here();
  batch(() => {
    from.value = from.peek().slice(0, -1);
    to.value = [...to.peek(), left].slice(-mostKept);
    // A scenario that is gone is no place to go back to; the cell is.
    if (scenarioById(workbook.peek(), stop.scenario) !== undefined) chooseScenario(stop.scenario);
    setQuarter(stop.quarter);
    if (stop.cell !== null) showPlace(stop.cell);
    currentTab.value = stop.tab;
  });
}

/** Forgets what belonged to the workbook before. */
export function resetJourney(): void {
  behind.value = [];
  ahead.value = [];
}
