/**
 * One firm in the last clearing of one quarter, with every number that its payments follow from (design/model.md 3.2 to 3.4): so
 * that somebody else can work them out again, in a spreadsheet, without this program.
 *
 * Owns: reading the numbers off a run. Does not own: the formulas (`interchange/exporters/replicationSheet.ts`).
 */
import type { Result } from '../base/result.ts';
import { failure, ok } from '../base/result.ts';
import type { Row } from '../columns/define.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { EngineInputs, EngineModel } from '../engine/inputs.ts';
import { compileInputs } from '../engine/inputs.ts';
import { kindOf, providerOf } from '../engine/accountItem.ts';
import { run } from '../engine/run.ts';
import type { State } from '../engine/state.ts';
import { causes } from '../engine/state.ts';

export type ClaimKind = 'loan' | 'lease' | 'supply' | 'call' | 'tranche' | 'draw';

/** Who and what a line is about; `party` null is outside, `contract` null the firm's own facility. Both are ids. */
export interface WaterfallLine {
  readonly kind: ClaimKind;
  readonly contract: string | null;
  readonly party: string | null;
}

/** A claim on the firm. Amounts in M; what a kind does not have is 0. */
export interface WaterfallClaim extends WaterfallLine {
  readonly rank: number;
  /** Of loans and tranches: balance as the quarter begins, yearly rate as a decimal. */
  readonly balance: number;
  readonly rate: number;
  /** Of loans: opening principal, share of it due each quarter, whether the whole balance falls due now. */
  readonly opening: number;
  readonly amortization: number;
  readonly matures: boolean;
  /** Of leases: rent of a quarter, share of it owed whatever the demand. */
  readonly rent: number;
  readonly takeOrPay: number;
  /** Of payables, calls and draws: due now, and due later. */
  readonly dueNow: number;
  readonly dueLater: number;
  /** Of an own facility: called from its line in this quarter. */
  readonly called: number;
  /** Share of the fleet. */
  readonly pledged: number;
  /** As the engine has them: what is owed, what collateral covers, what is paid altogether. */
  readonly owed: number;
  readonly secured: number;
  readonly paid: number;
}

export interface WaterfallAmount extends WaterfallLine {
  readonly amount: number;
}

/** Units of inputs are those of the model's page: money M, prices K, rates and shares as decimals. */
export interface FirmWaterfall {
  readonly firm: string;
  readonly scenario: string;
  readonly quarter: number;
  /** Whether it fails in this quarter: then all that it owes falls due and is paid from its estate. */
  readonly isEstate: boolean;
  readonly cause: string;
  readonly own: Readonly<Record<'openingCash' | 'revenue' | 'demandBeta' | 'demand' | 'funding' | 'fundingPath' | 'pool' | 'utilization' | 'spotRent' | 'opex' | 'gpuOpex' | 'gpus' | 'opexPath', number>>;
  readonly fleet: Readonly<Record<'gpuCost' | 'gpuAge' | 'gpuLife' | 'lifePath' | 'salvage' | 'gpuPricePath' | 'rentRatio' | 'rentToValue' | 'priceFactor', number>>;
  readonly estate: Readonly<Record<'cashKept' | 'inflowKept' | 'liquidationCost' | 'bookHaircut' | 'otherAssets', number>>;
  readonly receipts: readonly WaterfallAmount[];
  /** Claims that it holds on those who stand and has not received, which an estate sells. */
  readonly held: readonly WaterfallAmount[];
  /** In the order of ranks. */
  readonly claims: readonly WaterfallClaim[];
  /** What the engine came to. */
  readonly ours: Readonly<Record<'ownCash' | 'received' | 'fleetValue' | 'owed' | 'paid' | 'shortfall', number>>;
}

/**
 * Runs a scenario up to a quarter and reads off the firm.
 *
 * @returns failures `waterfall.noFirm`, `waterfall.noQuarter`, `waterfall.dead`, or `waterfall.refused` when the inputs are refused
 */
