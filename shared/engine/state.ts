/**
 * What a run carries from quarter to quarter, and the work arrays of one quarter: allocated once, never inside a loop.
 *
 * Owns: the numbering of claims and who may owe whom. A *claim* is a line along which one party may owe another in a clearing:
 * loans first, then leases, supplies (payables), guarantees (calls), tranches, and for each own facility the draws on it
 * (owed by the lender). Firms are 0 to n - 1, outside is -1.
 */
import type { EngineInputs } from './inputs.ts';

/** One byte an entry, 1 for yes. */
export type Flags = Uint8Array;

/** Compressed lists: `items[start[i]]` to `items[start[i + 1] - 1]` belong to i. */
export interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Groups items 0 to count - 1 by owner, keeping their order; owner -1 belongs to nobody. */
export function listsByOwner(owner: Int32Array, owners: number, order?: Int32Array): Lists {
  const start = new Int32Array(owners + 1);
  for (let item = 0; item < owner.length; item += 1) if (owner[item]! >= 0) start[owner[item]! + 1]! += 1;
  for (let i = 0; i < owners; i += 1) start[i + 1]! += start[i]!;
  const next = start.slice(0, owners);
  const items = new Int32Array(start[owners]!);
  for (let position = 0; position < owner.length; position += 1) {
    const item = order === undefined ? position : order[position]!;
    const i = owner[item]!;
    if (i >= 0) { items[next[i]!] = item; next[i]! += 1; }
  }
  return { start, items };
}

/**
 * Rows of one contract type that can still matter, in their order; the first `count` items hold. A quarter's steps walk these
 * instead of all rows, so that a run gets cheaper as contracts end and firms die; the step that meets a row first in a quarter
 * drops it when it has ended.
 */
export interface LiveRows {
  readonly items: Int32Array;
  count: number;
}

/** The rows for which `isWanted` holds, as a fixed list. */
function rowsWhere(count: number, isWanted: (k: number) => boolean): Int32Array {
  const found: number[] = [];
  for (let k = 0; k < count; k += 1) if (isWanted(k)) found.push(k);
  return Int32Array.from(found);
}

function allRows(count: number): LiveRows {
  const items = new Int32Array(count);
  for (let k = 0; k < count; k += 1) items[k] = k;
  return { items, count };
}

/** Where each kind of claim begins. */
export interface ClaimNumbers {
  readonly lease: number;
  readonly supply: number;
  readonly guarantee: number;
  readonly tranche: number;
  readonly draw: number;
  readonly count: number;
}

/** Kinds of loss in the order of the results. */
export const lossKinds = ['loan', 'tranche', 'lease', 'supply', 'call', 'equity'] as const;

export const causes = ['none', 'forced', 'operating', 'payment', 'covenant', 'insolvency'] as const;
export const cause = { none: 0, forced: 1, operating: 2, payment: 3, covenant: 4, insolvency: 5 } as const;

/** What is kept of estates over the run, per firm. */
export interface EstateRecord {
  readonly claims: Float64Array;
  readonly recovered: Float64Array;
  readonly lossCaused: Float64Array;
  /** Losses suffered by a firm, in the order of `lossKinds`: 6 a firm. */
  readonly lossSuffered: Float64Array;
}

export type State = ReturnType<typeof createState>;

/** All claims by rank, most senior first, in their order inside a rank: one counting pass a rank, since there are few. */
function claimsByRank(rank: Float64Array): Int32Array {
  const ranks = distinct(rank).sort();
  const order = new Int32Array(rank.length);
  const level = new Int32Array(rank.length);
  const next = new Int32Array(ranks.length + 1);
  for (let k = 0; k < rank.length; k += 1) {
    const found = placeOf(rank[k]!, ranks);
    level[k] = found;
    next[found + 1]! += 1;
  }
  for (let index = 0; index < ranks.length; index += 1) next[index + 1]! += next[index]!;
  for (let k = 0; k < rank.length; k += 1) {
    order[next[level[k]!]!] = k;
    next[level[k]!]! += 1;
  }
  return order;
}

/** The values that occur, each once; quick where they are few, as ranks are. */
function distinct(values: Float64Array): Float64Array {
  const found: number[] = [];
  for (let k = 0; k < values.length; k += 1) {
    if (found.includes(values[k]!)) continue;
    found.push(values[k]!);
    if (found.length > 16) return Float64Array.from(new Set(values));
  }
  return Float64Array.from(found);
}

