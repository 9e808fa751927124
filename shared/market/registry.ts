/** The market sheet's inputs in their order; the type of the market row follows from them (design/model.md 2.1). */
import type { Localized } from '../base/localized.ts';
import type { Row, Term, TermValue } from '../columns/define.ts';
import { baseRate } from './baseRate.ts';
import { bookHaircut } from './bookHaircut.ts';
import { cashKept } from './cashKept.ts';
import { cureQuarters } from './cureQuarters.ts';
import { fireSaleImpact } from './fireSaleImpact.ts';
import { freezeLoss } from './freezeLoss.ts';
import { gpuPrice } from './gpuPrice.ts';
import { inflowKept } from './inflowKept.ts';
import { liquidationCost } from './liquidationCost.ts';
import { marketDepth } from './marketDepth.ts';
import { priceMemory } from './priceMemory.ts';
import { quarters } from './quarters.ts';
import { rentElasticity } from './rentElasticity.ts';
import { rentToValue } from './rentToValue.ts';
import { salvage } from './salvage.ts';
import { spotDemand } from './spotDemand.ts';
import { spotRent } from './spotRent.ts';

export const marketTerms = [
  quarters,
  spotRent, spotDemand, rentElasticity,
  rentToValue, salvage, gpuPrice, marketDepth, fireSaleImpact, priceMemory,
  liquidationCost, bookHaircut, cashKept, inflowKept,
  baseRate, cureQuarters, freezeLoss,
] as const satisfies readonly Term[];

/** Headings of the market sheet, in order. */
export const marketGroups = [
  { id: 'time', label: { en: 'Time', zhHant: '時間' } },
  { id: 'rent', label: { en: 'Rent', zhHant: '租金' } },
  { id: 'gpu', label: { en: 'GPU prices', zhHant: 'GPU 價格' } },
  { id: 'estates', label: { en: 'Estates', zhHant: '破產財團' } },
  { id: 'credit', label: { en: 'Credit', zhHant: '信用' } },
] as const satisfies readonly { readonly id: string; readonly label: Localized }[];

type AnyMarketTerm = (typeof marketTerms)[number];
export type MarketKey = AnyMarketTerm['key'];

/** The one row of the market; its id stands in the program only, files do not carry it. */
export type MarketRow = Row & { readonly id: 'market' } & { readonly [T in AnyMarketTerm as T['key']]?: TermValue<T> | null };

/** A market in which every input has its default. */
export const defaultMarket: MarketRow = { id: 'market' };

const byKey: ReadonlyMap<string, Term> = new Map(marketTerms.map((term) => [term.key, term]));

/** The definition of a market input; undefined for a field that is none. */
export function marketTerm(key: MarketKey): Term;
export function marketTerm(key: string): Term | undefined;
export function marketTerm(key: string): Term | undefined {
  return byKey.get(key);
}
