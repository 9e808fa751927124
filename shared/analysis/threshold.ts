/**
 * The smallest value of a lever at which something holds: of a shock for a reverse stress test, of cash for a rescue.
 *
 * Owns: scanning upwards, narrowing the first change, proving both of its sides by compiling anew. Outcomes need not be monotone
 * (a larger shock can save a lender by an earlier failure): every span in which it holds is told, and so is how finely was looked.
 */
import type { EngineResult } from '../engine/run.ts';
import type { Sample } from './search.ts';
import { narrow, scanLine } from './search.ts';
import type { Steps } from './steps.ts';
import type { Bench } from './trials/bench.ts';
import type { Setting } from './trials/lever.ts';

export interface ThresholdQuestion {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  readonly whole: boolean;
  /** Width of the bracket in the end; 0 narrows to neighbouring numbers. */
  readonly tolerance: number;
  readonly settings: (x: number) => readonly Setting[];
  readonly holds: (result: EngineResult) => boolean;
}

export interface Threshold {
  /** The least value found at which it holds; null: at none that was looked at. */
  readonly smallest: number | null;
  /** The largest value below it at which it does not hold; null where it holds at `from` already. */
  readonly below: number | null;
  readonly bracket: number | null;
  /** Spans of the scan in which it holds, by their first and last place; more than one, or one that ends early: not monotone. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly monotone: boolean;
  readonly scanStep: number;
  /** Both sides were compiled anew and run: it holds at `smallest` and does not at `below`. */
  readonly verified: boolean;
}

/** Finds the threshold; what the model refuses counts as not holding. */
export function* findThreshold(bench: Bench, question: ThresholdQuestion): Steps<Threshold> {
  const { settings, holds, from, to, steps } = question;
  const ask = (x: number): boolean => {
    const run = bench.run(settings(x));
    return run.ok && holds(run.value);
  };
  const samples = yield* scanLine(question, ask);
  const spans = spansOf(samples);
  const first = samples.findIndex(({ value }) => value);
  const rest = { spans, monotone: spans.length === 0 || (spans.length === 1 && spans[0]!.to === samples.at(-1)!.x), scanStep: (to - from) / Math.max(1, steps - 1) };
  if (first < 0) return { smallest: null, below: null, bracket: null, verified: true, ...rest };
  const prove = (x: number): boolean => {
    const run = bench.prove(settings(x));
    return run.ok && holds(run.value);
  };
  if (first === 0) return { smallest: from, below: null, bracket: null, verified: prove(from), ...rest };
  const { low, high } = yield* narrow({ low: samples[first - 1]!, high: samples[first]! }, (value) => !value, ask, question);
  return { smallest: high.x, below: low.x, bracket: high.x - low.x, verified: prove(high.x) && !prove(low.x), ...rest };
}

function spansOf(samples: readonly Sample<boolean>[]): Threshold['spans'] {
  const spans: { from: number; to: number }[] = [];
  for (const [place, { x, value }] of samples.entries()) {
    if (!value) continue;
    const last = spans.at(-1);
    if (last !== undefined && samples[place - 1]?.value === true) last.to = x;
    else spans.push({ from: x, to: x });
  }
  return spans;
}
