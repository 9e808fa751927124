/**
 * What is found out without being asked for, as long as it is cheap: explanations, checks and fragility, so that marks and the
 * flag in the header are there before anybody opens a panel. Larger workbooks get them when somebody looks.
 */
import { computed, effect } from '@preact/signals-core';
import { quarters } from '../../shared/market/quarters.ts';
import type { AnalystTask } from '../../shared/worker/analyst.ts';
import { wantTask } from './analyst.ts';
import { checksTask } from './checks.ts';
import { explainTask } from './explained.ts';
import { fragilityTask } from './fragility.ts';
import { isOpen } from './view.ts';
import { workbook } from './workbook.ts';

/** Work of one run by row and quarter on an ordinary machine, ms; only the order of magnitude matters. */
const runCost = 0.0005;
/** More than this, ms, is not spent unasked. */
const most = 4000;

/** Rough work of one run, ms, and how many numbers there are that could be rounded otherwise. */
const size = computed(() => {
  const { firms, contracts, market } = workbook.value;
  const horizon = Number(market.quarters ?? quarters.default);
  const run = (firms.length + contracts.length) * horizon * runCost;
  // Beyond this nothing is cheap, whatever the cells: those of a million rows are not counted at every edit.
  const cells = run > most ? 0 : [...firms, ...contracts].reduce((sum, row) => sum + Object.values(row).filter((value) => typeof value === 'number').length, 0);
  return { run, cells };
});

/** Runs of each task. */
const work: readonly { readonly task: () => AnalystTask; readonly runs: (cells: number) => number }[] = [
  // Of many inputs all are drawn at once, a few times.
  { task: () => fragilityTask.value, runs: (cells) => Math.min(4 * cells, 40) },
  { task: () => checksTask, runs: () => 10 },
  { task: () => explainTask, runs: () => 6 },
];

/** @returns what stops it */
export function startBackgroundTasks(): () => void {
  const stops = work.map(({ task, runs }) => {
    const isCheap = computed(() => isOpen.value && size.value.run * Math.max(1, runs(size.value.cells)) <= most);
    return effect(() => (isCheap.value ? wantTask(task()) : undefined));
  });
  return () => {
    for (const stop of stops) stop();
  };
}
