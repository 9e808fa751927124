/**
 * A quarter from 3.1 to 3.8: rounds of clearing, calls and failures until it is quiet, then settlement, notes and choices.
 * Owns: the order of things and who fails why. Does not own: any of the steps.
 */
import { makeChoices } from './choices.ts';
import { clear } from './clearing.ts';
import type { ConfidenceWork } from './confidence.ts';
import { findTrusted } from './confidence.ts';
import { fillNeeds, freeCash, markBlocked } from './covenants.ts';
import { fillDues, ownCash } from './dues.ts';
import type { EstateNetwork } from './estateNetwork.ts';
import type { EngineInputs } from './inputs.ts';
import { findShortfalls, raiseCalls, tolerance } from './liquidity.ts';
import { beginQuarter, revalue, valueFleets } from './market.ts';
import { worthInClearing } from './netWorth.ts';
import { cause } from './state.ts';
import type { Lists, State } from './state.ts';
import { freezeCredit, settle } from './settlement.ts';
import { payNotes } from './vehicles.ts';
import type { RunWatch } from './watch.ts';

/** What is kept of each firm's failure; quarter 0: it has not failed. */
export interface Failures {
  readonly quarter: Int32Array;
  readonly round: Int32Array;
  readonly cause: Uint8Array;
  readonly shortfall: Float64Array;
}

export interface Machinery {
  readonly net: EstateNetwork;
  readonly guaranteesFor: Lists;
  readonly failures: Failures;
  readonly watch: RunWatch | undefined;
  /** There when it is asked who pays only because it is trusted to. */
  readonly confidence: ConfidenceWork | undefined;
}

const mostCallsPerRound = 100;

/** Runs quarter t to the end of its choices. */
export function runQuarter(inputs: EngineInputs, state: State, machinery: Machinery, t: number): void {
  beginQuarter(inputs, state, t);
  ownCash(inputs, state);
  fillDues(inputs, state);
  state.estateCount = 0;
  state.failing.fill(0);
  state.callsOf.fill(0);
  state.shortfall.fill(0);
  state.lossesNow.fill(0);
  state.soldNow = 0;
  forceFailures(inputs, state, machinery.failures);
  revalue(inputs, state, unitsSold(state));
  valueFleets(inputs, state, t);
  settleRounds(inputs, state, machinery);
  settle(inputs, state, machinery.watch);
  markBlocked(inputs, state);
  payNotes(inputs, state, machinery.watch);
  freezeCredit(inputs, state);
  makeChoices(inputs, state, machinery.watch);
  state.soldStock = inputs.market.priceMemory * state.soldStock + state.soldNow;
}

/** Units that the estates of this quarter sell. */
export function unitsSold(state: State): number {
  let units = 0;
  for (let m = 0; m < state.estateCount; m += 1) units += state.gpus[state.estates[m]!]!;
  return units;
}

function condemn(state: State, failures: Failures, i: number, round: number, why: number): void {
  state.failing[i] = 1;
  state.estates[state.estateCount] = i;
  state.estateCount += 1;
  failures.quarter[i] = state.t;
  failures.round[i] = round;
  failures.cause[i] = why;
  failures.shortfall[i] = why === cause.operating || why === cause.payment ? state.shortfall[i]! : 0;
}

function forceFailures(inputs: EngineInputs, state: State, failures: Failures): void {
  for (let m = 0; m < inputs.forcedFirm.length; m += 1) {
    const i = inputs.forcedFirm[m]!;
    if (inputs.forcedQuarter[m] === state.t && state.alive[i] === 1 && state.failing[i] === 0) condemn(state, failures, i, 1, cause.forced);
  }
  state.estates.subarray(0, state.estateCount).sort();
}

function settleRounds(inputs: EngineInputs, state: State, machinery: Machinery): void {
  for (let round = 1; ; round += 1) {
    for (let calls = 0; ; calls += 1) {
      clear(inputs, state, machinery.net, calls > 0);
      if (!findShortfalls(inputs, state, round === 1 && calls === 0) || calls >= mostCallsPerRound || !raiseCalls(inputs, state, machinery.guaranteesFor)) break;
    }
    const before = state.estateCount;
    findFailures(inputs, state, machinery, round);
    machinery.watch?.judged(inputs, state, machinery.failures.cause, round, before);
    if (state.estateCount === before) {
      if (machinery.confidence !== undefined) findTrusted(inputs, state, machinery.net, machinery.confidence);
      return;
    }
    state.estates.subarray(0, state.estateCount).sort();
    if (revalue(inputs, state, unitsSold(state))) valueFleets(inputs, state, state.t);
  }
}

/** Condemns the firms that the last clearing leaves short, in breach or insolvent; all are judged before any joins D. */
function findFailures(inputs: EngineInputs, state: State, machinery: Machinery, round: number): void {
  const { cureQuarters } = inputs.market;
  const { alive, failing, shortfall, need, breaches } = state;
  fillNeeds(inputs, state);
  if (state.insolvable.length > 0) worthInClearing(inputs, state);
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (alive[i] === 0 || failing[i] === 1) continue;
    if (shortfall[i]! > 0) {
      const isOperating = state.ownCash[i]! + state.inflow[i]! < -tolerance(state.dues[i]! + state.opex[i]!);
      condemn(state, machinery.failures, i, round, isOperating ? cause.operating : cause.payment);
    } else if (need[i]! > 0 && need[i]! > freeCash(state, i) + tolerance(need[i]!) && breaches[i]! + 1 > cureQuarters) {
      condemn(state, machinery.failures, i, round, cause.covenant);
    } else if (inputs.firms.failsWhenInsolvent[i] === 1 && state.worth[i]! < -tolerance(state.owing[i]!)) {
      condemn(state, machinery.failures, i, round, cause.insolvency);
    }
  }
}
