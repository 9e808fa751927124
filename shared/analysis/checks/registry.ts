/** The checks of a run, in the order in which they are shown. */
import { cashNotNegative } from './cashNotNegative.ts';
import type { Check } from './check.ts';
import { deadHoldNothing } from './deadHoldNothing.ts';
import { fixedPointCertified } from './fixedPointCertified.ts';
import { gapsExplained } from './gapsExplained.ts';
import { ledgerBalances } from './ledgerBalances.ts';
import { numbersFinite } from './numbersFinite.ts';
import { oneClearing } from './oneClearing.ts';
import { pricesFall } from './pricesFall.ts';
import { prioritiesRespected } from './prioritiesRespected.ts';
import { proRataInRank } from './proRataInRank.ts';
import { recoveryWithinClaims } from './recoveryWithinClaims.ts';
import { referencesLive } from './referencesLive.ts';
import { rowOrderIrrelevant } from './rowOrderIrrelevant.ts';
import { sameTwice } from './sameTwice.ts';
import { sharesAddUp } from './sharesAddUp.ts';
import { unitsPlausible } from './unitsPlausible.ts';

export const checks = [
  ledgerBalances, fixedPointCertified, prioritiesRespected, proRataInRank, recoveryWithinClaims, numbersFinite, cashNotNegative, deadHoldNothing,
  sharesAddUp, referencesLive, sameTwice, rowOrderIrrelevant, gapsExplained, pricesFall, oneClearing, unitsPlausible,
] as const satisfies readonly Check[];
