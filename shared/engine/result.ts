/** The result document of design/format.md: what the command line prints with --json. */
import type { Row } from '../columns/define.ts';
import type { EngineModel } from './inputs.ts';
import type { EngineResult } from './run.ts';
import { causes, lossKinds } from './state.ts';

type Losses = { [K in (typeof lossKinds)[number]]: number };

export interface FailureRecord {
  readonly firm: string;
  readonly round: number;
  readonly cause: string;
  readonly shortfall: number;
  readonly claims: number;
  readonly recovered: number;
}

export interface ResultDocument {
  readonly format: 'firebreak-result';
  readonly version: 1;
  readonly scenario: string;
  readonly quarters: readonly {
    readonly t: number;
    readonly rent: number;
    readonly priceFactor: number;
    readonly creditOpen: boolean;
    readonly unitsSold: number;
    readonly failures: readonly FailureRecord[];
    readonly losses: Readonly<Losses>;
    /** Firms whose payment hangs on confidence alone: another outcome in which they do not pay holds as well. Left out where there are none. */
    readonly multiple?: readonly string[];
  }[];
  readonly firms: Readonly<Record<string, {
    readonly failure: { readonly t: number; readonly round: number; readonly cause: string } | null;
    readonly cash: readonly number[];
    readonly debt: readonly number[];
    readonly fleetValue: readonly number[];
    readonly netWorth: readonly number[];
    readonly dscr: readonly (number | null)[];
    readonly ltv: readonly (number | null)[];
  }>>;
  readonly totals: { readonly failures: number; readonly lossToLenders: number; readonly lossToOthers: number };
  /** At T = 1 only. */
  readonly payments?: Readonly<Record<string, number>>;
}

/**
 * The document of a run.
 *
 * @param model  the rows that were compiled, in the same order
 * @param scenario  the scenario's name
 */
export function toResultDocument(result: EngineResult, model: EngineModel, scenario: { readonly name: string }): ResultDocument {
  const { firms } = model;
  const quarters = Array.from({ length: result.quarters }, (_, index) => quarterOf(result, firms, index + 1));
  const sum = (kinds: readonly (keyof Losses)[]) => quarters.reduce((total, { losses }) => kinds.reduce((all, kind) => all + losses[kind], total), 0);
  return {
    format: 'firebreak-result',
    version: 1,
    scenario: scenario.name,
    quarters,
    firms: Object.fromEntries(firms.map((row, index) => [row.id, firmOf(result, index)])),
    totals: {
      failures: result.failureQuarter.filter((t) => t > 0).length,
      lossToLenders: sum(['loan', 'tranche']),
      lossToOthers: sum(['lease', 'supply', 'call', 'equity']),
    },
    ...(result.quarters === 1 ? { payments: paymentsOf(result, model) } : {}),
  };
}

/** Failures of a quarter by round, then in the order of rows. */
export function failuresOf(result: EngineResult, firms: readonly Row[], t: number): readonly FailureRecord[] {
  const failed = firms.flatMap((row, index) => (result.failureQuarter[index] === t ? [{ row, index }] : []));
  failed.sort((a, b) => (result.failureRound[a.index] ?? 0) - (result.failureRound[b.index] ?? 0) || a.index - b.index);
  return failed.map(({ row, index }) => ({
    firm: row.id,
    round: result.failureRound[index] ?? 0,
    cause: causes[result.failureCause[index] ?? 0] ?? 'none',
    shortfall: result.failureShortfall[index] ?? 0,
    claims: result.claims[index] ?? 0,
    recovered: result.recovered[index] ?? 0,
  }));
}

function quarterOf(result: EngineResult, firms: readonly Row[], t: number): ResultDocument['quarters'][number] {
  const losses = Object.fromEntries(lossKinds.map((kind, index) => [kind, result.losses[t * lossKinds.length + index] ?? 0])) as Losses;
  const trusted = firms.flatMap((row, index) => (result.trusted[index * (result.quarters + 1) + t] === 1 ? [row.id] : []));
  return {
    t,
    rent: result.p[t] ?? 0,
    priceFactor: result.priceFactor[t] ?? 1,
    creditOpen: result.creditOpen[t] === 1,
    unitsSold: result.unitsSold[t] ?? 0,
    failures: failuresOf(result, firms, t),
    losses,
    ...(trusted.length > 0 ? { multiple: trusted } : {}),
  };
}

function firmOf(result: EngineResult, index: number): ResultDocument['firms'][string] {
  const width = result.quarters + 1;
  const numbers = (values: Float64Array) => Array.from(values.subarray(index * width, (index + 1) * width));
  const blanks = (values: Float64Array) => numbers(values).map((value) => (Number.isNaN(value) ? null : value));
  const t = result.failureQuarter[index] ?? 0;
  return {
    failure: t > 0 ? { t, round: result.failureRound[index] ?? 0, cause: causes[result.failureCause[index] ?? 0] ?? 'none' } : null,
    cash: numbers(result.cash),
    debt: numbers(result.debt),
    fleetValue: numbers(result.fleetValue),
    netWorth: numbers(result.netWorth),
    dscr: blanks(result.dscr),
    ltv: blanks(result.ltv),
  };
}

function paymentsOf(result: EngineResult, model: EngineModel): Readonly<Record<string, number>> {
  const own = model.firms.flatMap((row, index): [string, number][] => {
    const paid = result.payments[model.contracts.length + index];
    return paid === undefined || Number.isNaN(paid) ? [] : [[`own:${row.id}`, paid]];
  });
  return Object.fromEntries([...model.contracts.map((row, index): [string, number] => [row.id, result.payments[index] ?? 0]), ...own]);
}
