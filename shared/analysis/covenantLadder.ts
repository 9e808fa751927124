/**
 * How far every covenant of every loan is from its breach, quarter by quarter.
 *
 * Owns: reading balances off the last clearing of each quarter, where covenants are judged (design/model.md 3.5, 3.6). Loan-to-value
 * is that of the loan alone: its balance after due principal over its own pledged share of the fleet.
 */
import { balanceAfter } from '../engine/covenants.ts';
import type { EngineInputs, EngineModel } from '../engine/inputs.ts';
import type { EngineResult } from '../engine/run.ts';
import { run } from '../engine/run.ts';
import type { State } from '../engine/state.ts';

/** One covenant of one loan; arrays by quarter, index 0 is quarter 1; null where it does not apply. */
export interface CovenantPath {
  readonly firm: string;
  /** The loan contract; null: the firm's own facility. */
  readonly contract: string | null;
  readonly covenant: 'maxLtv' | 'minDscr';
  readonly limit: number;
  readonly values: readonly (number | null)[];
  /** Distance to breach as a share of the limit; negative is a breach. */
  readonly headroom: readonly (number | null)[];
}

/** Debt service cover this much below its covenant still passes, and balances below this are none, as in the engine. */
const dscrTolerance = 1e-9;
export const tiny = 1e-6;

/** The headroom where collateral has no value left: there is no ratio, and any balance is a breach. */
export const worthless = -1e15;

interface JudgedLoan {
  /** After due principal; NaN where the loan was not judged. */
  readonly balance: number;
  /** At the start of the quarter. */
  readonly start: number;
  /** Of the firm's fleet. */
  readonly value: number;
}

/** A loan's own loan-to-value; null where nothing is owed, `worthless` where its collateral is. */
export function ltvOf({ balance, start, value }: JudgedLoan, pledged: number): number | null {
  if (!(start > tiny) && !(balance > tiny)) return null;
  if (balance <= tiny) return 0;
  return pledged * value > tiny ? balance / (pledged * value) : worthless;
}

/** Distance of a loan-to-value to its breach, as a share of the limit; null where it does not apply. */
export function ltvHeadroom(judged: JudgedLoan, pledged: number, maxLtv: number): number | null {
  const ratio = ltvOf(judged, pledged);
  return ratio === null || ratio === worthless ? ratio : (maxLtv - ratio) / maxLtv;
}

/** The same of debt service cover, which counts on loans that were owed as the quarter began. */
export function dscrHeadroom(start: number, dscr: number, minDscr: number): number | null {
  if (!(start > tiny) || Number.isNaN(dscr)) return null;
  return dscr + dscrTolerance >= minDscr ? Math.max(0, (dscr - minDscr) / minDscr) : (dscr - minDscr) / minDscr;
}

/** Runs a compiled model and keeps the paths of all covenants, in the order of the engine's loans. */
export function covenantPaths(inputs: EngineInputs, model: Pick<EngineModel, 'firms' | 'contracts'>): { readonly result: EngineResult; readonly paths: readonly CovenantPath[] } {
  const { loans, quarters } = inputs;
  const count = loans.count;
  const balances = new Float64Array(count * quarters).fill(NaN);
  const values = new Float64Array(count * quarters).fill(NaN);
  const starts = new Float64Array(count * quarters).fill(NaN);
  const result = run(inputs, {
    watch: {
      judged: (_inputs: EngineInputs, state: State, _why, _round, before) => {
        // Later clearings of a quarter take the place of earlier ones; of a failing firm the one that condemned it stays.
        for (let k = 0; k < count; k += 1) {
          const i = loans.to[k]!;
          if (i < 0 || state.alive[i] === 0 || (state.failing[i] === 1 && isEstate(state, i, before))) continue;
          const place = k * quarters + state.t - 1;
          balances[place] = balanceAfter(inputs, state, k);
          values[place] = state.fleetValue[i]!;
          starts[place] = state.startBalance[k]!;
        }
      },
    },
  });
  const paths: CovenantPath[] = [];
  for (let k = 0; k < count; k += 1) {
    const firm = loans.to[k]!;
    if (firm < 0) continue;
    const row = inputs.firms.row[firm]!;
    const names = { firm: model.firms[row]!.id, contract: loans.row[k]! < 0 ? null : model.contracts[loans.row[k]!]!.id };
    const each = (read: (place: number, t: number) => number | null) => Array.from({ length: quarters }, (_, index) => read(k * quarters + index, index + 1));
    const [maxLtv, minDscr, pledged] = [loans.maxLtv[k]!, loans.minDscr[k]!, loans.pledged[k]!];
    const judgedAt = (at: number) => ({ balance: balances[at]!, start: starts[at]!, value: values[at]! });
    if (maxLtv > 0 && pledged > 0) {
      const ltv = each((at) => {
        const ratio = ltvOf(judgedAt(at), pledged);
        return ratio === worthless ? null : ratio;
      });
      paths.push({ ...names, covenant: 'maxLtv', limit: maxLtv, values: ltv, headroom: each((at) => ltvHeadroom(judgedAt(at), pledged, maxLtv)) });
    }
    if (minDscr > 0) {
      const dscrAt = (t: number) => result.dscr[row * (quarters + 1) + t]!;
      const dscr = each((at, t) => (!(starts[at]! > tiny) || Number.isNaN(dscrAt(t)) ? null : dscrAt(t)));
      paths.push({ ...names, covenant: 'minDscr', limit: minDscr, values: dscr, headroom: each((at, t) => dscrHeadroom(starts[at]!, dscrAt(t), minDscr)) });
    }
  }
  return { result, paths };
}

function isEstate(state: State, i: number, before: number): boolean {
  return state.estates.subarray(0, before).includes(i);
}

/** The least headroom of a path and its quarter; null where it never applies. */
export function tightest({ headroom }: CovenantPath): { readonly t: number; readonly headroom: number } | null {
  let least: { t: number; headroom: number } | null = null;
  for (const [index, value] of headroom.entries()) if (value !== null && (least === null || value < least.headroom)) least = { t: index + 1, headroom: value };
  return least;
}

/** A covenant as an input is called. */
export function covenantName({ firm, contract, covenant }: Pick<CovenantPath, 'firm' | 'contract' | 'covenant'>): string {
  return contract === null ? `firm:${firm}.${covenant}` : `contract:${contract}.${covenant}`;
}
