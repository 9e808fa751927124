/**
 * The greatest clearing vector of debts of one rank, with the round in which each firm fails (fictitious default: Eisenberg &
 * Noe 2001; with bankruptcy costs Rogers & Veraart 2013), and the least one beside it.
 *
 * Rounds are worked off by the frontier, each from where the one before ended, so that a chain of thousands of rounds costs
 * its length and not its square. Where it does not come to rest soon, the firms that it touches are solved exactly. The end is
 * exact in any case: the payments of all that failed are solved, not approached, and certified.
 */
import { payEstates } from '../engine/estates.ts';
import type { ActiveSet } from './activeSet.ts';
import { clearActive, createActiveSet } from './activeSet.ts';
import type { BareNetwork } from './bareNetwork.ts';
import type { ClaimNetwork } from './claimNetwork.ts';
import { createClaimNetwork, keptOf, receivedOn, setEstates } from './claimNetwork.ts';
import type { Frontier } from './frontier.ts';
import { createFrontier, drainFrontier, shortTolerance, startFrontier, waitsForNextRound } from './frontier.ts';
import { leastClearing } from './leastClearing.ts';

/** A network made ready to be cleared again and again with other means. */
export interface PreparedNetwork {
  readonly net: BareNetwork;
  /** Per firm, all that it owes, outside included. */
  readonly owes: Float64Array;
  readonly claims: ClaimNetwork;
  readonly frontier: Frontier;
  readonly active: ActiveSet;
}

/** What firms have: per firm its own, which may be negative; the shares of that and of receipts that an estate keeps. */
export interface Means {
  readonly own: Float64Array;
  readonly alpha: number;
  readonly beta: number;
}

export interface BareClearing {
  /** Per firm, all that it owes, pays (outside included) and receives. */
  readonly obligations: Float64Array;
  readonly payments: Float64Array;
  readonly received: Float64Array;
  /** 0: pays in full; k: fails in round k. */
  readonly round: Int32Array;
  readonly residual: number;
}

/** Shares closer than this are the same; far below what a result may be off. */
const still = 1e-15;
/** Where the way to those who fail may end; what they pay is solved exactly behind it. */
const coarseEnd = 1e-12;

/** @param external  per firm, what it owes outside, of the same rank as its other debts */
export function prepareClearing(net: BareNetwork, external: Float64Array): PreparedNetwork {
  const owes = net.owes.map((amount, i) => amount + external[i]!);
  const outside = Int32Array.from(external.keys()).filter((i) => external[i]! > 0);
  const m = net.outTo.length;
  const debtor = new Int32Array(m + outside.length);
  const creditor = new Int32Array(m + outside.length).fill(-1);
  const amount = new Float64Array(m + outside.length);
  for (let i = 0; i < net.n; i += 1) debtor.fill(i, net.outStart[i], net.outStart[i + 1]);
  debtor.set(outside, m);
  creditor.set(net.outTo);
  amount.set(net.outAmount);
  amount.set(Float64Array.from(outside, (i) => external[i]!), m);
  return { net, owes, frontier: createFrontier(net.n), active: createActiveSet(net), claims: createClaimNetwork(net.n, { debtor, creditor, amount, rank: new Float64Array(amount.length).fill(1) }) };
}

/** The greatest clearing vector. */
export function clearGreatest(prepared: PreparedNetwork, means: Means): BareClearing {
  const { net, owes, frontier } = prepared;
  const { own, alpha, beta } = means;
  const kept = own.map((amount) => keptOf(amount, alpha));
  const round = new Int32Array(net.n);
  let failedCount = confirm(prepared, own, 0, startFrontier(net.n, owes, net.isOwed, own, kept, beta, frontier));
  let from = 0;
  let residual = 0;
  for (let number = 1; from < failedCount; number += 1) {
    for (let position = from; position < failedCount; position += 1) round[frontier.failed[position]!] = number;
    const before = failedCount;
    failedCount = confirm(prepared, own, before, workOff(prepared, kept, beta, from, failedCount));
    from = before;
    if (failedCount > before) continue;
    residual = solveExactly(prepared, means, failedCount);
    failedCount = findShort(prepared, failedCount);
  }
  return answer(prepared, means, failedCount, round, residual);
}

/** The same without rounds, quicker: everybody who fails has round 1. */
export function clearAtOnce(prepared: PreparedNetwork, means: Means): BareClearing {
  const { net, owes, frontier, active } = prepared;
  const { own, alpha, beta } = means;
  const kept = own.map((amount) => keptOf(amount, alpha));
  let failedCount = clearActive(net, owes, own, kept, beta, frontier, active, coarseEnd);
  let residual = 0;
  for (let before = 0; failedCount > before;) {
    before = failedCount;
    frontier.failed.subarray(0, failedCount).forEach((i) => { frontier.hasFailed[i] = 1; });
    residual = solveExactly(prepared, means, failedCount);
    // Someone was short by rounding only: the careful way takes care of that.
    if (frontier.failed.subarray(0, failedCount).some((i) => frontier.slack[i]! >= 0)) return clearGreatest(prepared, means);
    failedCount = findShort(prepared, failedCount);
  }
  const round = new Int32Array(net.n);
  for (const i of frontier.failed.subarray(0, failedCount)) round[i] = 1;
  return answer(prepared, means, failedCount, round, residual);
}

function answer({ owes, claims, frontier }: PreparedNetwork, { own, alpha, beta }: Means, failedCount: number, round: Int32Array, residual: number): BareClearing {
  if (failedCount === 0) setEstates(claims, new Int32Array(0), own, alpha, beta);
  const payments = owes.slice();
  for (const i of frontier.failed.subarray(0, failedCount)) payments[i] = claims.pays[i]!;
  return { obligations: owes, payments, received: receivedOn(claims), round, residual };
}

