/**
 * The cascade as steps: the opening, then every quarter, round by round where firms fail in it.
 *
 * Owns: the steps, and which one is looked at; it is the quarter and round of `view.ts`, so that grid, charts and network move
 * together. Does not own: the clock that plays them (`panels/cascade`).
 */
import { computed, signal } from '@preact/signals-core';
import { result } from './recalc.ts';
import { quarter, round, setQuarter } from './view.ts';

export interface CascadeStep {
  readonly t: number;
  /** 0 in a quarter without failures. */
  readonly round: number;
  /** Ids, in the order of rows. */
  readonly failures: readonly string[];
}

/** Whether the player is open. */
export const cascadeShown = signal(false);

export function toggleCascade(): void {
  cascadeShown.value = !cascadeShown.peek();
}

export const cascadeSteps = computed<readonly CascadeStep[]>(() => {
  const { result: outcome, firms } = result.value;
  if (outcome === null) return [];
  const byQuarter = new Map<number, Map<number, string[]>>();
  for (const [index, { id }] of firms.entries()) {
    const t = outcome.failureQuarter[index] ?? 0;
    if (t === 0) continue;
    const rounds = byQuarter.get(t) ?? new Map<number, string[]>();
    byQuarter.set(t, rounds);
    const step = outcome.failureRound[index] ?? 0;
    rounds.set(step, [...(rounds.get(step) ?? []), id]);
  }
  return Array.from({ length: outcome.quarters + 1 }, (_, t) => t).flatMap((t): readonly CascadeStep[] => {
    const rounds = [...(byQuarter.get(t) ?? [])].sort(([a], [b]) => a - b);
    return rounds.length === 0 ? [{ t, round: 0, failures: [] }] : rounds.map(([step, failures]) => ({ t, round: step, failures }));
  });
});

/** The place of the step that is looked at; at the end of a quarter its last one. */
export const stepIndex = computed(() => {
  const t = quarter.value;
  return cascadeSteps.value.findLastIndex((step) => step.t === t && step.round <= (round.value ?? Infinity));
});

/** The firms that fail in the very step that is looked at; nobody while the player is closed. */
export const failingNow = computed<ReadonlySet<string>>(() => new Set(cascadeShown.value ? cascadeSteps.value[stepIndex.value]?.failures : []));

/** Goes to a step; one out of range is the nearest. */
export function goToStep(index: number): void {
  const steps = cascadeSteps.peek();
  const step = steps[Math.max(0, Math.min(steps.length - 1, index))];
  if (step !== undefined) setQuarter(step.t, step.round === 0 ? null : step.round);
}
