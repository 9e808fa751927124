/**
 * What restores a covenant: the least money, collateral or leniency with which it is kept, each proved by compiling and running anew.
 *
 * Owns: which cures there are and how the least of each is found. Does not own: how close a covenant is (`covenantLadder.ts`), or
 * how one of them is followed quickly (`covenantTrial.ts`). A cure is given at opening and for the whole horizon.
 */
import type { CovenantPath } from './covenantLadder.ts';
import { covenantPaths, tightest } from './covenantLadder.ts';
import type { LoanPlace } from './covenantTrial.ts';
import { leastHeadroom, leastMarginCash, worstRatio } from './covenantTrial.ts';
import { compileInputs } from '../engine/inputs.ts';
import type { EngineInputs } from '../engine/inputs.ts';
import { narrowBySize } from './search.ts';
import type { Steps } from './steps.ts';
import type { Bench } from './trials/bench.ts';
import type { CellLever } from './trials/lever.ts';
import { leverLimits, leverName, leverValue, scenarioWith } from './trials/lever.ts';

/**
 * `prepayment`: principal paid off with new money at opening, M. `pledge`: a further share of the fleet pledged. `gpus`: units added to the
 * fleet. `cash`: M at opening, with which every margin call is met. `reset`: the limit at which it would have been kept.
 * `waiver`: nothing less than giving it up.
 */
export type CureKind = 'prepayment' | 'pledge' | 'gpus' | 'cash' | 'reset' | 'waiver';

export interface Cure {
  readonly by: CureKind;
  readonly input: string;
  /** What the input is set to. */
  readonly value: number;
  /** By how much that is more, or of a principal less, than it is. */
  readonly amount: number;
  /** The amount in M of the currency: collateral at its opening value; null for leniency, or where the fleet has no value. */
  readonly worth: number | null;
  /** Compiled anew and run, the covenant is kept in every quarter (every margin call met) to the failure of the firm or the end. */
  readonly verified: boolean;
  /** The quarter in which the firm fails all the same; null: it does not. */
  readonly failsIn: number | null;
}

/** Found to this share of what is moved at most. */
const tolerance = 1e-9;
/** Collateral is looked for up to so many times the fleet, cash up to so many times the principal. */
const mostFleets = 4;
const mostCash = 16;
/** What a reset limit is looser than the worst ratio, so that its own rounding does not break it. */
const slack = 1e-9;

/** All cures of a broken covenant, each where it works. */
export function* curesOf(bench: Bench, path: CovenantPath): Steps<readonly Cure[]> {
  const work = new CureWork(bench, path);
  const cures: Cure[] = [];
  const add = (cure: Cure | null): void => {
    if (cure !== null) cures.push(cure);
  };
  add(yield* work.prepayment());
  if (path.covenant === 'maxLtv') {
    const pledge = yield* work.pledge();
    add(pledge ?? (yield* work.gpus()));
    add(yield* work.cash());
  }
  add(yield* work.leniency());
  return cures;
}

class CureWork {
  readonly #bench: Bench;
  readonly #path: CovenantPath;
  readonly #row: number;
  readonly #fleetValue: number;

  constructor(bench: Bench, path: CovenantPath) {
    this.#bench = bench;
    this.#path = path;
    this.#row = bench.seen.firms.findIndex(({ id }) => id === path.firm);
    this.#fleetValue = bench.result.fleetValue[this.#row * (bench.result.quarters + 1)] ?? 0;
  }

  *prepayment(): Steps<Cure | null> {
    const lever = this.#loan(this.#path.contract === null ? 'debt' : 'principal');
    const principal = this.#at(lever);
    return yield* this.#least(lever, principal, (paid) => principal - paid, 'prepayment', (paid) => paid);
  }

  *pledge(): Steps<Cure | null> {
    const lever = this.#loan('pledged');
    const pledged = this.#at(lever);
    return yield* this.#least(lever, Math.max(0, 1 - this.#pledgedInAll()), (more) => Math.min(1, pledged + more), 'pledge', (more) => more * this.#fleetValue);
  }

