/**
 * What a kind of analysis is: one file in this room, one line in its registry. The window, the command line and saved analyses
 * start it by its id with parameters in words, and drive its steps.
 */
import type { Localized } from '../../base/localized.ts';
import type { Failure, Result } from '../../base/result.ts';
import { fail, ok } from '../../base/result.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import type { EngineModel } from '../../engine/inputs.ts';
import type { Steps } from '../steps.ts';
import type { Bench } from '../trials/bench.ts';
import { Bench as TrialBench } from '../trials/bench.ts';
import { Parameters, Refused } from './parameters.ts';

/** A workbook as analyses see it. Scenarios come with all that they inherit, Base first. */
export interface AnalysisContext {
  readonly model: EngineModel;
  readonly scenarios: readonly Scenario[];
  /** The scenario that the analysis starts from. */
  readonly scenario: Scenario;
}

export type AnalysisCell = string | number | null | Localized;

export interface AnalysisTable {
  readonly title: Localized;
  readonly columns: readonly { readonly label: Localized; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly AnalysisCell[])[];
}

export interface AnalysisAnswer {
  /** Plain data in full precision; what `--json` prints. */
  readonly document: { readonly [field: string]: unknown };
  readonly tables: readonly AnalysisTable[];
  /** What the reader has to know of the answer. */
  readonly remarks: readonly Localized[];
}

export interface AnalysisKind {
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized;
  /** Names of the parameters that it reads. */
  readonly parameters: readonly string[];
  /** Reads the parameters, and gives back the work; nothing is run before its first step. @throws Refused */
  readonly start: (bench: Bench, parameters: Parameters, context: AnalysisContext) => Steps<AnalysisAnswer>;
}

/** The words of an analysis, by parameter. */
export type AnalysisRequest = Readonly<Record<string, string>>;

/**
 * Starts an analysis. The scenario must be one that the engine accepts: ask `compileInputs` before, which names the places.
 *
 * @returns the work, or why a parameter is refused
 */
export function startAnalysis(kind: AnalysisKind, request: AnalysisRequest, context: AnalysisContext): Result<Steps<Result<AnalysisAnswer>>> {
  const bench = TrialBench.create(context.model, context.scenario);
  if (!bench.ok) return fail<Failure>({ code: 'analysis.refused', details: { scenario: context.scenario.name } });
  try {
    return ok(guarded(kind.start(bench.value, new Parameters(request, context), context)));
  } catch (error) {
    if (error instanceof Refused) return fail(error.failure);
    throw error;
  }
}

/** Parameters may turn out wrong once the work knows more; a refusal is an answer then. */
function* guarded(steps: Steps<AnalysisAnswer>): Steps<Result<AnalysisAnswer>> {
  try {
    return ok(yield* steps);
  } catch (error) {
    if (error instanceof Refused) return fail(error.failure);
    throw error;
  }
}
