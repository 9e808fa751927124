/**
 * One covenant of one loan in a trial: how close it comes to its breach until the firm fails or the horizon ends.
 *
 * Owns: looking at that loan alone and leaving a run as soon as the answer is known, which is what makes hundreds of cures quick.
 * It must say what the full paths say (`covenantLadder.ts`); proofs are made with those.
 */
import { balanceAfter, freeCash } from '../engine/covenants.ts';
import type { EngineInputs } from '../engine/inputs.ts';
import { run } from '../engine/run.ts';
import type { State } from '../engine/state.ts';
import type { CovenantPath } from './covenantLadder.ts';
import { dscrHeadroom, ltvHeadroom, ltvOf, tiny, worthless } from './covenantLadder.ts';

/** Where a loan stands among the engine's loans; -1: there is none (a facility paid off in full). */
export type LoanPlace = (inputs: EngineInputs) => number;

/** The last clearing of a quarter, as far as it concerns the loan. */
interface Judged {
  readonly balance: number;
  readonly start: number;
  readonly value: number;
  readonly need: number;
  readonly free: number;
}

/** What of a quarter is wanted: below 0 ends the run. Null where the covenant does not apply. */
type Reading = (judged: Judged, inputs: EngineInputs, state: State, k: number) => number | null;

/** The least headroom of a covenant, the first breach ending the run; null where it never applies. */
export function leastHeadroom(inputs: EngineInputs, placeOf: LoanPlace, covenant: CovenantPath['covenant']): number | null {
  return least(inputs, placeOf, (judged, { loans }, state, k) =>
    (covenant === 'maxLtv' ? ltvHeadroom(judged, loans.pledged[k]!, loans.maxLtv[k]!) : dscrHeadroom(judged.start, dscrOf(state, loans.to[k]!), loans.minDscr[k]!)));
}

/** The least that free cash is above the firm's margin calls, as a share of them; null where there never is one. */
export function leastMarginCash(inputs: EngineInputs, placeOf: LoanPlace): number | null {
  return least(inputs, placeOf, ({ need, free }) => (need > 0 ? (free - need) / need : null));
}

/** The worst ratio of a loan whose covenant is waived: the limit that would have been kept. Null: it has none, or no collateral is left. */
export function worstRatio(inputs: EngineInputs, placeOf: LoanPlace, covenant: CovenantPath['covenant']): number | null {
  let isWorthless = false;
  const worst = least(inputs, placeOf, (judged, { loans }, state, k) => {
    const dscr = dscrOf(state, loans.to[k]!);
    if (covenant === 'minDscr') return judged.start > tiny && !Number.isNaN(dscr) ? dscr : null;
    const ratio = ltvOf(judged, loans.pledged[k]!);
    if (ratio === worthless) isWorthless = true;
    // The highest ratio is the least of its negatives.
    return ratio === null || ratio === worthless ? null : -ratio;
  }, false);
  return isWorthless || worst === null ? null : covenant === 'maxLtv' ? -worst : worst;
}

/** Debt service cover of a settled quarter; none for a firm that died in it. */
function dscrOf(state: State, firm: number): number {
  return state.alive[firm] === 1 ? state.dscr[firm]! : NaN;
}

function least(inputs: EngineInputs, placeOf: LoanPlace, read: Reading, endsAtBreach = true): number | null {
  const k = placeOf(inputs);
  if (k < 0) return null;
  const firm = inputs.loans.to[k]!;
  let state: State | null = null;
  let judged: Judged | null = null;
  let found: number | null = null;
  const takeIn = (): void => {
    if (state === null || judged === null) return;
    const value = read(judged, inputs, state, k);
    if (value !== null && (found === null || value < found)) found = value;
    judged = null;
  };
  run(inputs, {
    cancelled: () => {
      takeIn();
      return state !== null && (state.alive[firm] === 0 || (endsAtBreach && found !== null && found < 0));
    },
    watch: {
      judged: (_inputs, now, _why, _round, before) => {
        state = now;
        if (now.alive[firm] === 0 || (now.failing[firm] === 1 && now.estates.subarray(0, before).includes(firm))) return;
        judged = { balance: balanceAfter(inputs, now, k), start: now.startBalance[k]!, value: now.fleetValue[firm]!, need: now.need[firm]!, free: freeCash(now, firm) };
      },
    },
  });
  takeIn();
  return found;
}
