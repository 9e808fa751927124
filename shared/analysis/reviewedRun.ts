/**
 * A scenario run, explained and reviewed: what the command line prints, so that a figure never comes without its caveat.
 * Owns: doing all three from one compiled scenario, and the document. Does not own: the parts.
 */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenario } from '../drivers/scenario.ts';
import type { EngineModel, InputProblem } from '../engine/inputs.ts';
import { compileInputs } from '../engine/inputs.ts';
import type { Finding } from './checks/check.ts';
import type { ExplainedRun } from './explain.ts';
import { explainRun } from './explain.ts';
import type { ExplainedDocument } from './explainedDocument.ts';
import { toExplainedDocument } from './explainedDocument.ts';
import type { Doubt, Fragility } from './fragility.ts';
import { doubtsOf, findFragility, roundableLevers, usualDraws } from './fragility.ts';
import type { CheckReport } from './runChecks.ts';
import { runChecks } from './runChecks.ts';
import { finish } from './steps.ts';
import { Bench } from './trials/bench.ts';

export interface ReviewedRun {
  readonly explained: ExplainedRun;
  readonly checks: CheckReport;
  readonly fragility: Fragility;
  /** Why a firm's outcome is no plain fact, by firm. */
  readonly doubts: ReadonlyMap<string, readonly Doubt[]>;
}

/** @returns every reason for which the scenario is refused, or the run with all that is known of it */
export function reviewRun(model: EngineModel, scenario: Scenario): Result<ReviewedRun, readonly InputProblem[]> {
  const bench = Bench.create(model, scenario);
  if (!bench.ok) return bench;
  const { inputs } = bench.value.compiled;
  const isUndisturbed = Object.keys(scenario.drivers).length === 0 && scenario.overrides.length === 0 && scenario.failures.length === 0;
  const base = isUndisturbed ? { ok: true as const, value: inputs } : compileInputs(model, baseScenario);
  const explained = explainRun(inputs, base.ok ? base.value : null, model);
  const levers = roundableLevers(bench.value);
  const fragility = finish(findFragility(bench.value, levers, usualDraws(bench.value.compiled, levers.length), explained.result));
  return ok({ explained, checks: finish(runChecks(bench.value, explained)), fragility, doubts: doubtsOf(fragility) });
}

/** Fields of the explained document stand first and are as they are there. */
export interface ReviewedDocument extends ExplainedDocument {
  readonly checks: {
    /** `ok`: all hold; `doubt`: only warnings about inputs; `failed`: the result must not be used, and the exit status says so. */
    readonly flag: CheckReport['flag'];
    readonly count: number;
    readonly broken: readonly { readonly check: string; readonly severity: 'error' | 'warning'; readonly figure: number; readonly limit: number; readonly found: readonly Finding[] }[];
  };
  readonly fragility: Omit<Fragility, 'fragile'> & { readonly firms: Readonly<Record<string, readonly Doubt[]>> };
}

/** The document of a reviewed run; what format.md prescribes stays as it is there, to the field. */
export function toReviewedDocument({ explained, checks, fragility, doubts }: ReviewedRun, model: EngineModel, scenario: { readonly name: string }): ReviewedDocument {
  const { fragile: _firms, ...found } = fragility;
  return {
    ...toExplainedDocument(explained, model, scenario),
    checks: {
      flag: checks.flag, count: checks.outcomes.length,
      broken: checks.outcomes.filter(({ found: places }) => places.length > 0).map(({ check: { key, severity }, found: places, figure, limit }) => ({ check: key, severity, figure, limit, found: places })),
    },
    fragility: { ...found, firms: Object.fromEntries(doubts) },
  };
}
