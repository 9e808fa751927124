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
const tiny = 1e-6;

/** The headroom where collateral has no value left: there is no ratio, and any balance is a breach. */
export const worthless = -1e15;

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
    if (maxLtv > 0 && pledged > 0) {
      const ltv = each((place) => (!(starts[place]! > tiny) && !(balances[place]! > tiny) ? null : balances[place]! <= tiny ? 0 : pledged * values[place]! > tiny ? balances[place]! / (pledged * values[place]!) : null));
      const isWorthless = (index: number) => balances[k * quarters + index]! > tiny && !(pledged * values[k * quarters + index]! > tiny);
      paths.push({ ...names, covenant: 'maxLtv', limit: maxLtv, values: ltv, headroom: ltv.map((value, index) => (value !== null ? (maxLtv - value) / maxLtv : isWorthless(index) ? worthless : null)) });
    }
    if (minDscr > 0) {
      const dscr = each((place, t) => (!(starts[place]! > tiny) || Number.isNaN(result.dscr[row * (quarters + 1) + t]!) ? null : result.dscr[row * (quarters + 1) + t]!));
      paths.push({ ...names, covenant: 'minDscr', limit: minDscr, values: dscr, headroom: dscr.map((value) => (value === null ? null : value + dscrTolerance >= minDscr ? Math.max(0, (value - minDscr) / minDscr) : (value - minDscr) / minDscr)) });
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
