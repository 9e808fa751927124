/** The shocks of the library, in the order of their list. */
import { anchorTenantLeaves } from './anchorTenantLeaves.ts';
import { demandFall } from './demandFall.ts';
import { fireSaleDepth } from './fireSaleDepth.ts';
import { fundingFreeze } from './fundingFreeze.ts';
import { labStopsPaying } from './labStopsPaying.ts';
import { lenderLossesFreeze } from './lenderLossesFreeze.ts';
import { mortgageReplay } from './mortgageReplay.ts';
import { newGeneration } from './newGeneration.ts';
import { powerPrice } from './powerPrice.ts';
import { ratesUp } from './ratesUp.ts';
import { refinancingShut } from './refinancingShut.ts';
import { rentFall } from './rentFall.ts';
import type { ShockDefinition } from './shock.ts';
import { shorterLife } from './shorterLife.ts';
import { telecomReplay } from './telecomReplay.ts';
import { utilizationFall } from './utilizationFall.ts';
import { vendorStopsInvesting } from './vendorStopsInvesting.ts';

export const shocks = [
  rentFall, demandFall, utilizationFall, labStopsPaying, anchorTenantLeaves, ratesUp, refinancingShut, fundingFreeze, lenderLossesFreeze, vendorStopsInvesting,
  newGeneration, shorterLife, fireSaleDepth, powerPrice, telecomReplay, mortgageReplay,
] as const satisfies readonly ShockDefinition[];
export type ShockKey = (typeof shocks)[number]['key'];

const byKey: ReadonlyMap<string, ShockDefinition> = new Map(shocks.map((each) => [each.key, each]));

/** The definition of a shock; undefined for a key that is none. */
export function shock(key: ShockKey): ShockDefinition;
export function shock(key: string): ShockDefinition | undefined;
export function shock(key: string): ShockDefinition | undefined {
  return byKey.get(key);
}
