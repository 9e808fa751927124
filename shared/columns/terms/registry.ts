/** The firm grid's columns in their order; the types of a firm follow from them. Keys are those of design/model.md 2.2. */
import type { Localized } from '../../base/localized.ts';
import type { Row, Term, TermValue } from '../define.ts';
import { advanceRate } from './advanceRate.ts';
import { amortization } from './amortization.ts';
import { capex } from './capex.ts';
import { cash } from './cash.ts';
import { debt } from './debt.ts';
import { demandBeta } from './demandBeta.ts';
import { failsWhenInsolvent } from './failsWhenInsolvent.ts';
import { funding } from './funding.ts';
import { gpuAge } from './gpuAge.ts';
import { gpuCost } from './gpuCost.ts';
import { gpuLife } from './gpuLife.ts';
import { gpuOpex } from './gpuOpex.ts';
import { gpus } from './gpus.ts';
import { group } from './group.ts';
import { kind } from './kind.ts';
import { lender } from './lender.ts';
import { maturity } from './maturity.ts';
import { maxLtv } from './maxLtv.ts';
import { minDscr } from './minDscr.ts';
import { name } from './name.ts';
import { notes } from './notes.ts';
import { opex } from './opex.ts';
import { otherAssets } from './otherAssets.ts';
import { pledged } from './pledged.ts';
import { rank } from './rank.ts';
import { rate } from './rate.ts';
import { rateType } from './rateType.ts';
import { refinance } from './refinance.ts';
import { revenue } from './revenue.ts';
import { undrawn } from './undrawn.ts';
import { utilization } from './utilization.ts';
import { vendor } from './vendor.ts';

export const firmTerms = [
  name, kind, group, notes,
  cash, revenue, demandBeta, opex, funding, otherAssets,
  gpus, gpuCost, gpuAge, gpuLife, gpuOpex, utilization,
  debt, lender, rateType, rate, maturity, amortization, refinance, rank, pledged, maxLtv, minDscr,
  undrawn, capex, vendor, advanceRate, failsWhenInsolvent,
] as const satisfies readonly Term[];

/** Headings over the firm grid's columns, in order. */
export const firmGroups = [
  { id: 'identity', label: { en: 'Identity', zhHant: '基本資料' } },
  { id: 'operations', label: { en: 'Operations', zhHant: '營運' } },
  { id: 'gpus', label: { en: 'GPUs', zhHant: 'GPU' } },
  { id: 'facility', label: { en: 'Own facility', zhHant: '自有融資額度' } },
  { id: 'liquidity', label: { en: 'Liquidity and growth', zhHant: '流動性與成長' } },
] as const satisfies readonly { readonly id: string; readonly label: Localized }[];

type AnyFirmTerm = (typeof firmTerms)[number];
export type FirmKey = AnyFirmTerm['key'];

/** A firm as it stands in the document: only what was given; null reads as blank. */
export type Firm = Row & { readonly [T in AnyFirmTerm as T['key']]?: TermValue<T> | null };

/** The kinds of firm with their names, in the order in which legends list them. */
export const firmKinds = kind.options;
export type FirmKind = (typeof firmKinds)[number]['id'];

const byKey: ReadonlyMap<string, Term> = new Map(firmTerms.map((term) => [term.key, term]));

/** The definition of a firm's term; undefined for a field that is none, such as one kept for another program. */
export function firmTerm(key: FirmKey): Term;
export function firmTerm(key: string): Term | undefined;
export function firmTerm(key: string): Term | undefined {
  return byKey.get(key);
}
