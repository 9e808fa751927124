/**
 * Why a firm failed: its account in the clearing that condemned it beside its account in the last clearing of the same quarter of
 * the undisturbed scenario in which it was no estate, and the gap by channel (design/model.md 4).
 *
 * Owns: the record, adding up channels so that they make the gap. Does not own: items (`engine/account.ts`), how a difference is
 * split (`gapSplit.ts`), who caused whom (`contagion.ts`).
 */
import type { Account } from '../engine/account.ts';
import type { AccountKind, AccountSide, Channel } from '../engine/accountItem.ts';
import { channels } from '../engine/accountItem.ts';
import { causes } from '../engine/state.ts';
import { ExactSum } from './exactSum.ts';
import type { GapItem, GapPart } from './gapSplit.ts';
import { splitGap } from './gapSplit.ts';

/** A share of a gap, M; positive widens it. `firm` only in channel `counterparty`; null is outside. */
export interface ExplainedPart {
  readonly channel: Channel;
  readonly firm?: string | null;
  readonly amount: number;
}

/** An item in the clearing that condemned the firm (`here`) and in the undisturbed one (`base`), M. */
export interface ExplainedItem {
  readonly side: AccountSide;
  readonly kind: AccountKind;
  /** The contract; `own:FIRM` is that firm's own facility. Left out where the item is of neither. */
  readonly contract?: string;
  /** Who owes it or is owed; null is outside. Left out where there is nobody. */
  readonly firm?: string | null;
  readonly here: number;
  readonly base: number;
  readonly parts: readonly ExplainedPart[];
}

export interface ExplainedSums {
  readonly gap: number;
  readonly dues: number;
  readonly ownCash: number;
  readonly received: number;
  /** What loans lack in collateral; 0 unless the cause is `covenant`. */
  readonly need: number;
  /** Null unless the cause is `insolvency`. */
  readonly netWorth: number | null;
}

export interface Explanation {
  readonly firm: string;
  readonly t: number;
  readonly round: number;
  readonly cause: string;
  /** The gap is positive, but for a forced failure, whose gap may be anything. */
  readonly here: ExplainedSums;
  /** Null where the firm is dead in the undisturbed scenario. */
  readonly base: ExplainedSums | null;
  /** In the order of `channels`, counterparties in the order of their ids; they add up to `here.gap`. */
  readonly channels: readonly ExplainedPart[];
  /** What rounding left of the gap; it is contained in the largest channel. */
  readonly rounding: number;
  readonly items: readonly ExplainedItem[];
  /** The failed firm that cost it most, if it would have stood without what failed firms cost it; else null. */
  readonly causedBy: string | null;
  /** The first firm of the chain of `causedBy`; itself if nobody caused it. */
  readonly firstMover: string;
}

/** Names of rows by their place in the workbook and of firms by their number in the engine. */
export interface Names {
  /** By number in the engine, in the order of ids. */
  readonly firms: readonly string[];
  /** By row. */
  readonly contracts: readonly string[];
}

export function nameOf(names: Names, firm: number): string | null {
  return firm < 0 ? null : names.firms[firm]!;
}

/**
 * The record of one failure, but for who caused it.
 *
 * @param base  the account of the same firm in the undisturbed scenario, null where it is dead there
 */
export function explainGap(here: Account, base: Account | null, names: Names): Omit<Explanation, 'causedBy' | 'firstMover'> {
  const items = splitGap(here, base);
  const { parts, rounding } = addUp(items, here, base);
  return {
    firm: names.firms[here.firm]!, t: here.t, round: here.round, cause: causes[here.cause]!,
    here: sumsOf(here), base: base === null ? null : sumsOf(base),
    channels: parts.map((part) => namedPart(part, names)), rounding, items: items.map((item) => namedItem(item, names)),
  };
}

function sumsOf({ gap, dues, ownCash, received, need, netWorth }: Account): ExplainedSums {
  return { gap, dues, ownCash, received, need, netWorth };
}

function namedPart({ channel, party, amount }: GapPart, names: Names): ExplainedPart {
  return channel === 'counterparty' ? { channel, firm: nameOf(names, party ?? -1), amount } : { channel, amount };
}

function namedItem({ item: { side, kind, contract, facility, party }, here, base, parts }: GapItem, names: Names): ExplainedItem {
  const place = contract >= 0 ? { contract: names.contracts[contract]! } : facility >= 0 ? { contract: `own:${names.firms[facility]!}` } : {};
  return { side, kind, ...place, ...(party === null ? {} : { firm: nameOf(names, party) }), here, base, parts: parts.map((part) => namedPart(part, names)) };
}

/** Channels with their sums; what rounding leaves of the gap goes into the largest, the first of equals. */
function addUp(items: readonly GapItem[], here: Account, base: Account | null): { readonly parts: readonly GapPart[]; readonly rounding: number } {
  const sums = new Map<number, ExactSum>();
  const all = channels.length;
  const add = ({ channel, party, amount }: GapPart) => {
    // Counterparties come last and are told apart by number, which is the order of ids; outside is the first of them.
    const key = channel === 'counterparty' ? all + 1 + (party ?? -1) : channels.indexOf(channel);
    const sum = sums.get(key) ?? new ExactSum();
    sum.add(amount);
    sums.set(key, sum);
  };
  add({ channel: 'ownPlan', party: null, amount: base?.gap ?? 0 });
  for (const { parts } of items) for (const part of parts) add(part);
  const parts = [...sums].sort(([a], [b]) => a - b).map(([key, { value }]): GapPart =>
    (key < all ? { channel: channels[key]!, party: null, amount: value } : { channel: 'counterparty', party: key - all - 1, amount: value }));
  const total = new ExactSum();
  for (const { amount } of parts) total.add(amount);
  const rounding = here.gap - total.value;
  let largest = 0;
  for (const [index, { amount }] of parts.entries()) if (Math.abs(amount) > Math.abs(parts[largest]!.amount)) largest = index;
  const rounded = parts.map((part, index) => (index === largest ? { ...part, amount: part.amount + rounding } : part));
  return { parts: rounded.filter(({ channel, amount }) => amount !== 0 || channel === 'ownPlan'), rounding };
}
