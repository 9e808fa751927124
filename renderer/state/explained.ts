/** Why firms failed in the scenario in front, and whose failure is being looked into. Outside the document, hence outside undo. */
import { computed, signal } from '@preact/signals-core';
import type { CascadeLink, ExplainedRun } from '../../shared/analysis/explain.ts';
import type { Explanation } from '../../shared/analysis/explanation.ts';
import { failureOf, type Measure } from '../../shared/measures/define.ts';
import { measure } from '../../shared/measures/registry.ts';
import type { AnalystTask } from '../../shared/worker/analyst.ts';
import { taskState } from './analyst.ts';
import { activeCell } from './inspect.ts';
import { result } from './recalc.ts';
import { autopsyShown, selectedFirms, togglePanel } from './view.ts';

export const explainTask: AnalystTask = { kind: 'explain' };

/** The last explanations that came back; null before the first. */
export const explained = computed<ExplainedRun | null>(() => {
  const { answer } = taskState(explainTask);
  return answer?.kind === 'explain' ? answer.explained : null;
});

/** By firm. */
export const explanations = computed<ReadonlyMap<string, Explanation>>(() => new Map((explained.value?.explanations ?? []).map((each) => [each.firm, each])));

/** What each failed firm's failure cost others, the largest first; worked out once, since lists ask for hundreds of firms. */
export const lossesBy = computed<ReadonlyMap<string, readonly CascadeLink[]>>(() => {
  const found = new Map<string, CascadeLink[]>();
  for (const link of explained.value?.cascade ?? []) {
    if (link.effect !== 'loss' || link.from === null) continue;
    const known = found.get(link.from);
    if (known === undefined) found.set(link.from, [link]);
    else known.push(link);
  }
  for (const links of found.values()) links.sort((a, b) => b.amount - a.amount);
  return found;
});

/** The firm whose failure the panel is about; null: the first that fails. */
const chosenFirm = signal<string | null>(null);

/** Ids of the firms that fail, in the order of quarters and rounds, as last calculated. */
export const failedFirms = computed<readonly string[]>(() => {
  const { result: outcome, firms } = result.value;
  if (outcome === null) return [];
  const failed = firms.flatMap(({ id }, index) => (failureOf(outcome, index) === null ? [] : [{ id, index }]));
  failed.sort((a, b) => outcome.failureQuarter[a.index]! - outcome.failureQuarter[b.index]! || outcome.failureRound[a.index]! - outcome.failureRound[b.index]! || a.index - b.index);
  return failed.map(({ id }) => id);
});

/** The firm of the panel, while there is one to show. */
export const autopsyFirm = computed<string | null>(() => chosenFirm.value ?? failedFirms.value[0] ?? null);

/** Opens the panel on a firm's failure. */
export function explainFirm(id: string): void {
  chosenFirm.value = id;
  if (!autopsyShown.peek()) togglePanel(autopsyShown);
}

/** Opens the panel on the firm under the cursor or selected if it fails, else on the first that does; closes it when that is shown. */
export function toggleAutopsy(): void {
  const cell = activeCell.peek();
  const pointed = [...(cell?.table === 'firms' ? [cell.id] : []), ...selectedFirms.peek()].find((id) => failedFirms.peek().includes(id));
  if (autopsyShown.peek() && (pointed === undefined || pointed === autopsyFirm.peek())) return togglePanel(autopsyShown);
  explainFirm(pointed ?? failedFirms.peek()[0] ?? '');
}

/** The firms that in some quarter pay only because they are trusted to, by the first such quarter. */
export const trusted = computed<ReadonlyMap<string, number>>(() => {
  const run = explained.value;
  if (run === null || run.result.trusted.length === 0) return new Map();
  const width = run.result.quarters + 1;
  return new Map(result.value.firms.slice(0, run.result.firmCount).flatMap(({ id }, index): [string, number][] => {
    const first = run.result.trusted.subarray(index * width, (index + 1) * width).indexOf(1);
    return first < 0 ? [] : [[id, first]];
  }));
});

/** The result column and firm under the cursor; null on anything else. */
export const resultCell = computed<{ readonly firm: string; readonly measure: Measure } | null>(() => {
  const cell = activeCell.value;
  if (cell === null || cell.table !== 'firms' || !cell.key.startsWith(resultPrefix)) return null;
  const found = measure(cell.key.slice(resultPrefix.length));
  return found === undefined ? null : { firm: cell.id, measure: found };
});

/** Before the key of a measure in the key of its column. */
const resultPrefix = 'result.';
