/** Inputs moved down and up by a share of themselves: how far each goes, and what that alone does to an outcome. */
import type { EngineModel } from '../../engine/inputs.ts';
import type { ReadableOutcome } from '../readOutcome.ts';
import type { Steps } from '../steps.ts';
import type { Bench } from '../trials/bench.ts';
import type { Lever } from '../trials/lever.ts';
import { leverLimits, leverName, leverValue } from '../trials/lever.ts';

export interface Swing {
  readonly now: number;
  readonly low: number;
  readonly high: number;
}

export interface Bar extends Swing {
  readonly input: string;
  /** The outcome with the input low and high; null where there is none or the trial is refused. */
  readonly outcomeLow: number | null;
  readonly outcomeHigh: number | null;
  /** The larger of both distances from the outcome as it is. */
  readonly impact: number;
}

export interface Bars {
  readonly base: number | null;
  /** By impact, the largest first; those without any left out unless the inputs were named. */
  readonly bars: readonly Bar[];
  /** Inputs that are 0 or blank and have no share to be moved by. */
  readonly skipped: number;
  readonly withoutEffect: number;
}

/** How far an input goes; null where it has no share to be moved by. Drivers move by the share itself. */
export function swingOf(seen: EngineModel, lever: Lever, swing: number): Swing | null {
  const now = leverValue(seen, lever);
  const { min, max, whole } = leverLimits(lever);
  if (now === null || (now === 0 && lever.kind !== 'driver')) return null;
  const by = lever.kind === 'driver' ? swing : whole === true ? Math.max(1, Math.round(Math.abs(now) * swing)) : Math.abs(now) * swing;
  return { now, low: Math.max(min, now - by), high: Math.min(max, now + by) };
}

/** The outcome with one input set, nothing else moved. */
export function outcomeAt(bench: Bench, outcome: ReadableOutcome, lever: Lever, value: number): number | null {
  const run = bench.run([{ lever, value }]);
  return run.ok ? outcome.read(run.value) : null;
}

/** @param least  bars that move the outcome by no more are left out; @param keepsAll  unless they were asked for by name and it is 0 */
export function* barsOf(bench: Bench, levers: readonly Lever[], outcome: ReadableOutcome, { swing, least, keepsAll }: { readonly swing: number; readonly least: number; readonly keepsAll: boolean }): Steps<Bars> {
  const base = outcome.read(bench.result);
  const found: Bar[] = [];
  let skipped = 0;
  for (const [place, lever] of levers.entries()) {
    const span = swingOf(bench.seen, lever, swing);
    if (span === null) skipped += 1;
    else {
      const outcomeLow = outcomeAt(bench, outcome, lever, span.low);
      const outcomeHigh = outcomeAt(bench, outcome, lever, span.high);
      const impact = Math.max(...[outcomeLow, outcomeHigh].map((value) => (value === null || base === null ? 0 : Math.abs(value - base))));
      found.push({ input: leverName(lever), ...span, outcomeLow, outcomeHigh, impact });
    }
    yield { done: place + 1, total: levers.length };
  }
  const bars = found.filter(({ impact }) => impact > least || (least === 0 && keepsAll)).sort((a, b) => b.impact - a.impact || (a.input < b.input ? -1 : 1));
  return { base, bars, skipped, withoutEffect: found.length - bars.length };
}
