/** The functions that rules may use, in the order in which they are offered. */
import { averageFunction, countFunction, highestFunction, lowestFunction, sumFunction } from './overFirms.ts';
import { absFunction, annualFunction, ifFunction, isBlankFunction, maxFunction, minFunction, quarterlyFunction, roundFunction } from './rowwise.ts';
import type { RuleFunction } from './ruleFunction.ts';

export const ruleFunctions: readonly RuleFunction[] = [
  ifFunction, minFunction, maxFunction, absFunction, roundFunction, isBlankFunction,
  sumFunction, averageFunction, countFunction, lowestFunction, highestFunction,
  annualFunction, quarterlyFunction,
];

const byId: ReadonlyMap<string, RuleFunction> = new Map(ruleFunctions.map((each) => [each.id, each]));

export function ruleFunction(id: string): RuleFunction | undefined {
  return byId.get(id);
}
