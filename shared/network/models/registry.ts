/** The static network models; the word in a case's `model` leads to one. */
import type { NetworkModel } from '../networkModel.ts';
import { crossHoldingsClearing } from './crossHoldingsClearing.ts';
import { debtRankClassic } from './debtRankClassic.ts';
import { debtRankLinear } from './debtRankLinear.ts';
import { eisenbergNoe } from './eisenbergNoe.ts';
import { fireSaleClearing } from './fireSaleClearing.ts';
import { inputValidation } from './inputValidation.ts';
import { leverageThresholdFireSale } from './leverageThresholdFireSale.ts';
import { rogersVeraart } from './rogersVeraart.ts';
import { seniorityClearing } from './seniorityClearing.ts';
import { thresholdCascade } from './thresholdCascade.ts';

export const networkModels: readonly NetworkModel[] = [
  eisenbergNoe,
  rogersVeraart,
  seniorityClearing,
  crossHoldingsClearing,
  thresholdCascade,
  fireSaleClearing,
  leverageThresholdFireSale,
  debtRankLinear,
  debtRankClassic,
  inputValidation,
];
