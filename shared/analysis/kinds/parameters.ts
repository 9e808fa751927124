/** The parameters of an analysis, read from words; the first that makes no sense is refused by name. */
import type { Failure } from '../../base/result.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import type { EngineModel } from '../../engine/inputs.ts';
import type { ReadableOutcome } from '../readOutcome.ts';
import { readOutcome } from '../readOutcome.ts';
import type { Lever } from '../trials/lever.ts';
import { firmId, leverLimits, leverName, leverValue, readLever } from '../trials/lever.ts';

/** Carries a failure out of the reading of parameters; caught in `startAnalysis`, never shown itself. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(code: string, details: Failure['details'] = {}) {
    super(code);
    this.failure = { code, details };
  }
}

export interface Range {
  readonly lever: Lever;
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  readonly whole: boolean;
}

interface Known {
  readonly model: EngineModel;
  readonly scenarios: readonly Scenario[];
}

export class Parameters {
  readonly #given: Readonly<Record<string, string>>;
  readonly #context: Known;

  constructor(given: Readonly<Record<string, string>>, context: Known) {
    this.#given = given;
    this.#context = context;
  }

  has(name: string): boolean {
    return this.#given[name] !== undefined;
  }

  text(name: string): string {
    const given = this.#given[name];
    if (given === undefined || given.trim() === '') throw new Refused('analysis.missing', { parameter: name });
    return given.trim();
  }

  number(name: string, missing?: number): number {
    if (!this.has(name) && missing !== undefined) return missing;
    const text = this.text(name);
    const value = Number(text);
    if (!/\d/.test(text) || !Number.isFinite(value)) throw new Refused('analysis.badNumber', { parameter: name, value: text });
    return value;
  }

  /** A whole number from `min` to `max`. */
  count(name: string, missing: number, min: number, max: number): number {
    const value = this.number(name, missing);
    if (!Number.isInteger(value) || value < min || value > max) throw new Refused('analysis.badCount', { parameter: name, value, min, max });
    return value;
  }

  lever(name: string): Lever {
    return this.leverOf(this.text(name));
  }

  private leverOf(text: string): Lever {
    const lever = readLever(text, this.#context.model);
    if (!lever.ok) throw new Refused(lever.error.code, lever.error.details);
    return lever.value;
  }

  /** Levers with commas between them. */
  levers(name: string): readonly Lever[] {
    return this.text(name).split(',').map((text) => this.leverOf(text.trim()));
  }

  outcome(name: string, missing: string): ReadableOutcome {
    const outcome = readOutcome(this.has(name) ? this.text(name) : missing, this.#context.model);
    if (!outcome.ok) throw new Refused(outcome.error.code, outcome.error.details);
    return outcome.value;
  }

  firm(name: string): string {
    const text = this.text(name);
    const id = firmId(this.#context.model, text);
    if (id === null) throw new Refused('analysis.unknownFirm', { input: text });
    return id;
  }

  /** A scenario by id or name. */
  scenario(text: string): Scenario {
    const wanted = text.trim().normalize('NFC').toLowerCase();
    const found = this.#context.scenarios.find(({ id }) => id === text.trim()) ?? this.#context.scenarios.find(({ name }) => name.trim().normalize('NFC').toLowerCase() === wanted);
    if (found === undefined) throw new Refused('analysis.unknownScenario', { name: text, names: this.#context.scenarios.map(({ name }) => name).join(', ') });
    return found;
  }

  /**
   * A lever with the span in which it is moved. Without ends: from half to one and a half of what it stands at, within its limits.
   *
   * @param suffix  of the parameters' names, for a second lever
   */
  range(suffix: string, seen: EngineModel, steps: number): Range {
    const lever = this.lever(`input${suffix}`);
    const { min, max, whole = false } = leverLimits(lever);
    const at = leverValue(seen, lever);
    const usual = lever.kind === 'driver' ? [-0.5, 0.5] : lever.kind === 'multiple' ? [0, 2] : lever.kind === 'shock' ? [0, 3] : at === null || at === 0 ? [] : [at * 0.5, at * 1.5];
    const end = (name: string, value: number | undefined) => {
      const given = this.number(`${name}${suffix}`, value === undefined ? undefined : Math.min(max, Math.max(min, whole ? Math.round(value) : value)));
      if (given < min || given > max || (whole && !Number.isInteger(given))) throw new Refused(whole ? 'analysis.outsideWhole' : 'analysis.outside', { input: leverName(lever), value: given, min, max });
      return given;
    };
    const from = end('from', usual[0]);
    const to = end('to', usual[1]);
    if (!(from < to)) throw new Refused('analysis.emptyRange', { from, to });
    return { lever, from, to, steps: this.count(`steps${suffix}`, steps, 2, 1001), whole };
  }
}