/** Where a value stands among sorted values. */
function placeOf(value: number, sorted: Float64Array): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What of a firm's loans never changes while it lives: all that is pledged, and the strictest LTV covenant (NaN without one). */
function pledges(inputs: EngineInputs) {
  const { loans } = inputs;
  const pledged = new Float64Array(inputs.firmCount);
  const covenantLtv = new Float64Array(inputs.firmCount).fill(NaN);
  const pledgedLoans = rowsWhere(loans.count, (k) => loans.to[k]! >= 0 && loans.pledged[k]! > 0);
  for (const k of pledgedLoans) {
    const i = loans.to[k]!;
    pledged[i]! += loans.pledged[k]!;
    if (loans.maxLtv[k]! > 0 && !(covenantLtv[i]! <= loans.maxLtv[k]!)) covenantLtv[i] = loans.maxLtv[k]!;
  }
  return { pledged, covenantLtv, pledgedLoans, marginLoans: pledgedLoans.filter((k) => loans.maxLtv[k]! > 0) };
}

function claimNumbers(inputs: EngineInputs): ClaimNumbers {
  const lease = inputs.loans.count;
  const supply = lease + inputs.leases.count;
  const guarantee = supply + inputs.supplies.count;
  const tranche = guarantee + inputs.guarantees.count;
  const draw = tranche + inputs.tranches.count;
  return { lease, supply, guarantee, tranche, draw, count: draw + inputs.loans.facilities };
}

/** Debtor, creditor and rank of every claim; leases, payables and calls have rank 2. */
function claimParties(inputs: EngineInputs, at: ClaimNumbers) {
  const debtor = new Int32Array(at.count);
  const creditor = new Int32Array(at.count);
  const rank = new Float64Array(at.count).fill(2);
  const put = (offset: number, owes: Int32Array, holds: Int32Array) => { debtor.set(owes, offset); creditor.set(holds, offset); };
  put(0, inputs.loans.to, inputs.loans.from);
  put(at.lease, inputs.leases.to, inputs.leases.from);
  put(at.supply, inputs.supplies.to, inputs.supplies.from);
  put(at.guarantee, inputs.guarantees.from, inputs.guarantees.to);
  put(at.tranche, inputs.tranches.to, inputs.tranches.from);
  put(at.draw, inputs.loans.from.slice(0, inputs.loans.facilities), inputs.loans.to.slice(0, inputs.loans.facilities));
  rank.set(inputs.loans.rank, 0);
  rank.set(inputs.tranches.rank, at.tranche);
  return { debtor, creditor, rank };
}