export function firmWaterfall(model: EngineModel, scenario: Scenario, firm: string, quarter: number): Result<FirmWaterfall> {
  const row = model.firms.findIndex(({ id }) => id === firm);
  if (row < 0) return failure('waterfall.noFirm', { firm });
  const inputs = compileInputs(model, scenario);
  if (!inputs.ok) return failure('waterfall.refused', { scenario: scenario.name });
  const { quarters, firms } = inputs.value;
  if (!Number.isInteger(quarter) || quarter < 1 || quarter > quarters) return failure('waterfall.noQuarter', { quarter, quarters });
  const i = firms.row.indexOf(row);
  let found: FirmWaterfall | null = null;
  let isPast = false;
  run(inputs.value, {
    cancelled: () => isPast,
    watch: {
      judged: (_inputs, state, why, _round, before) => {
        if (state.t !== quarter || before !== state.estateCount) return;
        isPast = true;
        if (state.alive[i] === 1) found = readOff({ inputs: inputs.value, state, model, scenario: scenario.id, i, cause: causes[why[i] ?? 0] ?? '' });
      },
    },
  });
  // The watch is called back, which the compiler does not follow.
  const waterfall = found as FirmWaterfall | null;
  return waterfall === null ? failure('waterfall.dead', { firm: String(model.firms[row]?.['name'] ?? firm), quarter }) : ok(waterfall);
}

interface Reading {
  readonly inputs: EngineInputs;
  readonly state: State;
  readonly model: EngineModel;
  readonly scenario: string;
  readonly i: number;
  readonly cause: string;
}

function readOff(reading: Reading): FirmWaterfall {
  const { inputs: { firms, market, paths }, state, model, scenario, i, cause } = reading;
  const { t } = state;
  const at = (values: Float64Array | undefined) => values?.[i] ?? 0;
  const path = (values: Float64Array) => values[t] ?? 0;
  const claims = claimsOn(reading);
  const isEstate = state.failing[i] === 1;
  return {
    firm: idOf(model.firms, firms.row, i) ?? '', scenario, quarter: t, isEstate, cause: isEstate ? cause : 'none',
    own: {
      openingCash: at(state.cash), revenue: at(firms.revenue), demandBeta: at(firms.demandBeta), demand: path(paths.demand), funding: at(firms.funding), fundingPath: path(paths.funding),
      pool: at(state.pool), utilization: at(firms.utilization), spotRent: state.rent, opex: at(firms.opex), gpuOpex: at(firms.gpuOpex), gpus: at(state.gpus), opexPath: path(paths.opex),
    },
    fleet: {
      gpuCost: at(state.gpuCost), gpuAge: at(state.gpuAge), gpuLife: at(firms.gpuLife), lifePath: path(paths.life), salvage: market.salvage, gpuPricePath: path(paths.gpuPrice),
      rentRatio: market.spotRent === 0 ? 1 : state.rentRatio, rentToValue: market.rentToValue, priceFactor: state.priceFactor,
    },
    estate: { cashKept: market.cashKept, inflowKept: market.inflowKept, liquidationCost: market.liquidationCost, bookHaircut: market.bookHaircut, otherAssets: at(firms.otherAssets) },
    ...heldBy(reading),
    claims,
    ours: {
      ownCash: at(state.ownCash), received: at(state.inflow), fleetValue: at(state.fleetValue), owed: claims.reduce((sum, { owed }) => sum + owed, 0), paid: claims.reduce((sum, { paid }) => sum + paid, 0), shortfall: at(state.shortfall),
    },
  };
}

function idOf(rows: readonly Row[], places: Int32Array, number: number): string | null {
  const place = number < 0 ? -1 : (places[number] ?? -1);
  return place < 0 ? null : (rows[place]?.id ?? null);
}

/** The contract of claim k; null for an own facility and draws on it. */
function contractId({ inputs: { loans, leases, supplies, guarantees, tranches }, state: { at }, model }: Reading, k: number): string | null {
  if (k < at.lease) return idOf(model.contracts, loans.row, k);
  if (k < at.supply) return idOf(model.contracts, leases.row, k - at.lease);
  if (k < at.guarantee) return idOf(model.contracts, supplies.row, k - at.supply);
  if (k < at.tranche) return idOf(model.contracts, guarantees.row, k - at.guarantee);
  return k < at.draw ? idOf(model.contracts, tranches.row, k - at.tranche) : null;
}

