/** Runs every check on a compiled scenario, and gives the master flag. Owns: the runs that checks compare, and watching estates. */
import type { EngineInputs, EngineModel } from '../engine/inputs.ts';
import { compileInputs } from '../engine/inputs.ts';
import { run } from '../engine/run.ts';
import type { State } from '../engine/state.ts';
import { assert } from '../base/assert.ts';
import { baseScenario } from '../drivers/scenario.ts';
import type { Check, CheckedRun, EstateClaims, Finding } from './checks/check.ts';
import { checks } from './checks/registry.ts';
import type { ExplainedRun } from './explain.ts';
import { explainRun } from './explain.ts';
import type { Steps } from './steps.ts';
import type { Bench } from './trials/bench.ts';

export interface CheckOutcome {
  readonly check: Check;
  readonly found: readonly Finding[];
  readonly figure: number;
  readonly limit: number;
}

export interface CheckReport {
  /** `ok`: all hold; `doubt`: only warnings; `failed`: a result that must not be used. */
  readonly flag: 'ok' | 'doubt' | 'failed';
  readonly outcomes: readonly CheckOutcome[];
}

/** All checks of a scenario. @param explained  of this very run, where somebody has it already */
export function* runChecks(bench: Bench, explained?: ExplainedRun): Steps<CheckReport> {
  const { inputs, seen, scenario } = bench.compiled;
  const { explanations } = explained ?? explainedAnew(bench);
  yield { done: 1, total: 3 };
  const estates = new Map<string, EstateClaims>();
  const result = run(inputs, { confidence: true, watch: { judged: (_inputs, state, _why, _round, before) => keepEstates(inputs, seen, state, before, estates) } });
  yield { done: 2, total: 3 };
  const turned = compileInputs({ market: bench.model.market, firms: bench.model.firms.toReversed(), contracts: bench.model.contracts.toReversed() }, scenario);
  assert(turned.ok, 'the order of rows refuses nothing');
  const checked: CheckedRun = { seen, inputs, result, explanations, again: run(inputs), reversed: run(turned.value), estates: [...estates.values()] };
  yield { done: 3, total: 3 };
  const outcomes = checks.map((check: Check): CheckOutcome => {
    const found = check.find(checked);
    return { check, found, figure: check.figure?.(checked) ?? found.length, limit: check.limit ?? 0 };
  });
  const broken = outcomes.filter(({ found }) => found.length > 0);
  return { flag: broken.length === 0 ? 'ok' : broken.some(({ check }) => check.severity === 'error') ? 'failed' : 'doubt', outcomes };
}

function explainedAnew({ model, compiled: { inputs, seen } }: Bench): ExplainedRun {
  const base = compileInputs(model, baseScenario);
  return explainRun(inputs, base.ok ? base.value : null, seen);
}

/** The claims on estates that were estates in this clearing; a later clearing of the quarter takes its place. */
function keepEstates(inputs: EngineInputs, seen: EngineModel, state: State, before: number, kept: Map<string, EstateClaims>): void {
  for (let m = 0; m < before; m += 1) {
    const i = state.estates[m]!;
    const firm = seen.firms[inputs.firms.row[i]!]!.id;
    const claims = [];
    for (let p = state.owedBy.start[i]!; p < state.owedBy.start[i + 1]!; p += 1) {
      const k = state.owedBy.items[p]!;
      claims.push({ rank: state.rank[k]!, owed: state.owed[k]! - state.secured[k]!, paid: state.paid[k]! - state.secured[k]! });
    }
    kept.set(firm, { firm, t: state.t, claims });
  }
}