/** The state at opening. Claims whose creditor has died belong to outside: `creditor` then becomes -1. */
export function createState(inputs: EngineInputs) {
  const n = inputs.firmCount;
  const at = claimNumbers(inputs);
  const { debtor, creditor, rank } = claimParties(inputs, at);
  const { loans, equities, supplies } = inputs;
  const perFirm = () => new Float64Array(n);
  const perClaim = () => new Float64Array(at.count);
  // Those of the longest credit, and those of the quarter itself; beyond the horizon nothing is paid for.
  const orderSlots = 1 + supplies.lag.reduce((longest, lag) => Math.max(longest, Math.min(lag, inputs.quarters)), 0);
  return {
    at, debtor, creditor, rank,
    /** Claims on a firm, most senior first. */
    owedBy: listsByOwner(debtor, n, claimsByRank(rank)),
    /** Claims of a firm as the workbook has them; `creditor` says which it still holds. */
    heldBy: listsByOwner(creditor, n),
    /** Tranches issued by a firm, most senior first. */
    notesOf: listsByOwner(inputs.tranches.to, n, claimsByRank(inputs.tranches.rank)),
    leasesOf: listsByOwner(inputs.leases.to, n),
    /** Equity contracts by the firm that they are stakes in, and by the firm that holds them. */
    stakesIn: listsByOwner(equities.to, n),
    stakesOf: listsByOwner(equities.from, n),
    ...pledges(inputs),
    coverLoans: rowsWhere(loans.count, (k) => loans.to[k]! >= 0 && loans.minDscr[k]! > 0),
    cashSupplies: rowsWhere(supplies.count, (k) => supplies.lag[k] === 0 && supplies.amount[k]! > 0),
    buyers: rowsWhere(n, (i) => inputs.firms.capex[i]! > 0),
    injections: rowsWhere(equities.count, (k) => equities.injection[k]! > 0),
    insolvable: rowsWhere(n, (i) => inputs.firms.failsWhenInsolvent[i] === 1),
    live: {
      loans: allRows(loans.count), leases: allRows(inputs.leases.count), supplies: allRows(supplies.count),
      tranches: allRows(inputs.tranches.count), equities: allRows(equities.count),
    },

    // Carried from quarter to quarter.
    alive: new Uint8Array(n).fill(1),
    cash: inputs.firms.cash.slice(),
    gpus: inputs.firms.gpus.slice(),
    gpuCost: inputs.firms.gpuCost.slice(),
    gpuAge: inputs.firms.gpuAge.slice(),
    undrawn: inputs.firms.undrawn.slice(),
    breaches: new Float64Array(n),
    blocked: new Uint8Array(n),
    netWorth: perFirm(),
    balance: inputs.loans.principal.slice(),
    maturity: inputs.loans.maturity.slice(),
    closed: new Uint8Array(inputs.loans.count),
    notes: inputs.tranches.principal.slice(),
    capLeft: inputs.guarantees.cap.slice(),
    /** Orders on credit that are not paid for yet, by supply and then by quarter in which they were placed, modulo `orderSlots`. */
    ordered: new Float64Array(inputs.supplies.count * orderSlots),
    orderSlots,
    lostLease: new Uint8Array(inputs.leases.count),
    soldStock: 0,
    soldNow: 0,
    rerented: 0,
    frozen: false,

    // One quarter's market.
    t: 0,
    rent: 0,
    /** p_t / p0, worked out without dividing. */
    rentRatio: 1,
    priceFactor: 1,
    creditOpen: true,
    openingDemand: 0,
    leaseLive: new Uint8Array(inputs.leases.count),
    pool: perFirm(),
    leasedIn: perFirm(),
    committed: perFirm(),
    fleetValue: perFirm(),

    // One quarter's flows.
    ownCash: perFirm(),
    /** Own cash less opening cash, worked out without subtracting. */
    ownFlow: perFirm(),
    opex: perFirm(),
    due: perClaim(),
    dues: perFirm(),
    /** What an estate owes on a claim. */
    owed: perClaim(),
    /** What stays owed on a claim after this quarter's dues. */
    later: perClaim(),
    interest: perClaim(),
    principalDue: new Float64Array(inputs.loans.count),
    bullet: new Uint8Array(inputs.loans.count),
    paid: perClaim(),
    secured: perClaim(),
    failing: new Uint8Array(n),
    estates: new Int32Array(n),
    estateCount: 0,
    inflow: perFirm(),
    /** Called from outside guarantors and lenders, by claim; these are paid at once. */
    called: perClaim(),
    /** Claims called upon in this quarter; the first `calledCount` hold. */
    calledClaims: new Int32Array(inputs.guarantees.count + loans.facilities),
    calledCount: 0,
    callsOf: perFirm(),
    /** Firms whose receipts have changed since they were last added up; the first `touchedCount` hold. */
    touched: new Int32Array(n),
    isTouched: new Uint8Array(n),
    touchedCount: 0,
    /** Firms that are short in the last clearing, in their order; the first `shortCount` hold. */
    short: new Int32Array(n),
    shortCount: 0,
    shortfall: perFirm(),
    book: perFirm(),
    collateral: perFirm(),
    estateBase: perFirm(),
    estatePays: perFirm(),
    need: perFirm(),
    held: perFirm(),
    owing: perFirm(),
    /** Loan and tranche balances owed at closing, and the part of them that is pledged. */
    debt: perFirm(),
    pledgedDebt: perFirm(),
    worth: perFirm(),
    dscr: perFirm(),
    /** Of debt service cover: what is received towards it, rent and payables due, and the debt service itself. */
    received: perFirm(),
    tradeDue: perFirm(),
    service: perFirm(),
    /** The interest in it; and cash earned before it, for firms outside D. */
    interestDue: perFirm(),
    earned: perFirm(),
    /** The part of a firm's dues that is due to outside. */
    duesOutside: perFirm(),
    startDebt: 0,
    startBalance: new Float64Array(inputs.loans.count),
    /** Principal that reaches a holder of loans in the quarter. */
    collected: perFirm(),
    receipts: perFirm(),
    receivedUnits: perFirm(),
    planned: perFirm(),
    scale: perFirm(),
    asked: perFirm(),
    lent: perFirm(),
    lossesNow: new Float64Array(lossKinds.length),
    /** Flows of the quarter for the ledger; those between firms only say how large its rounding may be. */
    betweenFirms: 0,
    fromOutside: 0,
    toOutside: 0,
    estateCosts: 0,
    residual: 0,
    record: { claims: perFirm(), recovered: perFirm(), lossCaused: perFirm(), lossSuffered: new Float64Array(lossKinds.length * n) } satisfies EstateRecord,
  };
}

/** Forgets what stood on a claim that has ended: it leaves its list of live rows, but lists by firm still name it. */
export function forgetClaim(state: State, claim: number): void {
  state.due[claim] = 0;
  state.owed[claim] = 0;
  state.later[claim] = 0;
  state.interest[claim] = 0;
  state.paid[claim] = 0;
  state.secured[claim] = 0;
}
