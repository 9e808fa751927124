/**
 * Which firms pay in a quarter only because they are trusted to. The clearing of section 3.4 is the greatest of several that
 * may hold: debtors that owe one another round a ring can pay if all believe it and fail if nobody does, and estates that owe
 * one another can pass on what is not there. Where another outcome holds as well, the result hangs on confidence alone.
 *
 * Owns: the search for the outcome in which least is paid, at the dues, calls and prices of the quarter's last clearing. Does
 * not own: who fails.
 */
import { openEstates } from './clearing.ts';
import type { EstateNetwork } from './estateNetwork.ts';
import type { EngineInputs } from './inputs.ts';
import { leastPayments } from './leastPayments.ts';
import { tolerance } from './liquidity.ts';
import type { State } from './state.ts';

export interface ConfidenceWork {
  /** Firms whose payment rests on no promise but those of outside and of firms that surely pay. */
  readonly sure: Uint8Array;
  readonly received: Float64Array;
  readonly queue: Int32Array;
  /** The quarter's firms that pay, or pay more, only if trusted: 1 each. */
  readonly trusted: Uint8Array;
}

export function createConfidenceWork(n: number): ConfidenceWork {
  return { sure: new Uint8Array(n), received: new Float64Array(n), queue: new Int32Array(n), trusted: new Uint8Array(n) };
}

/** Payments of an estate this close, as a share of what it owes, are one: rounding grows in rings that leak little. */
const sameShare = 1e-6;

/** Marks in `work.trusted` who pays only if trusted in the clearing that the state holds, and leaves the state as it was. */
export function findTrusted(inputs: EngineInputs, state: State, net: EstateNetwork, work: ConfidenceWork): void {
  work.trusted.fill(0);
  const doubtful = markSure(inputs, state, work);
  if (doubtful.length === 0 && state.estateCount === 0) return;
  const estates = state.estates.slice(0, state.estateCount);
  const paysMost = Float64Array.from(estates, (i) => net.pays[i]!);
  const failing = state.failing.slice();
  const failed = settlePessimism(inputs, state, net, doubtful, { estates, failing });
  const { pays } = leastPayments(net);
  for (const i of failed) work.trusted[i] = 1;
  for (let m = 0; m < estates.length; m += 1) {
    const i = estates[m]!;
    if (paysMost[m]! - pays[i]! > sameShare * net.work.total[i]!) work.trusted[i] = 1;
  }
  setEstates(state, { estates, failing }, []);
  openEstates(inputs, state, net);
}

function isCovered(state: State, i: number, received: number): boolean {
  const dues = state.dues[i]!;
  return dues - (state.ownCash[i]! + received) <= tolerance(dues + state.opex[i]!);
}

/**
 * Marks who pays out of own cash and of what outside and others that are marked pay, whatever estates do.
 *
 * @returns the firms that pay and are left unmarked
 */
function markSure(inputs: EngineInputs, state: State, { sure, received, queue }: ConfidenceWork): readonly number[] {
  const { alive, failing, heldBy, debtor, paid } = state;
  const n = inputs.firmCount;
  const others: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const pays = alive[i] === 1 && failing[i] === 0;
    sure[i] = pays && isCovered(state, i, 0) ? 1 : 0;
    if (pays && sure[i] === 0) others.push(i);
  }
  // What those that need nobody pay is counted at once; whoever is marked later hands on what it pays as its turn comes.
  for (const i of others) {
    let sum = 0;
    for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
      const k = heldBy.items[p]!;
      const j = debtor[k]!;
      if (j < 0 || sure[j] === 1) sum += paid[k]!;
    }
    received[i] = sum;
  }
  let queued = 0;
  for (const i of others) if (isCovered(state, i, received[i]!)) { queue[queued] = i; queued += 1; }
  for (let m = 0; m < queued; m += 1) sure[queue[m]!] = 1;
  for (let m = 0; m < queued; m += 1) queued = handOn(state, queue[m]!, { sure, received, queue }, queued);
  return others.filter((i) => sure[i] === 0);
}

/** Counts what i pays at those it pays, and queues whom that covers; @returns the queue's new length. */
function handOn(state: State, i: number, { sure, received, queue }: Omit<ConfidenceWork, 'trusted'>, queued: number): number {
  const { owedBy, creditor, paid, alive, failing } = state;
  let end = queued;
  for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
    const k = owedBy.items[p]!;
    const j = creditor[k]!;
    if (j < 0 || sure[j] === 1 || alive[j] === 0 || failing[j] === 1 || paid[k] === 0) continue;
    received[j]! += paid[k]!;
    if (!isCovered(state, j, received[j]!)) continue;
    sure[j] = 1;
    queue[end] = j;
    end += 1;
  }
  return end;
}

interface Outcome {
  readonly estates: Int32Array;
  readonly failing: Uint8Array;
}

/** Makes the outcome's estates and some more the estates of the state. */
function setEstates(state: State, { estates, failing }: Outcome, more: readonly number[]): void {
  state.failing.set(failing);
  state.estates.set(estates);
  state.estateCount = estates.length;
  for (const i of more) {
    state.failing[i] = 1;
    state.estates[state.estateCount] = i;
    state.estateCount += 1;
  }
  state.estates.subarray(0, state.estateCount).sort();
}

/**
 * Lets all that are doubtful fail together, all estates pay the least that holds, and takes back whoever that covers, until
 * nobody is; the state and the network are left with the estates of that outcome.
 *
 * @returns who stays short
 */
function settlePessimism(inputs: EngineInputs, state: State, net: EstateNetwork, doubtful: readonly number[], outcome: Outcome): readonly number[] {
  let failed = doubtful;
  for (;;) {
    setEstates(state, outcome, failed);
    openEstates(inputs, state, net);
    if (failed.length === 0) return failed;
    const { paid } = leastPayments(net);
    const short = failed.filter((i) => !isCovered(state, i, receivedBy(state, i, paid)));
    if (short.length === failed.length) return failed;
    failed = short;
  }
}

function receivedBy(state: State, i: number, estatesPay: Float64Array): number {
  const { heldBy, debtor, failing, secured, due } = state;
  let sum = 0;
  for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
    const k = heldBy.items[p]!;
    const j = debtor[k]!;
    sum += j >= 0 && failing[j] === 1 ? secured[k]! + estatesPay[k]! : due[k]!;
  }
  return sum;
}
