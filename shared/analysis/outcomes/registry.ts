/** The outcomes of a run for the whole system, in their order. */
import { failures } from './failures.ts';
import { firstFailure } from './firstFailure.ts';
import { losses } from './losses.ts';
import { lossToLenders } from './lossToLenders.ts';
import { lossToOthers } from './lossToOthers.ts';
import { lowestCash } from './lowestCash.ts';
import { lowestDscr } from './lowestDscr.ts';
import { lowestNetWorth } from './lowestNetWorth.ts';
import type { Outcome } from './outcome.ts';

export const outcomes = [failures, losses, lossToLenders, lossToOthers, firstFailure, lowestCash, lowestDscr, lowestNetWorth] as const satisfies readonly Outcome[];
