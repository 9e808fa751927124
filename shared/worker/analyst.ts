/**
 * What the analysis worker does with a request: bring its copy of the workbook up to date and do one task on it.
 *
 * Owns: the copy, and which task is which work. Knows no threads and no clock: the shell (`renderer/worker/analystWorker.ts`)
 * brings both, and ends a task that nobody waits for any more by ending the thread.
 */
import { explain } from '../analysis/explain.ts';
import type { ExplainedRun } from '../analysis/explain.ts';
import type { AnalysisAnswer, AnalysisRequest } from '../analysis/kinds/analysisKind.ts';
import { startAnalysis } from '../analysis/kinds/analysisKind.ts';
import { analysisKind } from '../analysis/kinds/registry.ts';
import type { Steps } from '../analysis/steps.ts';
import { assert } from '../base/assert.ts';
import type { Language } from '../base/localized.ts';
import type { Result } from '../base/result.ts';
import { contextOf, runner } from '../charts/chartSource.ts';
import { makeFigure } from '../charts/makeFigure.ts';
import { chartById } from '../charts/registry.ts';
import type { ChartChoices } from '../document/savedChart.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { InputProblem } from '../engine/inputProblem.ts';
import type { ClaimNetwork, PlacedNetwork } from '../document/claimNetwork.ts';
import { largestClaims } from '../document/claimNetwork.ts';
import { compileInputs } from '../engine/inputs.ts';
import type { TraceRun } from '../trace/traceRun.ts';
import { traceRun } from '../trace/traceRun.ts';
import type { Figure } from '../interchange/figure.ts';
import type { CalculatedModel, ModelUpdate } from './modelUpdate.ts';
import { updatedModel } from './modelUpdate.ts';

/** One thing to find out about a workbook under a scenario. Plain data: equal tasks have equal JSON. */
export type AnalystTask =
  /** Runs it with everything that explains it. */
  | { readonly kind: 'explain' }
  /** Runs it and keeps what was due, paid and held in each quarter: the numbers behind results. */
  | { readonly kind: 'trace' }
  /** Places firms and what they owe one another on a plane. */
  | { readonly kind: 'network' }
  /** A chart that needs runs of its own, or is about another scenario than the one in front. */
  | { readonly kind: 'figure'; readonly wish: FigureWish }
  /** An analysis of `shared/analysis/kinds` by its id, with its parameters in words, as on the command line. */
  | {
      readonly kind: 'analyse'; readonly analysis: string; readonly request: AnalysisRequest;
      /** Id of the scenario that it starts from; the one in front where left out or gone. */
      readonly scenario?: string;
    };

/** What a figure is made from beside the model and the scenarios. */
export interface FigureWish {
  /** Id of a chart. */
  readonly chart: string;
  /** The saved chart, whose id and title the figure takes. */
  readonly saved: { readonly id: string; readonly name: string };
  readonly choices: ChartChoices;
  readonly quarter: number | null;
  readonly selectedFirms: readonly string[];
  readonly workbook: { readonly name: string; readonly currency: string };
  readonly language: Language;
  readonly date: string;
  readonly hash: string;
}

export interface AnalystRequest {
  /** Grows with every request to any worker. */
  readonly id: number;
  readonly task: AnalystTask;
  /** What changed since the last request to the same worker; its first one brings everything. */
  readonly update: ModelUpdate;
  /** All scenarios with what they inherit, Base first. */
  readonly scenarios: readonly Scenario[];
}

/** What a task comes to. */
export type AnalystAnswer =
  | { readonly kind: 'explain'; readonly explained: ExplainedRun }
  | { readonly kind: 'trace'; readonly run: TraceRun }
  | { readonly kind: 'network'; readonly network: PlacedNetwork }
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'analyse'; readonly outcome: Result<AnalysisAnswer> };

export type AnalystReply =
  | { readonly type: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly type: 'answer'; readonly id: number; readonly answer: AnalystAnswer }
  /** The model is refused; nothing was found out. */
  | { readonly type: 'refused'; readonly id: number; readonly problems: readonly InputProblem[] }
  /** A bug. */
  | { readonly type: 'error'; readonly id: number; readonly message: string; readonly stack: string };

/** What the worker's thread brings along. */
export interface AnalystTools {
  /** Places a network; the same network in the same places always. */
  readonly place: (network: ClaimNetwork) => PlacedNetwork;
  /** Milliseconds of any clock. */
  readonly now: () => number;
  /** Tells how far a long task is. */
  readonly tell: (reply: AnalystReply) => void;
}

/** A sign of life this often, ms, is enough for the eye. */
const tellEvery = 100;

/** @returns does a request and gives its last reply */
export function createAnalyst({ place, now, tell }: AnalystTools): (request: AnalystRequest) => AnalystReply {
  let model: CalculatedModel | null = null;
  const drive = <Answer>(id: number, steps: Steps<Answer>): Answer => {
    for (let told = now(); ; ) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (now() - told < tellEvery) continue;
      told = now();
      tell({ type: 'progress', id, ...step.value });
    }
  };
  const answer = ({ id, task, scenarios }: AnalystRequest, current: CalculatedModel): AnalystAnswer | readonly InputProblem[] => {
    switch (task.kind) {
      case 'explain': {
        const explained = explain(current, current.scenario);
        return explained.ok ? { kind: 'explain', explained: explained.value } : explained.error;
      }
      case 'trace': {
        const inputs = compileInputs(current, current.scenario);
        return inputs.ok ? { kind: 'trace', run: traceRun(inputs.value) } : inputs.error;
      }
      case 'network':
        return { kind: 'network', network: place(largestClaims(current, current.scenario)) };
      case 'figure':
        return { kind: 'figure', figure: figureOf(task.wish, current, scenarios) };
      case 'analyse': {
        const kind = analysisKind(task.analysis);
        assert(kind !== undefined, `there is an analysis ${task.analysis}`);
        const scenario = scenarios.find(({ id: other }) => other === task.scenario) ?? current.scenario;
        const inputs = compileInputs(current, scenario);
        if (!inputs.ok) return inputs.error;
        const started = startAnalysis(kind, task.request, { model: current, scenario, scenarios });
        return { kind: 'analyse', outcome: started.ok ? drive(id, started.value) : started };
      }
    }
  };
  return (request) => {
    const { id } = request;
    try {
      model = updatedModel(model, request.update);
      const found = answer(request, model);
      return 'kind' in found ? { type: 'answer', id, answer: found } : { type: 'refused', id, problems: found };
    } catch (error) {
      // A bug: the page shows and logs it, since a worker has no place of its own to do so.
      return { type: 'error', id, message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? (error.stack ?? '') : '' };
    }
  };
}

/** The figure of a chart; where the inputs of its scenario are refused, one that is empty. */
function figureOf({ chart: id, saved, choices, quarter, selectedFirms, workbook, language, date, hash }: FigureWish, model: CalculatedModel, scenarios: readonly Scenario[]): Figure {
  const chart = chartById(id);
  assert(chart !== undefined, `there is a chart ${id}`);
  const scenario = scenarios.find((each) => each.id === choices.scenarios[0]) ?? model.scenario;
  const context = contextOf({ ...workbook, market: model.market, firms: model.firms, contracts: model.contracts }, scenarios, scenario, runner(model), choices, { language, date, hash });
  return makeFigure(chart, { ...context, quarter, selectedFirms }, saved);
}
