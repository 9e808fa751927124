/**
 * The numbers of a run behind the facts: what firms had, received and owed, and what was due and paid on each contract, quarter by
 * quarter, as the last clearing of the quarter left it.
 *
 * Owns: keeping them while the run is under way, and finding the number of a fact. Firms and contracts stand in the order of the
 * workbook's rows, own facilities after the contracts. NaN: there is none.
 */
import { takeAccount } from '../engine/account.ts';
import type { EngineInputs } from '../engine/inputs.ts';
import type { EngineResult } from '../engine/run.ts';
import { run } from '../engine/run.ts';
import type { State } from '../engine/state.ts';
import { listsByOwner } from '../engine/state.ts';
import { pledgedValue } from '../measures/define.ts';
import type { FactId } from './fact.ts';
import { factDefinition, subjectOf } from './factRegistry.ts';
import type { TraceBook } from './traceBook.ts';

const keptOfFirms = ['openingCash', 'revenue', 'funding', 'spotIncome', 'opex', 'gpuOpex', 'ownCash', 'received', 'dues', 'collateral', 'fleet'] as const;
const keptOfHoldings = ['due', 'paid', 'balance', 'drawn'] as const;
type Kept<Key extends string> = { readonly [K in Key]: Float64Array };

export interface TraceRun {
  readonly result: EngineResult;
  /** By firm and quarter: `firm * (T + 1) + t`. */
  readonly firms: Kept<(typeof keptOfFirms)[number]>;
  /** By contract and quarter, own facilities last. */
  readonly holdings: Kept<(typeof keptOfHoldings)[number]>;
}

/** Runs compiled inputs and keeps what the tree of precedents shows. */
export function traceRun(inputs: EngineInputs): TraceRun {
  const width = inputs.quarters + 1;
  const firms = Object.fromEntries(keptOfFirms.map((key) => [key, new Float64Array(inputs.firmCount * width).fill(NaN)])) as TraceRun['firms'];
  // A facility that does not exist owes nothing, like one that is repaid.
  const holdings = Object.fromEntries(keptOfHoldings.map((key) => [key, new Float64Array((inputs.contractCount + inputs.firmCount) * width)])) as TraceRun['holdings'];
  // What orders leave owed stands nowhere in the engine as one number.
  for (const row of inputs.supplies.row) holdings.balance.fill(NaN, row * width, (row + 1) * width);
  const stakesOf = listsByOwner(inputs.equities.from, inputs.firmCount);
  const placeOf = placesOfClaims(inputs);
  const seen: { last?: State } = {};
  const keepClose = (state: State, t: number, balances: Float64Array): void => {
    for (let i = 0; i < inputs.firmCount; i += 1) firms.fleet[inputs.firms.row[i]! * width + t] = state.gpus[i]!;
    for (const [k, balance] of balances.entries()) holdings.balance[placeOf(k) * width + t] = balance;
    for (const [k, balance] of state.notes.entries()) holdings.balance[placeOf(state.at.tranche + k) * width + t] = balance;
  };
  const keepFirm = (state: State, i: number): void => {
    const at = inputs.firms.row[i]! * width + state.t;
    firms.ownCash[at] = state.ownCash[i]!;
    firms.received[at] = state.inflow[i]!;
    firms.dues[at] = state.dues[i]!;
    firms.collateral[at] = state.fleetValue[i]!;
    for (const { side, kind, value } of takeAccount({ inputs, state, stakesOf, isEstate: () => false }, i, 1, 0).items) {
      if (side === 'ownCash') firms[kind as 'revenue'][at] = value;
    }
  };
  const keepClaims = (state: State): void => {
    for (let k = 0; k < state.at.draw; k += 1) {
      holdings.due[placeOf(k) * width + state.t] = state.due[k]!;
      holdings.paid[placeOf(k) * width + state.t] = state.paid[k]!;
    }
    for (let k = 0; k < inputs.loans.facilities; k += 1) holdings.drawn[placeOf(k) * width + state.t] = state.paid[state.at.draw + k]!;
  };
  const result = run(inputs, {
    watch: {
      judged: (_inputs, state, _why, round, already) => {
        seen.last = state;
        // Nothing of a quarter is settled while it is cleared: what it began with is the close of the one before.
        if (round === 1) keepClose(state, state.t - 1, state.startBalance);
        if (state.estateCount !== already) return;
        for (let i = 0; i < inputs.firmCount; i += 1) if (state.alive[i] === 1) keepFirm(state, i);
        keepClaims(state);
      },
    },
  });
  if (seen.last !== undefined) keepClose(seen.last, inputs.quarters, seen.last.balance);
  return { result, firms, holdings };
}