/**
 * Works out anew what the firms found short last receive: a slack that was lowered step by step may be short by rounding only,
 * against debts far below what the firm was owed. @returns the number of failed firms without those
 */
function confirm({ net, owes, frontier: { share, slack, failed, hasFailed } }: PreparedNetwork, own: Float64Array, from: number, count: number): number {
  let all = from;
  for (let position = from; position < count; position += 1) {
    const i = failed[position]!;
    let received = 0;
    for (let k = net.inStart[i]!; k < net.inStart[i + 1]!; k += 1) received += net.inAmount[k]! * share[net.inFrom[k]!]!;
    slack[i] = slackOf(received, own[i]!, owes[i]!);
    if (slack[i]! < 0) {
      failed[all] = i;
      all += 1;
    } else hasFailed[i] = 0;
  }
  return all;
}

function slackOf(received: number, own: number, owed: number): number {
  return received + own - owed + shortTolerance * Math.max(owed, Math.abs(own));
}

/** Lets the firms that failed in this round fail, and what that does to others that have failed; @returns the number of failed firms */
function workOff(prepared: PreparedNetwork, kept: Float64Array, beta: number, from: number, failedCount: number): number {
  const { net, frontier } = prepared;
  const { share, slack, fixed, perOwed, queue, queued, failed, hasFailed, touched, isTouched, touchedCount } = frontier;
  let waiting = 0;
  for (let position = from; position < failedCount; position += 1) {
    const i = failed[position]!;
    hasFailed[i] = 1;
    queued[i] = 1;
    queue[waiting] = i;
    waiting += 1;
  }
  let all = failedCount;
  while (waiting > 0) {
    const mostVisits = 20 * (touchedCount[0]! + waiting) + 100;
    const drained = drainFrontier(
      net.n, net.outStart, net.outTo, net.outAmount, beta, share, slack, fixed, perOwed, queue, queued, failed, hasFailed, touched, isTouched, touchedCount, waiting, all, false, still, mostVisits,
    );
    waiting = 0;
    all = drained < 0 ? -1 - drained : drained;
    if (drained < 0) [waiting, all] = solveTouched(prepared, kept, beta, all);
  }
  for (let position = 0; position < touchedCount[0]!; position += 1) isTouched[touched[position]!] = 0;
  touchedCount[0] = 0;
  return all;
}

/**
 * Where the frontier does not come to rest: the payments of the firms touched in this round are solved at once, those of the
 * others standing, and what they pay less is handed on.
 *
 * @returns how many firms wait in the queue again, and how many have failed
 */
function solveTouched({ net, owes, claims, frontier }: PreparedNetwork, kept: Float64Array, beta: number, failedCount: number): readonly [number, number] {
  const { share, slack, queue, queued, failed, hasFailed, touched, isTouched, touchedCount } = frontier;
  const estates = touched.subarray(0, touchedCount[0]);
  for (const i of estates) claims.failing[i] = 1;
  claims.estates.set(estates);
  claims.count = estates.length;
  claims.beta = beta;
  for (const i of estates) {
    let received = 0;
    for (let k = net.inStart[i]!; k < net.inStart[i + 1]!; k += 1) if (claims.failing[net.inFrom[k]!] === 0) received += net.inAmount[k]! * share[net.inFrom[k]!]!;
    claims.base[i] = kept[i]! + beta * received;
  }
  payEstates(claims);
  let waiting = 0;
  let all = failedCount;
  for (const i of estates) {
    claims.failing[i] = 0;
    const fall = owes[i]! > 0 ? share[i]! - claims.pays[i]! / owes[i]! : 0;
    if (!(fall > 0)) continue;
    share[i]! -= fall;
    for (let k = net.outStart[i]!; k < net.outStart[i + 1]!; k += 1) {
      const j = net.outTo[k]!;
      slack[j]! -= net.outAmount[k]! * fall;
      if (!(slack[j]! < 0)) continue;
      if (hasFailed[j] === 0) {
        hasFailed[j] = waitsForNextRound;
        failed[all] = j;
        all += 1;
      }
      if (hasFailed[j] === waitsForNextRound || isTouched[j] === 1 || queued[j] === 1) continue;
      queued[j] = 1;
      queue[waiting] = j;
      waiting += 1;
    }
  }
  return [waiting, all];
}

/** Takes the exact payments of the firms that have failed so far, and everybody's slack anew; @returns the residual */
function solveExactly({ net, owes, claims, frontier: { share, slack, failed } }: PreparedNetwork, { own, alpha, beta }: Means, failedCount: number): number {
  setEstates(claims, failed.subarray(0, failedCount).toSorted(), own, alpha, beta);
  const residual = payEstates(claims);
  for (let position = 0; position < failedCount; position += 1) {
    const i = failed[position]!;
    share[i] = owes[i]! > 0 ? claims.pays[i]! / owes[i]! : 0;
  }
  const received = receivedOn(claims);
  for (let i = 0; i < net.n; i += 1) slack[i] = slackOf(received[i]!, own[i]!, owes[i]!);
  return residual;
}

/** Lists the firms that are short and have not failed yet, those found before included. */
function findShort({ net, frontier: { slack, failed, hasFailed } }: PreparedNetwork, failedCount: number): number {
  let count = failedCount;
  for (let i = 0; i < net.n; i += 1) {
    if (hasFailed[i] === 1) continue;
    hasFailed[i] = 0;
    if (!(slack[i]! < 0)) continue;
    failed[count] = i;
    count += 1;
  }
  return count;
}

/** The least clearing vector, per firm what it pays. */
export function clearLeast({ owes, claims }: PreparedNetwork, { own, alpha, beta }: Means): Float64Array {
  return leastClearing(claims, owes, own, alpha, beta);
}
