/**
 * A whole run: opening, then T quarters, with what is kept of each (design/model.md 4).
 * Owns: the results' arrays and the cash ledger. Does not own: a quarter (`quarter.ts`), the result document (`result.ts`).
 */
import type { ConfidenceWork } from './confidence.ts';
import { createConfidenceWork } from './confidence.ts';
import { createEstateWork } from './estateNetwork.ts';
import type { EngineInputs } from './inputs.ts';
import { openingDemand, tiny, valueFleets } from './market.ts';
import { closeWorth } from './netWorth.ts';
import type { Machinery } from './quarter.ts';
import { runQuarter } from './quarter.ts';
import type { State } from './state.ts';
import { createState, listsByOwner, lossKinds } from './state.ts';
import type { RunWatch } from './watch.ts';

/**
 * Results by workbook row. Per quarter: T + 1 values, index 0 the opening. Per firm and quarter: index `firm * (T + 1) + t`.
 * Money in M of the workbook's currency; NaN is "none". All arrays can be transferred.
 */
export interface EngineResult {
  readonly firmCount: number;
  readonly quarters: number;
  /** Spot rent, currency per GPU-hour. */
  readonly p: Float64Array;
  readonly priceFactor: Float64Array;
  /** List price of a new GPU, K. */
  readonly unitPrice: Float64Array;
  readonly creditOpen: Uint8Array;
  readonly unitsSold: Float64Array;
  /** By quarter, six kinds each: loan, tranche, lease, supply, call, equity. */
  readonly losses: Float64Array;
  readonly cash: Float64Array;
  readonly debt: Float64Array;
  readonly fleetValue: Float64Array;
  readonly netWorth: Float64Array;
  readonly dscr: Float64Array;
  readonly ltv: Float64Array;
  /** The share of a firm's fleet that its loans have as collateral, by firm; of the fleet's value it is what LTV divides by. */
  readonly pledged: Float64Array;
  /** Cash earned in the quarter before debt service: what DSCR divides; 0 at opening and for the dead. */
  readonly earned: Float64Array;
  /** Interest due in the quarter, rank-1 tranches included; 0 at opening and for the dead. */
  readonly interestDue: Float64Array;
  /** What loans lacked in collateral before margins; NaN for the dead. */
  readonly need: Float64Array;
  readonly blocked: Uint8Array;
  /** Dues not covered in the last clearing in which the firm was no estate. */
  readonly shortfall: Float64Array;
  /** What the firm called from its line and guarantors. */
  readonly calls: Float64Array;
  /** The strictest LTV covenant of a firm's pledged loans; NaN without one. */
  readonly covenantLtv: Float64Array;
  /** The strictest DSCR covenant of a firm's loans, by firm; 0 without one. */
  readonly covenantDscr: Float64Array;
  readonly failureQuarter: Int32Array;
  readonly failureRound: Int32Array;
  /** Index into `causes`. */
  readonly failureCause: Uint8Array;
  readonly failureShortfall: Float64Array;
  readonly claims: Float64Array;
  readonly recovered: Float64Array;
  readonly lossCaused: Float64Array;
  /** Losses that a firm suffers over the run, six kinds a firm, as in `losses`. */
  readonly lossSuffered: Float64Array;
  /** The largest relative distance of a clearing from its fixed point. */
  readonly residual: number;
  /** The largest imbalance of a quarter's cash ledger, as a share of all its flows and opening cash. */
  readonly ledgerError: number;
  /** Per firm and quarter, 1: another outcome in which it does not pay holds as well. Empty unless it was asked for. */
  readonly trusted: Uint8Array;
  /** At T = 1: paid on every contract by row, then on every firm's own facility (NaN: it has none); otherwise empty. */
  readonly payments: Float64Array;
}

export interface RunOptions {
  /** Asked before every quarter; the run stops where it is when it says true, and the result must not be used. */
  readonly cancelled?: () => boolean;
  /** Looks on; explanations are made so (`shared/analysis/explain.ts`). */
  readonly watch?: RunWatch;
  /** Is given what only the run itself needed, once it is over: arrays that nobody reads any more. */
  readonly release?: (arrays: readonly unknown[]) => void;
  /** Also finds who pays only because it is trusted to (`trusted` of the result). */
  readonly confidence?: boolean;
}

/**
 * Runs a compiled model. Same inputs, same bits, on every machine.
 *
 * @returns the results; every number finite except NaN for "none"
 */