/** The place of a claim among the workbook's contracts, own facilities after them. */
function placesOfClaims({ loans, leases, supplies, guarantees, tranches, firms, contractCount }: EngineInputs): (k: number) => number {
  const places = [
    ...Array.from(loans.row, (row, k) => (row >= 0 ? row : contractCount + firms.row[loans.to[k]!]!)),
    ...leases.row, ...supplies.row, ...guarantees.row, ...tranches.row,
  ];
  return (k) => places[k]!;
}

const ofResult: Partial<Record<FactId, (result: EngineResult) => Float64Array>> = {
  cash: ({ cash }) => cash, debt: ({ debt }) => debt, fleetValue: ({ fleetValue }) => fleetValue, netWorth: ({ netWorth }) => netWorth,
  dscr: ({ dscr }) => dscr, ltv: ({ ltv }) => ltv, earned: ({ earned }) => earned,
  interestDue: ({ interestDue }) => interestDue, need: ({ need }) => need, shortfall: ({ shortfall }) => shortfall, covenantLtv: ({ covenantLtv }) => covenantLtv,
};

/** The number of a fact; null where there is none, or none that is kept. */
export function factValue({ result, firms, holdings }: TraceRun, book: TraceBook, fact: FactId, subject: string, t: number): number | null {
  if (t > result.quarters) return null;
  const width = result.quarters + 1;
  const read = (values: Float64Array | undefined, place: number | undefined): number | null => {
    const value = values === undefined || place === undefined ? undefined : values[place * width + t];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  switch (subjectOf(fact)) {
    case 'market': return fact === 'rent' ? result.p[t]! : fact === 'priceFactor' ? result.priceFactor[t]! : result.creditOpen[t]!;
    case 'contract': {
      const number = book.holdingNumber(subject);
      const has = number !== undefined && factDefinition(fact).types?.includes(book.holdings[number]!.type) !== false;
      return has ? read(holdings[(fact === 'called' ? 'paid' : fact) as keyof TraceRun['holdings']], number) : null;
    }
    case 'firm': return firmValue();
  }
  function firmValue(): number | null {
    const firm = book.firmNumber(subject);
    if (firm === undefined || firm >= result.firmCount) return null;
    const failsNow = t > 0 && result.failureQuarter[firm] === t;
    switch (fact) {
      case 'fails': return failsNow ? 1 : 0;
      case 'blocked': return result.blocked[firm * width + t] ?? null;
      case 'covenantDscr': return (result.covenantDscr[firm] ?? 0) > 0 ? result.covenantDscr[firm]! : null;
      case 'pledgedValue': return pledgedValue(result, firm, t);
      case 'claims': return failsNow ? result.claims[firm]! : 0;
      case 'recovered': return failsNow ? result.recovered[firm]! : 0;
      case 'service': {
        const [earned, dscr] = [read(result.earned, firm), read(result.dscr, firm)];
        return earned === null || dscr === null || dscr === 0 ? null : earned / dscr;
      }
      default: return read(ofResult[fact]?.(result) ?? firms[fact as keyof TraceRun['firms']], firm);
    }
  }
}
