/**
 * A scenario run and explained: its result, why each firm failed, and who cost whom how much (design/model.md 4).
 *
 * Owns: the two runs and what is watched in them; only failing firms are recorded. Pure data comes out, for a window, the command
 * line and tests alike. Does not own: the parts (`explanation.ts`, `contagion.ts`).
 */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenario } from '../drivers/scenario.ts';
import type { Account } from '../engine/account.ts';
import { takeAccount } from '../engine/account.ts';
import type { EngineInputs, EngineModel, InputProblem } from '../engine/inputs.ts';
import { compileInputs } from '../engine/inputs.ts';
import type { EngineResult } from '../engine/run.ts';
import { run } from '../engine/run.ts';
import type { State } from '../engine/state.ts';
import { listsByOwner } from '../engine/state.ts';
import type { RunWatch } from '../engine/watch.ts';
import type { ContagionLink, LossLink, Pressure, PressureKind } from './contagion.ts';
import { Contagion } from './contagion.ts';
import type { Explanation, Names } from './explanation.ts';
import { explainGap, nameOf } from './explanation.ts';

/** "`from`'s failure cost `to` so much in quarter `t`"; `to` null is outside. */
export interface CascadeLink {
  /** Null only where many firms brought about a pressure together: all those with less than a hundredth of it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly t: number;
  /**
   * `loss`: exact; by quarter and kind these add up to the losses of section 4. `pressure`: what entered the gap of `to` as it was
   * condemned in `round`; it overlaps with losses.
   */
  readonly effect: 'loss' | 'pressure';
  readonly kind: LossLink['kind'] | PressureKind;
  /** Only of pressure. */
  readonly round?: number;
  /** Of losses on tranches that `from`, a living vehicle, wrote down. */
  readonly isWriteDown?: true;
  readonly amount: number;
}

export interface ExplainedRun {
  readonly result: EngineResult;
  /** By quarter and round, then by id. */
  readonly explanations: readonly Explanation[];
  /** By quarter; pressures in the order of failures, then losses by who caused them. */
  readonly cascade: readonly CascadeLink[];
}

export interface ExplainOptions {
  /** Asked before every quarter of either run; when it says true, the result must not be used. */
  readonly cancelled?: () => boolean;
}

/**
 * Runs a scenario and, where a firm fails, the undisturbed one, and explains every failure.
 *
 * Where the undisturbed scenario is refused (only an override makes the workbook runnable) there is nothing to compare with: all
 * firms count as dead in it.
 *
 * @returns every reason for which the scenario is refused, or the run with its explanations
 */
export function explain(model: EngineModel, scenario: Scenario, options: ExplainOptions = {}): Result<ExplainedRun, readonly InputProblem[]> {
  const inputs = compileInputs(model, scenario);
  if (!inputs.ok) return inputs;
  const isUndisturbed = Object.keys(scenario.drivers).length === 0 && scenario.overrides.length === 0 && scenario.failures.length === 0;
  const base = isUndisturbed ? inputs : compileInputs(model, baseScenario);
  return ok(explainRun(inputs.value, base.ok ? base.value : null, model, options));
}

/** The same for compiled inputs. `model` names the rows; `base` may be the very same inputs. */
export function explainRun(inputs: EngineInputs, base: EngineInputs | null, model: Pick<EngineModel, 'firms' | 'contracts'>, options: ExplainOptions = {}): ExplainedRun {
  const failures = watchFailures();
  const result = run(inputs, { ...options, confidence: true, watch: failures.watch });
  const names = namesOf(inputs, model);
  const undisturbed = base === inputs ? new Map(failures.found.map(({ account }) => [account.firm, account])) : accountsIn(base, failures.found, options);
  const chain = causesOf(failures.found);
  const explanations = failures.found.map(({ account }): Explanation => ({
    ...explainGap(account, undisturbed.get(account.firm) ?? null, names),
    causedBy: nameOf(names, chain.get(account.firm)!.causedBy), firstMover: names.firms[chain.get(account.firm)!.firstMover]!,
  }));
  return { result, explanations, cascade: failures.links().map((link) => namedLink(link, names)) };
}

function namesOf(inputs: EngineInputs, model: Pick<EngineModel, 'firms' | 'contracts'>): Names {
  return { firms: Array.from(inputs.firms.row, (row) => model.firms[row]!.id), contracts: model.contracts.map(({ id }) => id) };
}

function namedLink(link: ContagionLink, names: Names): CascadeLink {
  const { from, to, t, effect, kind, amount } = link;
  return {
    from: nameOf(names, from), to: nameOf(names, to), t, effect, kind,
    ...(link.effect === 'pressure' ? { round: link.round } : link.isWriteDown ? { isWriteDown: true } : {}), amount,
  };
}

