/** The lines of an account that net worth is made of besides free cash (design/model.md 3.5). */
import type { AccountBook, AccountItem, AccountKind, Factor, Part } from './accountItem.ts';
import { claimItem, factor, kindOf, loanParts, nobody, providerOf } from './accountItem.ts';
import type { EngineInputs } from './inputs.ts';
import { stands } from './market.ts';
import type { State } from './state.ts';

/** What stays owed on a loan: its opening balance less what `loanParts` says is due of it. */
function laterParts(inputs: EngineInputs, state: State, k: number): readonly Part[] {
  const [, [scheduled], [cut], [isDue, rest]] = loanParts(inputs, state, k);
  return [
    [factor('earlierQuarters', state.startBalance[k]!)],
    [factor('refinancing', -scheduled!.value)], [factor('earlierQuarters', -cut!.value)],
    [factor('refinancing', -isDue!.value), rest!],
  ];
}

/** Adds assets and debts of firm i. */
export function worthItems(book: AccountBook, i: number, items: AccountItem[]): void {
  const { inputs, state } = book;
  const units = state.gpus[i]!;
  const own = (kind: AccountKind, ...factors: Factor[]) =>
    items.push({ ...nobody, side: 'assets', kind, value: factors.reduce((product, { value }) => product * value, 1), parts: [factors] });
  own('fleet', factor('earlierQuarters', units), factor('collateral', units > 0 ? state.fleetValue[i]! / units : 0));
  own('otherAssets', factor('earlierQuarters', inputs.firms.otherAssets[i]!));
  heldItems(book, i, items);
  stakeItems(book, i, items);
  owedItems(book, i, items);
}

function balanceParts({ inputs, state }: AccountBook, k: number): readonly Part[] {
  return k < state.at.lease ? laterParts(inputs, state, k) : [[factor('earlierQuarters', state.later[k]!)]];
}

function heldItems(book: AccountBook, i: number, items: AccountItem[]): void {
  const { inputs, state } = book;
  const { at, heldBy, debtor } = state;
  for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
    const k = heldBy.items[p]!;
    if (k >= at.draw || (k >= at.lease && k < at.supply) || (k >= at.guarantee && k < at.tranche)) continue;
    const party = debtor[k]!;
    const isBroken = !stands(state, party) || book.isEstate(party);
    const value = isBroken ? 0 : state.later[k]!;
    if (value !== 0 || isBroken) items.push(claimItem(book, k, 'assets', kindOf(state, k), party, isBroken, value, balanceParts(book, k)));
    const lent = k < inputs.loans.facilities && !isBroken ? state.paid[at.draw + k]! : 0;
    if (lent !== 0) items.push(claimItem(book, k, 'assets', 'draw', party, false, lent, [[factor('counterparty', lent)]]));
  }
}

function stakeItems({ inputs, state, stakesOf, isEstate }: AccountBook, i: number, items: AccountItem[]): void {
  const { stake, to, row } = inputs.equities;
  for (let p = stakesOf.start[i]!; p < stakesOf.start[i + 1]!; p += 1) {
    const k = stakesOf.items[p]!;
    const party = to[k]!;
    if (party < 0) continue;
    const isBroken = !stands(state, party) || isEstate(party);
    const value = isBroken ? 0 : stake[k]! * Math.max(0, state.netWorth[party]!);
    items.push({ side: 'assets', kind: 'stake', contract: row[k]!, facility: -1, party, isBroken, value, parts: [[factor('earlierQuarters', value)]] });
  }
}

function owedItems(book: AccountBook, i: number, items: AccountItem[]): void {
  const { inputs, state } = book;
  const { at, owedBy } = state;
  for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
    const k = owedBy.items[p]!;
    if (k >= at.draw) continue;
    const party = providerOf(book, k);
    if (state.later[k] !== 0) items.push(claimItem(book, k, 'debts', kindOf(state, k), party, false, state.later[k]!, balanceParts(book, k)));
    if (k >= inputs.loans.facilities) continue;
    const drawn = state.paid[at.draw + k]!;
    const isBroken = !stands(state, party) || book.isEstate(party);
    if (drawn !== 0 || isBroken) items.push(claimItem(book, k, 'debts', 'draw', party, isBroken, drawn, [[factor('refinancing', drawn)]]));
  }
}
