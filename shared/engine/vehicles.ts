/** Section 3.7: vehicles pay junior interest and principal on their notes, then write down what nothing stands behind. */
import { holdings } from './netWorth.ts';
import type { EngineInputs } from './inputs.ts';
import type { State } from './state.ts';
import type { RunWatch } from './watch.ts';

/** Pays notes and writes them down; payments are worked out for all vehicles before any is received. */
export function payNotes(inputs: EngineInputs, state: State, watch?: RunWatch): void {
  if (inputs.tranches.count === 0) return;
  state.receipts.fill(0);
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (state.alive[i] === 0 || state.notesOf.start[i] === state.notesOf.start[i + 1]) continue;
    payInterest(inputs, state, i, watch);
    payPrincipal(inputs, state, i, watch);
  }
  payOutsideNotes(inputs, state, watch);
  for (let i = 0; i < inputs.firmCount; i += 1) state.cash[i]! += state.receipts[i]!;
  // What vehicles hold of one another counts as it stood before any was written down.
  const { worth: excess, alive } = state;
  for (let i = 0; i < inputs.firmCount; i += 1) excess[i] = alive[i] === 1 ? excessNotes(inputs, state, i) : 0;
  for (let i = 0; i < inputs.firmCount; i += 1) if (excess[i]! > 0) writeDown(inputs, state, i, excess[i]!, watch);
}

/** Where the notes of the rank that begins at `first` end. */
function endOfRank(inputs: EngineInputs, state: State, first: number, end: number): number {
  const { items } = state.notesOf;
  const rank = inputs.tranches.rank[items[first]!]!;
  let next = first;
  while (next < end && inputs.tranches.rank[items[next]!] === rank) next += 1;
  return next;
}

/** A payment from vehicle i on note k. */
function pay(state: State, i: number, k: number, amount: number, watch: RunWatch | undefined): void {
  state.cash[i] = Math.max(0, state.cash[i]! - amount);
  const holder = state.creditor[state.at.tranche + k]!;
  watch?.moved?.(state.t, 'notes', i, holder, amount);
  if (holder >= 0) state.receipts[holder]! += amount;
  else state.toOutside += amount;
}

/** Interest of ranks below the first, pro rata inside a rank; what is not paid is added to the balance. */
function payInterest(inputs: EngineInputs, state: State, i: number, watch: RunWatch | undefined): void {
  const { notesOf, interest, at } = state;
  const end = notesOf.start[i + 1]!;
  for (let first = notesOf.start[i]!; first < end;) {
    const next = endOfRank(inputs, state, first, end);
    if (inputs.tranches.rank[notesOf.items[first]!]! > 1) {
      let due = 0;
      for (let p = first; p < next; p += 1) due += interest[at.tranche + notesOf.items[p]!]!;
      const share = due > 0 ? Math.min(1, state.cash[i]! / due) : 0;
      for (let p = first; p < next; p += 1) {
        const k = notesOf.items[p]!;
        const amount = interest[at.tranche + k]! * share;
        pay(state, i, k, amount, watch);
        state.notes[k]! += Math.max(0, interest[at.tranche + k]! - amount);
      }
    }
    first = next;
  }
}

/** Principal rank after rank, pro rata inside one, up to the principal collected in this quarter. */
function payPrincipal(inputs: EngineInputs, state: State, i: number, watch: RunWatch | undefined): void {
  const { notesOf, notes } = state;
  const end = notesOf.start[i + 1]!;
  let left = Math.min(state.collected[i]!, state.cash[i]!);
  for (let first = notesOf.start[i]!; first < end && left > 0;) {
    const next = endOfRank(inputs, state, first, end);
    let balance = 0;
    for (let p = first; p < next; p += 1) balance += notes[notesOf.items[p]!]!;
    const share = balance > 0 ? Math.min(1, left / balance) : 0;
    for (let p = first; p < next; p += 1) {
      const k = notesOf.items[p]!;
      const amount = notes[k]! * share;
      pay(state, i, k, amount, watch);
      notes[k] = notes[k]! - amount;
    }
    left -= balance;
    first = next;
  }
}

/** Notes issued by outside pay junior interest in full and never principal. */
function payOutsideNotes(inputs: EngineInputs, state: State, watch: RunWatch | undefined): void {
  const { items, count } = state.live.tranches;
  for (let m = 0; m < count; m += 1) {
    const k = items[m]!;
    const holder = state.creditor[state.at.tranche + k]!;
    if (inputs.tranches.to[k]! >= 0 || holder < 0 || !(inputs.tranches.rank[k]! > 1)) continue;
    const amount = state.interest[state.at.tranche + k]!;
    state.receipts[holder]! += amount;
    state.fromOutside += amount;
    watch?.moved?.(state.t, 'notes', -1, holder, amount);
  }
}

/** Notes of i beyond what it has; 0 where it has issued none. */
function excessNotes(inputs: EngineInputs, state: State, i: number): number {
  const { notesOf, notes } = state;
  let sum = 0;
  for (let p = notesOf.start[i]!; p < notesOf.start[i + 1]!; p += 1) sum += notes[notesOf.items[p]!]!;
  const besideClaims = state.cash[i]! + state.fleetValue[i]! + inputs.firms.otherAssets[i]!;
  // Most notes are covered without the claims, which take long to add up.
  return sum <= besideClaims ? 0 : Math.max(0, sum - (besideClaims + holdings(state, i)));
}

/** Notes beyond what the vehicle has lose the excess, the most junior first: their holders' loss. */
function writeDown(inputs: EngineInputs, state: State, i: number, amount: number, watch: RunWatch | undefined): void {
  const { notesOf, notes, record } = state;
  const start = notesOf.start[i]!;
  let excess = amount;
  for (let end = notesOf.start[i + 1]!; end > start && excess > 0;) {
    let first = end - 1;
    const rank = inputs.tranches.rank[notesOf.items[first]!]!;
    while (first > start && inputs.tranches.rank[notesOf.items[first - 1]!] === rank) first -= 1;
    let balance = 0;
    for (let p = first; p < end; p += 1) balance += notes[notesOf.items[p]!]!;
    const share = balance > 0 ? Math.min(1, excess / balance) : 0;
    for (let p = first; p < end; p += 1) {
      const k = notesOf.items[p]!;
      const lost = notes[k]! * share;
      notes[k] = notes[k]! - lost;
      state.lossesNow[1]! += lost;
      watch?.wroteDown?.(inputs, state, k, lost);
      const holder = state.creditor[state.at.tranche + k]!;
      if (holder >= 0) record.lossSuffered[holder * 6 + 1]! += lost;
    }
    excess -= balance;
    end = first;
  }
}