interface Found {
  readonly account: Account;
  readonly pressure: Pressure;
}

interface Failures {
  readonly watch: RunWatch;
  /** Accounts of all that fail, in the order of their failures. */
  readonly found: readonly Found[];
  readonly links: () => readonly ContagionLink[];
}

function watchFailures(): Failures {
  const found: Found[] = [];
  let tools: ReturnType<typeof toolsFor> | undefined;
  const judged: RunWatch['judged'] = (inputs, state, why, round, before) => {
    if (state.estateCount > 0) tools ??= toolsFor(inputs, state);
    if (tools === undefined) return;
    const { contagion, stakesOf } = tools;
    const book = { inputs, state, stakesOf, isEstate: estateTest(state, before) };
    // Forced failures are estates before the first clearing, so that is the one that their account is about.
    for (let m = round === 1 ? 0 : before; m < state.estateCount; m += 1) {
      const i = state.estates[m]!;
      const account = takeAccount(book, i, round, why[i]!);
      found.push({ account, pressure: m < before ? noPressure : contagion.press(account, book.isEstate) });
    }
    if (state.estateCount === before) contagion.endClearing();
  };
  const wroteDown: RunWatch['wroteDown'] = (inputs, state, k, lost) => {
    tools ??= toolsFor(inputs, state);
    tools.contagion.writeDown(k, lost);
  };
  return { watch: { judged, wroteDown }, found, links: () => tools?.contagion.links ?? [] };
}

const noPressure: Pressure = { total: 0, largest: -1 };

function toolsFor(inputs: EngineInputs, state: State) {
  const stakesOf = listsByOwner(inputs.equities.from, inputs.firmCount);
  return { stakesOf, contagion: new Contagion(inputs, state, stakesOf, listsByOwner(inputs.equities.to, inputs.firmCount)) };
}

/** Who was an estate in the clearing that the state holds: those that it condemns were not. */
function estateTest(state: State, before: number): (firm: number) => boolean {
  const condemned = new Set(state.estates.subarray(before, state.estateCount));
  return (firm) => firm >= 0 && state.failing[firm] === 1 && !condemned.has(firm);
}

/**
 * Accounts of the same firms and quarters in the undisturbed scenario, by firm: in the last clearing of the quarter in which the
 * firm is no estate. A firm that is dead there, or a quarter that is not reached, has none.
 */
function accountsIn(base: EngineInputs | null, found: readonly Found[], options: ExplainOptions): ReadonlyMap<number, Account> {
  const accounts = new Map<number, Account>();
  if (base === null || found.length === 0) return accounts;
  const wanted = new Map<number, Account[]>();
  for (const { account } of found) {
    const sameQuarter = wanted.get(account.t);
    if (sameQuarter === undefined) wanted.set(account.t, [account]);
    else sameQuarter.push(account);
  }
  const last = found.at(-1)!.account.t;
  const stakesOf = listsByOwner(base.equities.from, base.firmCount);
  let begun = 0;
  const judged: RunWatch['judged'] = (inputs, state, _why, round, before) => {
    const accountsWanted = wanted.get(state.t);
    if (accountsWanted === undefined) return;
    const isEstate = estateTest(state, before);
    const isQuiet = state.estateCount === before;
    for (const { firm, cause } of accountsWanted) {
      if (state.alive[firm] === 0 || isEstate(firm) || !(isQuiet || state.failing[firm] === 1)) continue;
      accounts.set(firm, takeAccount({ inputs, state, stakesOf, isEstate }, firm, round, cause));
    }
  };
  run(base, { cancelled: () => (begun += 1) > last || options.cancelled?.() === true, watch: { judged } });
  return accounts;
}

/** Who caused each failure, and the first of its chain; the dead were found before those that they pull down. */
function causesOf(found: readonly Found[]): ReadonlyMap<number, { readonly causedBy: number; readonly firstMover: number }> {
  const chain = new Map<number, { readonly causedBy: number; readonly firstMover: number }>();
  for (const { account: { firm, gap }, pressure: { total, largest } } of found) {
    const isPulled = largest >= 0 && total >= gap * (1 - rounding);
    chain.set(firm, { causedBy: isPulled ? largest : -1, firstMover: isPulled ? chain.get(largest)!.firstMover : firm });
  }
  return chain;
}

/** Without what failed firms cost it, a firm would have stood: they cost it its gap or more, up to rounding. */
const rounding = 1e-9;
