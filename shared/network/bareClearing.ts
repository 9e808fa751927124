/**
 * The greatest clearing vector of debts of one rank, with the round in which each firm fails (fictitious default: Eisenberg &
 * Noe 2001; with bankruptcy costs Rogers & Veraart 2013), and the least one beside it.
 *
 * Rounds are worked off by the frontier, each from where the one before ended, so that a chain of thousands of rounds costs
 * its length and not its square. The end is exact: the estates' payments are solved, not approached, and certified; so is
 * every round in which the frontier does not come to rest.
 */
import { payEstates } from '../engine/estates.ts';
import type { BareNetwork } from './bareNetwork.ts';
import type { ClaimNetwork } from './claimNetwork.ts';
import { createClaimNetwork, keptOf, receivedOn, setEstates } from './claimNetwork.ts';
import type { Frontier } from './frontier.ts';
import { createFrontier, drainFrontier, shortTolerance, startFrontier } from './frontier.ts';
import { leastClearing } from './leastClearing.ts';

/** A network made ready to be cleared again and again with other means. */
export interface PreparedNetwork {
  readonly net: BareNetwork;
  /** Per firm, all that it owes, outside included. */
  readonly owes: Float64Array;
  readonly claims: ClaimNetwork;
  readonly frontier: Frontier;
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
  return { net, owes, frontier: createFrontier(net.n), claims: createClaimNetwork(net.n, { debtor, creditor, amount, rank: new Float64Array(amount.length).fill(1) }) };
}

/** The greatest clearing vector. */
export function clearGreatest(prepared: PreparedNetwork, means: Means): BareClearing {
  const { net, owes, claims, frontier } = prepared;
  const { own, alpha, beta } = means;
  const kept = own.map((amount) => keptOf(amount, alpha));
  const round = new Int32Array(net.n);
  let failedCount = startFrontier(net.n, owes, net.isOwed, own, kept, beta, frontier);
  let from = 0;
  let residual = 0;
  for (let number = 1; from < failedCount; number += 1) {
    for (let position = from; position < failedCount; position += 1) round[frontier.failed[position]!] = number;
    const before = failedCount;
    failedCount = workOff(prepared, beta, from, failedCount);
    from = before;
    if (failedCount < 0) {
      failedCount = before;
      residual = solveExactly(prepared, means, failedCount);
      failedCount = findShort(prepared, failedCount);
    } else if (failedCount === before) {
      residual = solveExactly(prepared, means, failedCount);
      failedCount = findShort(prepared, failedCount);
    }
  }
  if (failedCount === 0) setEstates(claims, new Int32Array(0), own, alpha, beta);
  const payments = owes.slice();
  for (const i of frontier.failed.subarray(0, failedCount)) payments[i] = claims.pays[i]!;
  return { obligations: owes, payments, received: receivedOn(claims), round, residual };
}

/** Lets the firms that failed in this round fail; @returns as `drainFrontier` */
function workOff({ net, frontier }: PreparedNetwork, beta: number, from: number, failedCount: number): number {
  const { share, slack, fixed, perOwed, queue, queued, failed, hasFailed } = frontier;
  let waiting = 0;
  for (let position = from; position < failedCount; position += 1) {
    const i = failed[position]!;
    hasFailed[i] = 1;
    queued[i] = 1;
    queue[waiting] = i;
    waiting += 1;
  }
  const mostVisits = 200 * failedCount + 10_000;
  return drainFrontier(net.n, net.outStart, net.outTo, net.outAmount, beta, share, slack, fixed, perOwed, queue, queued, failed, hasFailed, waiting, failedCount, false, still, mostVisits);
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
  for (let i = 0; i < net.n; i += 1) slack[i] = received[i]! + own[i]! - owes[i]! + shortTolerance * Math.max(owes[i]!, Math.abs(own[i]!));
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
