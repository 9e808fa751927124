/**
 * Where trials are run: a scenario compiled once, runs of it with levers set, and proofs that compile anew.
 *
 * Owns: counting and remembering runs. Pure: the same trial gives the same bits, whatever was run before it.
 */
import type { Result } from '../../base/result.ts';
import { fail, ok } from '../../base/result.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import type { EngineInputs, EngineModel, InputProblem } from '../../engine/inputs.ts';
import { compileInputs } from '../../engine/inputs.ts';
import { withOverrides } from '../../engine/overrides.ts';
import type { EngineResult } from '../../engine/run.ts';
import { run } from '../../engine/run.ts';
import type { Setting } from './lever.ts';
import { leverName, scenarioWith } from './lever.ts';
import type { Compiled } from './patchInputs.ts';
import { indexCompiled, patchInputs } from './patchInputs.ts';

/** Results that are kept for trials that are asked for again. */
const kept = 32;

export class Bench {
  /** The scenario as it is. */
  readonly result: EngineResult;
  /** Runs so far, the first one included. */
  runs = 1;
  readonly model: EngineModel;
  readonly compiled: Compiled;
  readonly #recent = new Map<string, EngineResult>();

  private constructor(model: EngineModel, compiled: Compiled) {
    this.model = model;
    this.compiled = compiled;
    this.result = run(compiled.inputs);
  }

  /** @param scenario  with all that it inherits; @returns why it is refused, or the bench */
  static create(model: EngineModel, scenario: Scenario): Result<Bench, readonly InputProblem[]> {
    const inputs = compileInputs(model, scenario);
    return inputs.ok ? ok(new Bench(model, indexCompiled(withOverrides(model, scenario, []), scenario, inputs.value))) : inputs;
  }

  get scenario(): Scenario {
    return this.compiled.scenario;
  }

  /** The rows as the scenario sees them. */
  get seen(): EngineModel {
    return this.compiled.seen;
  }

  /** The inputs of a trial. */
  inputsWith(settings: readonly Setting[]): Result<EngineInputs, readonly InputProblem[]> {
    const patched = patchInputs(this.compiled, settings);
    return patched === null ? this.compile(settings) : ok(patched);
  }

  /** A run with levers set; a refusal has its places. */
  run(settings: readonly Setting[]): Result<EngineResult, readonly InputProblem[]> {
    const key = settings.map(({ lever, value }) => `${leverName(lever)}=${String(value)}`).join('\n');
    if (key === '') return ok(this.result);
    const known = this.#recent.get(key);
    if (known !== undefined) return ok(known);
    const inputs = this.inputsWith(settings);
    if (!inputs.ok) return fail(inputs.error);
    this.runs += 1;
    const result = run(inputs.value);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size >= kept && oldest !== undefined) this.#recent.delete(oldest);
    this.#recent.set(key, result);
    return ok(result);
  }

  /** The same from nothing: an answer is proved by compiling its scenario and running it. */
  prove(settings: readonly Setting[]): Result<EngineResult, readonly InputProblem[]> {
    const inputs = this.compile(settings);
    if (!inputs.ok) return fail(inputs.error);
    this.runs += 1;
    return ok(run(inputs.value));
  }

  private compile(settings: readonly Setting[]): Result<EngineInputs, readonly InputProblem[]> {
    return compileInputs(this.model, scenarioWith(this.model, this.scenario, settings));
  }
}
