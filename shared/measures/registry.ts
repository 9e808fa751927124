/** The result columns of the firm grid, in their order. */
import type { Localized } from '../base/localized.ts';
import { closingCash } from './closingCash.ts';
import { closingDebt } from './closingDebt.ts';
import { closingDscr } from './closingDscr.ts';
import { closingLtv } from './closingLtv.ts';
import { covenantState } from './covenantState.ts';
import { creditLoss } from './creditLoss.ts';
import { debtToEarned } from './debtToEarned.ts';
import type { Measure } from './define.ts';
import { dscrHeadroom } from './dscrHeadroom.ts';
import { expectedLoss } from './expectedLoss.ts';
import { failureCause } from './failureCause.ts';
import { failureQuarter } from './failureQuarter.ts';
import { failureRound } from './failureRound.ts';
import { highestLtv } from './highestLtv.ts';
import { interestCover } from './interestCover.ts';
import { leverage } from './leverage.ts';
import { lossCaused } from './lossCaused.ts';
import { lossGivenDefault } from './lossGivenDefault.ts';
import { lowestCash } from './lowestCash.ts';
import { lowestDscr } from './lowestDscr.ts';
import { ltvHeadroom } from './ltvHeadroom.ts';
import { runway } from './runway.ts';
import { state } from './state.ts';

export const measures = [
  state, failureQuarter, failureRound, failureCause, covenantState,
  lowestCash, lowestDscr, dscrHeadroom, highestLtv, ltvHeadroom, runway,
  lossCaused, lossGivenDefault, expectedLoss, creditLoss,
  closingCash, closingDebt, closingDscr, interestCover, closingLtv, leverage, debtToEarned,
] as const satisfies readonly Measure[];
export type MeasureKey = (typeof measures)[number]['key'];

/** Heading over the result columns. */
export const measureGroup = { id: 'results', label: { en: 'Results', zhHant: '結果' } } as const satisfies { readonly id: string; readonly label: Localized };

const byKey: ReadonlyMap<string, Measure> = new Map(measures.map((each) => [each.key, each]));

/** The definition of a measure; undefined for a key that is none. */
export function measure(key: MeasureKey): Measure;
export function measure(key: string): Measure | undefined;
export function measure(key: string): Measure | undefined {
  return byKey.get(key);
}