  *gpus(): Steps<Cure | null> {
    const lever: CellLever = { kind: 'cell', target: 'firm', id: this.#path.firm, field: 'gpus' };
    const fleet = this.#at(lever);
    if (!(fleet > 0)) return null;
    return yield* this.#least(lever, fleet * mostFleets, (more) => fleet + more, 'gpus', (more) => (this.#fleetValue * more) / fleet);
  }

  *cash(): Steps<Cure | null> {
    const lever: CellLever = { kind: 'cell', target: 'firm', id: this.#path.firm, field: 'cash' };
    const held = this.#at(lever);
    const most = this.#at(this.#loan(this.#path.contract === null ? 'debt' : 'principal')) * mostCash;
    return yield* this.#least(lever, most, (more) => held + more, 'cash', (more) => more);
  }

  /** The limit that would have been kept; where collateral is worth nothing no limit is, and the covenant has to be waived. */
  *leniency(): Steps<Cure | null> {
    const { covenant, limit } = this.#path;
    const lever = this.#loan(covenant);
    const inputs = this.#bench.inputsWith([{ lever, value: 0 }]);
    if (!inputs.ok) return null;
    this.#bench.runs += 1;
    const worst = worstRatio(inputs.value, this.#place, covenant);
    yield { done: 1, total: 2 };
    const value = worst === null ? 0 : covenant === 'maxLtv' ? worst * (1 + slack) : Math.max(0, worst - slack);
    // A cover below 0 is kept by no covenant: 0 is none.
    const isReset = value > 0 && value <= leverLimits(lever).max;
    return this.#proved(lever, isReset ? value : 0, Math.abs((isReset ? value : 0) - limit), null, isReset ? 'reset' : 'waiver');
  }

  /** The least of something with which the covenant is kept; null where none up to `most` is enough. */
  *#least(lever: CellLever, most: number, valueAt: (amount: number) => number, by: CureKind, worthOf: (amount: number) => number): Steps<Cure | null> {
    if (!(most > 0)) return null;
    const ask = (amount: number): number => {
      const inputs = this.#bench.inputsWith([{ lever, value: valueAt(amount) }]);
      if (!inputs.ok) return -1;
      this.#bench.runs += 1;
      // Where it no longer applies it is as far from its breach as can be.
      return (by === 'cash' ? leastMarginCash(inputs.value, this.#place) : leastHeadroom(inputs.value, this.#place, this.#path.covenant)) ?? 1;
    };
    const low = { x: 0, value: ask(0) };
    // No margin call goes unmet as it is: cash is no cure of anything.
    if (low.value >= 0) return null;
    // From small to large: little is mostly enough, and a fine scale finds it in fewer runs.
    let below = low;
    for (let to = most / 64; ; to = Math.min(most, to * 8)) {
      const high = { x: to, value: ask(to) };
      yield { done: 1, total: 2 };
      if (high.value >= 0) {
        const { high: found } = yield* narrowBySize({ low: below, high }, ask, most * tolerance);
        return this.#proved(lever, valueAt(found.x), found.x, this.#fleetValue > 0 || by === 'cash' || by === 'prepayment' ? worthOf(found.x) : null, by);
      }
      if (to >= most) return null;
      below = high;
    }
  }

  #proved(lever: CellLever, value: number, amount: number, worth: number | null, by: CureKind): Cure {
    const { model, scenario } = this.#bench;
    const inputs = compileInputs(model, scenarioWith(model, scenario, [{ lever, value }]));
    this.#bench.runs += 1;
    if (!inputs.ok) return { by, input: leverName(lever), value, amount, worth, verified: false, failsIn: null };
    const { result, paths } = covenantPaths(inputs.value, model);
    const again = paths.find(({ firm, contract, covenant }) => firm === this.#path.firm && contract === this.#path.contract && covenant === this.#path.covenant);
    const worst = again === undefined ? null : tightest(again);
    const isKept = by === 'cash' ? (leastMarginCash(inputs.value, this.#place) ?? 0) >= 0 : worst === null || worst.headroom >= 0;
    const fails = result.failureQuarter[this.#row]!;
    return { by, input: leverName(lever), value, amount, worth, verified: isKept, failsIn: fails === 0 ? null : fails };
  }

  #loan(field: string): CellLever {
    const { firm, contract } = this.#path;
    return contract === null ? { kind: 'cell', target: 'firm', id: firm, field } : { kind: 'cell', target: 'contract', id: contract, field };
  }

  #at(lever: CellLever): number {
    return leverValue(this.#bench.seen, lever) ?? 0;
  }

  readonly #place: LoanPlace = (inputs) => {
    const { firm, contract } = this.#path;
    const { firmNumber, contractPlace } = this.#bench.compiled;
    if (contract === null) return inputs.firms.facility[firmNumber.get(firm)!]!;
    // Own facilities stand first: a loan's place moves by those that come and go.
    return contractPlace.get(contract)!.index + inputs.loans.facilities - this.#bench.compiled.inputs.loans.facilities;
  };

  #pledgedInAll(): number {
    const { inputs, firmNumber } = this.#bench.compiled;
    return pledgedOf(inputs, firmNumber.get(this.#path.firm)!);
  }
}

function pledgedOf({ loans }: EngineInputs, firm: number): number {
  let sum = 0;
  for (const [k, debtor] of loans.to.entries()) if (debtor === firm) sum += loans.pledged[k]!;
  return sum;
}
