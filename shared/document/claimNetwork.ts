/**
 * Who owes whom, as a picture can hold it: the largest firms and everything between them.
 *
 * Owns: which firms are drawn. Does not own: where (`renderer/worker/placeNetwork.ts`), or what is owed (`exposures.ts`).
 */
import type { Scenario } from '../drivers/scenario.ts';
import type { EngineModel } from '../engine/overrides.ts';
import { withOverrides } from '../engine/overrides.ts';
import type { Contract } from '../contracts/registry.ts';
import type { Firm } from '../columns/terms/registry.ts';
import type { MarketRow } from '../market/registry.ts';
import { exposures } from './exposures.ts';

export interface ClaimLink {
  /** Places in `firms`. */
  readonly debtor: number;
  readonly creditor: number;
  /** Owed at opening, M; 0 where only payments to come bind the two, as in a lease. */
  readonly amount: number;
}

export interface ClaimNetwork {
  /** Ids, in their own order: the picture does not depend on the order of rows. */
  readonly firms: readonly string[];
  readonly links: readonly ClaimLink[];
  /** Firms that are left out. */
  readonly leftOut: number;
}

/** More than these are a hairball in the room that there is. */
const mostFirms = 120;

/** The network of the firms that owe and are owed most, then of those with most links. */
export function largestClaims(model: EngineModel, scenario: Scenario): ClaimNetwork {
  const seen = withOverrides(model, scenario, []);
  // Safe: the rows of a model are those of the document.
  const { firms, byCreditor, held, owed } = exposures({ market: seen.market as MarketRow, firms: seen.firms as readonly Firm[], contracts: seen.contracts as readonly Contract[] });
  const degree = new Int32Array(firms.length + 1);
  for (const [creditor, row] of byCreditor) {
    for (const debtor of row.keys()) {
      degree[creditor] = degree[creditor]! + 1;
      degree[debtor] = degree[debtor]! + 1;
    }
  }
  const byId = (a: number, b: number) => (firms[a]! < firms[b]! ? -1 : 1);
  const size = (i: number) => held[i]! + owed[i]!;
  const chosen = firms.map((_id, i) => i).sort((a, b) => size(b) - size(a) || degree[b]! - degree[a]! || byId(a, b)).slice(0, mostFirms).sort(byId);
  const place = new Map(chosen.map((firm, index) => [firm, index]));
  const links = chosen.flatMap((firm, creditor) => [...(byCreditor.get(firm) ?? [])].flatMap(([other, { amount }]): ClaimLink[] => {
    const debtor = place.get(other);
    return debtor === undefined ? [] : [{ debtor, creditor, amount }];
  }));
  return { firms: chosen.map((firm) => firms[firm]!), links: links.sort((a, b) => a.creditor - b.creditor || a.debtor - b.debtor), leftOut: firms.length - chosen.length };
}

/** A network with a place for every firm, by its number, in a square from 0 to 1. */
export interface PlacedNetwork extends ClaimNetwork {
  readonly x: Float64Array;
  readonly y: Float64Array;
}