export function run(inputs: EngineInputs, options: RunOptions = {}): EngineResult {
  const state = createState(inputs);
  const result = createResult(inputs, state, options.confidence === true);
  const machinery = createMachinery(inputs, state, options);
  open(inputs, state);
  let ledgerError = 0;
  let held = totalCash(state);
  keep(inputs, state, result, 0);
  for (let t = 1; t <= inputs.quarters; t += 1) {
    if (options.cancelled?.() === true) break;
    const before = held;
    state.betweenFirms = 0;
    state.fromOutside = 0;
    state.toOutside = 0;
    state.estateCosts = 0;
    runQuarter(inputs, state, machinery, t);
    const flows = before + state.betweenFirms + state.fromOutside + state.toOutside + state.estateCosts;
    held = totalCash(state);
    const gap = Math.abs(held - before - (state.fromOutside - state.toOutside - state.estateCosts));
    ledgerError = Math.max(ledgerError, gap / Math.max(flows, leastFlow));
    valueFleets(inputs, state, t);
    closeWorth(inputs, state, t);
    keep(inputs, state, result, t);
    if (machinery.confidence !== undefined) keepTrusted(inputs, machinery.confidence, result, t);
  }
  keepFailures(inputs, state, machinery, result);
  const whole = { ...result, residual: state.residual, ledgerError, payments: inputs.quarters === 1 ? payments(inputs, state) : new Float64Array(0) };
  options.release?.([state, machinery.net, machinery.failures]);
  return whole;
}

function totalCash(state: State): number {
  let sum = 0;
  for (const cash of state.cash) sum += cash;
  return sum;
}

function createMachinery(inputs: EngineInputs, state: State, { watch, confidence }: RunOptions): Machinery {
  const n = inputs.firmCount;
  return {
    net: {
      debtor: state.debtor, rank: state.rank, owedBy: state.owedBy, heldBy: state.heldBy, failing: state.failing, estates: state.estates, count: 0,
      owed: new Float64Array(state.at.count), base: new Float64Array(n), beta: 1, paid: new Float64Array(state.at.count), pays: new Float64Array(n),
      work: createEstateWork(n),
    },
    guaranteesFor: listsByOwner(inputs.guarantees.to, n),
    failures: { quarter: new Int32Array(n), round: new Int32Array(n), cause: new Uint8Array(n), shortfall: new Float64Array(n) },
    watch,
    confidence: confidence === true ? createConfidenceWork(n) : undefined,
  };
}

/** The opening: drivers at base, no sales yet, rent p0; net worths with stakes at 0 and then at those values. */
export function open(inputs: EngineInputs, state: State): void {
  state.openingDemand = openingDemand(inputs);
  state.rent = inputs.market.spotRent;
  valueFleets(inputs, state, 0);
  closeWorth(inputs, state, 0);
  closeWorth(inputs, state, 0);
  state.dscr.fill(NaN);
  state.need.fill(0);
}

/** Shares of amounts below this may be numbers of few digits (subnormal); no ledger is kept of them. */
const leastFlow = 1e-200;

type Kept = Omit<EngineResult, 'residual' | 'ledgerError' | 'payments'>;

function createResult(inputs: EngineInputs, state: State, withTrusted: boolean): Kept {
  const n = inputs.firmCount;
  const width = inputs.quarters + 1;
  const perQuarter = () => new Float64Array(width);
  const perFirm = () => new Float64Array(n);
  const both = () => new Float64Array(n * width);
  const none = () => both().fill(NaN);
  return {
    firmCount: n, quarters: inputs.quarters,
    p: perQuarter(), priceFactor: perQuarter(), unitPrice: perQuarter(), creditOpen: new Uint8Array(width), unitsSold: perQuarter(),
    losses: new Float64Array(lossKinds.length * width),
    cash: both(), debt: both(), fleetValue: both(), netWorth: both(), dscr: none(), ltv: none(), pledged: perFirm(), earned: both(), interestDue: both(), need: none(), blocked: new Uint8Array(n * width),
    trusted: new Uint8Array(withTrusted ? n * width : 0), shortfall: both(), calls: both(), covenantLtv: none(), covenantDscr: perFirm(),
    failureQuarter: new Int32Array(n), failureRound: new Int32Array(n), failureCause: new Uint8Array(n),
    failureShortfall: perFirm(), claims: perFirm(), recovered: perFirm(), lossCaused: perFirm(), lossSuffered: new Float64Array(state.record.lossSuffered.length),
  };
}