function lineOf(reading: Reading, k: number, party: number): WaterfallLine {
  const { inputs, state, model } = reading;
  // Safe: claims are of these kinds only.
  return { kind: kindOf(state, k) as ClaimKind, contract: contractId(reading, k), party: idOf(model.firms, inputs.firms.row, party) };
}

/** What it receives, and what it still holds on outside and on firms that stand. */
function heldBy(reading: Reading): Pick<FirmWaterfall, 'receipts' | 'held'> {
  const { inputs, state, i } = reading;
  const { heldBy: { start, items }, debtor, paid, later, called, failing, at } = state;
  const receipts: WaterfallAmount[] = [];
  const held: WaterfallAmount[] = [];
  for (let p = start[i] ?? 0; p < (start[i + 1] ?? 0); p += 1) {
    const k = items[p] ?? 0;
    const party = debtor[k] ?? -1;
    const line = lineOf(reading, k, party);
    if (paid[k] !== 0) receipts.push({ ...line, amount: paid[k] ?? 0 });
    const amount = (later[k] ?? 0) + (k < inputs.loans.facilities ? (called[at.draw + k] ?? 0) : 0);
    if (amount !== 0 && !(party >= 0 && failing[party] === 1)) held.push({ ...line, amount });
  }
  return { receipts, held };
}

function claimsOn(reading: Reading): readonly WaterfallClaim[] {
  const { state, i } = reading;
  const { owedBy: { start, items }, owed, due } = state;
  const isEstate = state.failing[i] === 1;
  const claims: WaterfallClaim[] = [];
  for (let p = start[i] ?? 0; p < (start[i + 1] ?? 0); p += 1) {
    const k = items[p] ?? 0;
    const amount = (isEstate ? owed[k] : due[k]) ?? 0;
    if (amount !== 0) claims.push(claimOf(reading, k, amount, isEstate));
  }
  return claims;
}

const nothing = { balance: 0, rate: 0, opening: 0, amortization: 0, matures: false, rent: 0, takeOrPay: 0, dueNow: 0, dueLater: 0, called: 0, pledged: 0 } as const;

function claimOf(reading: Reading, k: number, owed: number, isEstate: boolean): WaterfallClaim {
  const { state } = reading;
  const line = lineOf(reading, k, providerOf(reading, k));
  return { ...nothing, ...line, rank: state.rank[k] ?? 0, ...termsOf(reading, k), owed, secured: isEstate ? (state.secured[k] ?? 0) : 0, paid: state.paid[k] ?? 0 };
}

function termsOf({ inputs: { loans, leases, tranches, market, paths }, state }: Reading, k: number): Partial<WaterfallClaim> {
  const { at, t } = state;
  if (k < at.lease) {
    const own = loans.rate[k] ?? 0;
    const rate = Math.max(0, loans.floating[k] === 1 ? market.baseRate + (paths.baseRate[t] ?? 0) + own : own);
    return {
      balance: state.startBalance[k] ?? 0, rate, opening: loans.principal[k] ?? 0, amortization: loans.amortization[k] ?? 0, matures: state.bullet[k] === 1,
      called: k < loans.facilities ? (state.called[at.draw + k] ?? 0) : 0, pledged: loans.pledged[k] ?? 0,
    };
  }
  if (k < at.supply) return { rent: leases.rent[k - at.lease] ?? 0, takeOrPay: leases.takeOrPay[k - at.lease] ?? 0 };
  if (k >= at.tranche && k < at.draw) return { balance: state.notes[k - at.tranche] ?? 0, rate: Math.max(0, tranches.rate[k - at.tranche] ?? 0) };
  return { dueNow: state.due[k] ?? 0, dueLater: k < at.guarantee ? (state.later[k] ?? 0) : 0 };
}
