/** Where the person is: the sheet in front, and a place that is to be brought into view. Outside the document, hence outside undo. */
import { signal } from '@preact/signals-core';
import type { TableId } from '../../shared/document/document.ts';
import type { Focus } from '../../shared/document/history.ts';

export const tabs = ['firms', 'contracts', 'exposures', 'market', 'scenario', 'whatIf', 'review', 'reports'] as const;
export type Tab = (typeof tabs)[number];

/** The sheet in front. */
export const currentTab = signal<Tab>('firms');

/** What the scenario sheet shows beside the tree. */
export const scenarioViews = ['inputs', 'library', 'compare', 'differences'] as const;
export type ScenarioView = (typeof scenarioViews)[number];
export const scenarioView = signal<ScenarioView>('inputs');

/** A place to scroll to and focus; the serial tells one request from the next one for the same place. */
export const focusRequest = signal<{ readonly serial: number; readonly place: Focus } | null>(null);

/** Firms whose rows are to be selected as a whole; the serial tells one request from the next one for the same firms. */
export const rowsRequest = signal<{ readonly serial: number; readonly ids: readonly string[] } | null>(null);

/** Selects the rows of firms: their sheet comes to the front. */
export function selectFirms(ids: readonly string[]): void {
  if (ids.length === 0) return;
  currentTab.value = 'firms';
  rowsRequest.value = { serial: (rowsRequest.peek()?.serial ?? 0) + 1, ids };
}

const tabOfTable: Readonly<Record<TableId, Tab | null>> = {
  firms: 'firms', contracts: 'contracts', market: 'market', scenarios: 'scenario', notes: null, columns: 'firms', views: null, analyses: 'whatIf', charts: null, reports: 'reports', recipes: null,
};

/** Shows a place: its sheet comes to the front and scrolls to it. */
export function showPlace(place: Focus): void {
  currentTab.value = tabOfTable[place.table] ?? currentTab.value;
  // A path, an override or a forced failure of a scenario stands among its inputs.
  if (place.table === 'scenarios' && place.key !== undefined) scenarioView.value = 'inputs';
  focusRequest.value = { serial: (focusRequest.value?.serial ?? 0) + 1, place };
}