/** Puts the closing values of quarter t into the results, by workbook row. */
function keep(inputs: EngineInputs, state: State, result: Kept, t: number): void {
  const width = inputs.quarters + 1;
  result.p[t] = state.rent;
  result.priceFactor[t] = state.priceFactor;
  result.unitPrice[t] = inputs.market.gpuPrice * inputs.paths.gpuPrice[t]!;
  result.creditOpen[t] = state.creditOpen ? 1 : 0;
  result.unitsSold[t] = state.soldNow;
  result.losses.set(state.lossesNow, t * lossKinds.length);
  const { debt, pledgedDebt, pledged, covenantLtv, alive, cash, fleetValue, netWorth, dscr, earned, interestDue, need, blocked, shortfall, callsOf } = state;
  const { row } = inputs.firms;
  for (let i = 0; i < inputs.firmCount; i += 1) {
    const place = row[i]! * width + t;
    // Most are 0 as the arrays are: what is never written takes no memory.
    if (shortfall[i] !== 0) result.shortfall[place] = shortfall[i]!;
    if (callsOf[i] !== 0) result.calls[place] = callsOf[i]!;
    // What is left of the dead is there from the start: zeros and NaN.
    if (alive[i] === 0) continue;
    const value = pledged[i]! * fleetValue[i]!;
    result.cash[place] = cash[i]!;
    result.debt[place] = debt[i]!;
    result.fleetValue[place] = fleetValue[i]!;
    result.netWorth[place] = netWorth[i]!;
    result.dscr[place] = dscr[i]!;
    result.earned[place] = earned[i]!;
    result.interestDue[place] = interestDue[i]!;
    if (value > tiny) result.ltv[place] = pledgedDebt[i]! / value;
    result.need[place] = need[i]!;
    result.blocked[place] = blocked[i]!;
    result.covenantLtv[place] = covenantLtv[i]!;
  }
}

function keepTrusted(inputs: EngineInputs, { trusted }: ConfidenceWork, result: Kept, t: number): void {
  for (let i = 0; i < inputs.firmCount; i += 1) result.trusted[inputs.firms.row[i]! * (inputs.quarters + 1) + t] = trusted[i]!;
}

function keepFailures(inputs: EngineInputs, state: State, machinery: Machinery, result: Kept): void {
  const { failures } = machinery;
  const kinds = lossKinds.length;
  const { loans } = inputs;
  for (let k = 0; k < loans.count; k += 1) {
    const row = loans.to[k]! < 0 ? -1 : inputs.firms.row[loans.to[k]!]!;
    if (row >= 0) result.covenantDscr[row] = Math.max(result.covenantDscr[row]!, loans.minDscr[k]!);
  }
  for (let i = 0; i < inputs.firmCount; i += 1) {
    const row = inputs.firms.row[i]!;
    result.pledged[row] = state.pledged[i]!;
    result.failureQuarter[row] = failures.quarter[i]!;
    result.failureRound[row] = failures.round[i]!;
    result.failureCause[row] = failures.cause[i]!;
    result.failureShortfall[row] = failures.shortfall[i]!;
    result.claims[row] = state.record.claims[i]!;
    result.recovered[row] = state.record.recovered[i]!;
    result.lossCaused[row] = state.record.lossCaused[i]!;
    result.lossSuffered.set(state.record.lossSuffered.subarray(i * kinds, (i + 1) * kinds), row * kinds);
  }
}

/** What was paid in the last clearing, collateral included, by contract row and then by firm row. */
function payments(inputs: EngineInputs, state: State): Float64Array {
  const { at, paid } = state;
  const values = new Float64Array(inputs.contractCount + inputs.firmCount);
  values.fill(NaN, inputs.contractCount);
  const put = (rows: Int32Array, offset: number) => {
    for (let k = 0; k < rows.length; k += 1) if (rows[k]! >= 0) values[rows[k]!] = paid[offset + k]!;
  };
  put(inputs.loans.row, 0);
  put(inputs.leases.row, at.lease);
  put(inputs.supplies.row, at.supply);
  put(inputs.guarantees.row, at.guarantee);
  put(inputs.tranches.row, at.tranche);
  for (let i = 0; i < inputs.firmCount; i += 1) {
    const facility = inputs.firms.facility[i]!;
    if (facility >= 0) values[inputs.contractCount + inputs.firms.row[i]!] = paid[facility]!;
  }
  return values;
}
