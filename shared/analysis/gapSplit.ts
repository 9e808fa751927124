/**
 * Splits the difference of two accounts of a firm into channels (design/model.md 4, "Why a firm failed").
 *
 * An item is a sum of products of factors. A product's difference is split factor by factor in their order: the first with all
 * others as in the undisturbed account, each next one with those before it as they are here. Where the first factor is missing
 * on one side, so is the item, and the whole difference is the first factor's. An item that depends on a party which does not
 * stand on one side is the party's altogether. What the parts and their item differ by is rounding; it is passed on to whoever
 * adds up the channels.
 */
import type { Account } from '../engine/account.ts';
import type { AccountItem, AccountSide, Channel, Factor } from '../engine/accountItem.ts';

/** A share of the gap, M; `party` names the firm of channel `counterparty` (-1: outside), else null. */
export interface GapPart {
  readonly channel: Channel;
  readonly party: number | null;
  readonly amount: number;
}

/** One item in both accounts. `here` and `base` are its value; 0 where an account does not have it. */
export interface GapItem {
  readonly item: AccountItem;
  readonly here: number;
  readonly base: number;
  readonly parts: readonly GapPart[];
}

/** What an item adds to the gap for each M of it. */
const widens: Readonly<Record<AccountSide, 1 | -1>> = { dues: 1, ownCash: -1, received: -1, need: 1, assets: -1, debts: 1 };

/** Tells the items of one account apart: what is of no contract is of one facility, or of none. */
function keyOf({ side, kind, contract, facility }: AccountItem): string {
  return `${side} ${kind} ${contract >= 0 ? contract : -2 - facility}`;
}

/**
 * Every item of either account with its share of the difference, those of `here` first.
 *
 * @param base  null where the firm is dead in the undisturbed scenario: all items are 0 there
 */
export function splitGap(here: Account, base: Account | null): readonly GapItem[] {
  const others = new Map((base?.items ?? []).map((item) => [keyOf(item), item]));
  const found: GapItem[] = [];
  for (const item of here.items) {
    const key = keyOf(item);
    const other = others.get(key);
    others.delete(key);
    found.push(splitItem(here, base, item, other));
  }
  for (const other of others.values()) found.push(splitItem(here, base, undefined, other));
  return found.filter(({ here: one, base: two }) => one !== 0 || two !== 0);
}

function splitItem(here: Account, base: Account | null, one: AccountItem | undefined, two: AccountItem | undefined): GapItem {
  const item = (one ?? two)!;
  const values = { item, here: one?.value ?? 0, base: two?.value ?? 0 };
  const sign = widens[item.side];
  if (one?.isBroken === true || two?.isBroken === true) {
    return { ...values, parts: atLeastSome([{ channel: 'counterparty', party: item.party, amount: sign * (values.here - values.base) }]) };
  }
  const parts: GapPart[] = [];
  const count = Math.max(one?.parts.length ?? 0, two?.parts.length ?? 0);
  for (let p = 0; p < count; p += 1) splitProduct(one?.parts[p] ?? [], two?.parts[p] ?? [], sign, item, parts);
  if (item.kind === 'spotIncome' && base !== null) return { ...values, parts: atLeastSome(splitPool(here, base, parts)) };
  return { ...values, parts: atLeastSome(parts) };
}

function atLeastSome(parts: readonly GapPart[]): readonly GapPart[] {
  return parts.filter(({ amount }) => amount !== 0);
}

function splitProduct(one: readonly Factor[], two: readonly Factor[], sign: number, item: AccountItem, parts: GapPart[]): void {
  const factors = one.length > 0 ? one : two;
  const isHere = one.length > 0 && one[0]!.value !== 0;
  const isThere = two.length > 0 && two[0]!.value !== 0;
  const hereAt = (f: number) => (f === 0 ? (one[0]?.value ?? 0) : isHere ? one[f]!.value : (two[f] ?? one[f])!.value);
  const thereAt = (f: number) => (f === 0 ? (two[0]?.value ?? 0) : isThere ? two[f]!.value : (one[f] ?? two[f])!.value);
  for (let f = 0; f < factors.length; f += 1) {
    let amount = sign * (hereAt(f) - thereAt(f));
    for (let before = 0; before < f; before += 1) amount *= hereAt(before);
    for (let after = f + 1; after < factors.length; after += 1) amount *= thereAt(after);
    const { channel } = factors[f]!;
    parts.push({ channel, party: channel === 'counterparty' ? item.party : null, amount });
  }
}

/** Units on the spot market: what the own fleet changes first, then each lease, in the order of the account. */
function splitPool(here: Account, base: Account, parts: readonly GapPart[]): readonly GapPart[] {
  const units = (gpus: number, leases: readonly { readonly units: number }[]) => Math.max(0, leases.reduce((sum, lease) => sum + lease.units, gpus));
  const before = units(base.gpus, base.leases);
  const after = units(here.gpus, here.leases);
  const [first, ...rest] = parts;
  if (first === undefined || before === after) return parts;
  const perUnit = first.amount / (after - before);
  const found: GapPart[] = [];
  let running = base.leases.reduce((sum, lease) => sum + lease.units, here.gpus);
  found.push({ channel: 'earlierQuarters', party: null, amount: perUnit * (Math.max(0, running) - before) });
  const move = (party: number, change: number, isBroken: boolean) => {
    const next = running + change;
    const amount = perUnit * (Math.max(0, next) - Math.max(0, running));
    running = next;
    found.push(isBroken ? { channel: 'counterparty', party, amount } : { channel: 'earlierQuarters', party: null, amount });
  };
  const there = new Map(base.leases.map((lease) => [lease.contract, lease]));
  for (const { contract, party, units: now, isBroken } of here.leases) {
    const other = there.get(contract);
    there.delete(contract);
    move(party, now - (other?.units ?? 0), isBroken || other?.isBroken === true);
  }
  for (const { party, units: then, isBroken } of there.values()) move(party, -then, isBroken);
  return [...found, ...rest];
}
