/**
 * A model and a scenario as the engine reads them: columns of numbers (design/model.md 2).
 *
 * Owns: defaults, the order of firms and contracts inside the engine, references by number. Does not own: what is refused
 * (`rowChecks.ts`), overrides (`overrides.ts`).
 *
 * Inside the engine firms and contracts stand in the order of their ids, so that sums are added in an order that does not
 * depend on the order of rows; `row` leads back. Firms are numbered 0 to n - 1, `outside` is -1. Blank is NaN where it has a
 * meaning of its own, and Infinity where it means never. Everything is transferable.
 */
import { assert } from '../base/assert.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Row, Term } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import { firmTerms } from '../columns/terms/registry.ts';
import { contractTerm } from '../contracts/registry.ts';
import { driverPath } from '../drivers/path.ts';
import type { DriverKey } from '../drivers/registry.ts';
import { drivers } from '../drivers/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { marketTerms } from '../market/registry.ts';
import type { InputProblem } from './inputProblem.ts';
import type { EngineModel } from './overrides.ts';
import { withOverrides } from './overrides.ts';
import { checkRows, hasFacility } from './rowChecks.ts';

export type { EngineModel } from './overrides.ts';
export type { InputProblem } from './inputProblem.ts';

/** Market inputs by their key; `spotDemand` and `freezeLoss` are NaN where blank. */
export type MarketInputs = { readonly [T in (typeof marketTerms)[number] as T['key']]: number };

const firmNumbers = ['cash', 'revenue', 'demandBeta', 'opex', 'funding', 'otherAssets', 'gpus', 'gpuCost', 'gpuAge', 'gpuLife', 'gpuOpex', 'utilization', 'undrawn', 'capex', 'advanceRate'] as const;
type FirmNumbers = { readonly [K in (typeof firmNumbers)[number]]: Float64Array };

export interface FirmInputs extends FirmNumbers {
  /** The firm's place among the workbook's rows. */
  readonly row: Int32Array;
  /** The number of the firm's own facility among the loans, or -1. */
  readonly facility: Int32Array;
  readonly vendor: Int32Array;
  readonly failsWhenInsolvent: Uint8Array;
}

/** Contracts of one type: place among the rows (-1 for a firm's own facility), who provides, who owes. */
interface Parties {
  readonly count: number;
  readonly row: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}
/** Firms' own facilities first, in the order of firms, then loan contracts. */
export interface LoanInputs extends Parties {
  readonly facilities: number;
  readonly principal: Float64Array;
  readonly rate: Float64Array;
  readonly floating: Uint8Array;
  readonly maturity: Float64Array;
  readonly amortization: Float64Array;
  readonly refinance: Uint8Array;
  readonly rank: Float64Array;
  readonly pledged: Float64Array;
  readonly maxLtv: Float64Array;
  readonly minDscr: Float64Array;
}
export interface LeaseInputs extends Parties {
  readonly units: Float64Array;
  readonly rent: Float64Array;
  readonly term: Float64Array;
  readonly takeOrPay: Float64Array;
  readonly resale: Uint8Array;
}
export interface SupplyInputs extends Parties {
  readonly amount: Float64Array;
  readonly term: Float64Array;
  readonly lag: Float64Array;
  readonly outstanding: Float64Array;
  readonly addsGpus: Uint8Array;
}
export interface EquityInputs extends Parties {
  readonly stake: Float64Array;
  readonly injection: Float64Array;
  readonly term: Float64Array;
}
export interface GuaranteeInputs extends Parties {
  readonly cap: Float64Array;
}
export interface TrancheInputs extends Parties {
  readonly principal: Float64Array;
  readonly rate: Float64Array;
  readonly rank: Float64Array;
}

export interface EngineInputs {
  readonly firmCount: number;
  readonly contractCount: number;
  readonly quarters: number;
  readonly market: MarketInputs;
  /** T + 1 values each; index 0 is the base value. */
  readonly paths: { readonly [K in DriverKey]: Float64Array };
  readonly firms: FirmInputs;
  readonly loans: LoanInputs;
  readonly leases: LeaseInputs;
  readonly supplies: SupplyInputs;
  readonly equities: EquityInputs;
  readonly guarantees: GuaranteeInputs;
  readonly tranches: TrancheInputs;
  /** Forced failures: firm and quarter. */
  readonly forcedFirm: Int32Array;
  readonly forcedQuarter: Float64Array;
}

const firmTermByKey: ReadonlyMap<string, Term> = new Map(firmTerms.map((each) => [each.key, each as Term]));

/** A row's fields, or another row's fields under the same keys: a firm's own facility reads `debt` for principal. */
interface Source {
  readonly row: Row;
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

function termFor(key: string, isFirm: boolean): Term {
  const term = isFirm ? firmTermByKey.get(key) : contractTerm(key);
  assert(term !== undefined, `no term ${key}`);
  return term;
}

/** A column of numbers; blanks without a default become `blank`. */
function numbers(rows: readonly Row[], term: Term, blank: number): Float64Array {
  return Float64Array.from(rows, (row) => {
    const value = valueOf(row, term);
    return typeof value === 'number' ? value : blank;
  });
}

function flags(rows: readonly Row[], term: Term, yes: string | boolean): Uint8Array {
  return Uint8Array.from(rows, (row) => (valueOf(row, term) === yes ? 1 : 0));
}

/**
 * Compiles a model under a scenario.
 *
 * @returns the columns, or every reason for which the model is refused
 */
export function compileInputs(model: EngineModel, scenario: Scenario): Result<EngineInputs, readonly InputProblem[]> {
  const problems: InputProblem[] = [];
  const seen = withOverrides(model, scenario, problems);
  checkRows(seen, scenario, problems);
  return problems.length > 0 ? fail(problems) : ok(assemble(seen, scenario));
}

function byId(rows: readonly Row[]): readonly { readonly row: Row; readonly place: number }[] {
  return rows.map((row, place) => ({ row, place })).sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
}

function assemble(model: EngineModel, scenario: Scenario): EngineInputs {
  const firms = byId(model.firms);
  const numberOf = new Map(firms.map(({ row }, index) => [row.id, index]));
  const party = (id: unknown) => (typeof id === 'string' ? (numberOf.get(id) ?? -1) : -1);
  const sources = new Map<string, Source[]>();
  for (const { row, place } of byId(model.contracts)) {
    const type = String(row['type'] ?? 'loan');
    const source = { row, place, from: party(row['from']), to: party(row['to']) };
    const list = sources.get(type);
    if (list === undefined) sources.set(type, [source]);
    else list.push(source);
  }
  const of = (type: string) => sources.get(type) ?? [];
  const own = firms.flatMap(({ row }, index): Source[] => (hasFacility(row) ? [{ row, place: -1, from: party(row['lender']), to: index }] : []));
  const market = Object.fromEntries(marketTerms.map((term) => [term.key, numbers([model.market], term, NaN)[0]])) as MarketInputs;
  const paths = Object.fromEntries(drivers.map(({ key, base, cut }) => [key, driverPath(scenario.drivers[key], base, cut, market.quarters)])) as EngineInputs['paths'];
  return {
    firmCount: firms.length,
    contractCount: model.contracts.length,
    quarters: market.quarters,
    market,
    paths,
    firms: firmInputs(firms, own, party),
    loans: loanInputs(own, of('loan')),
    leases: { ...parties(of('lease')), ...columns(of('lease'), ['units', 'rent', 'term', 'takeOrPay']), resale: flags(rowsOf(of('lease')), termFor('resale', false), true) },
    supplies: { ...parties(of('supply')), ...columns(of('supply'), ['amount', 'term', 'lag', 'outstanding']), addsGpus: flags(rowsOf(of('supply')), termFor('addsGpus', false), true) },
    equities: { ...parties(of('equity')), ...columns(of('equity'), ['stake', 'injection', 'term']) },
    guarantees: { ...parties(of('guarantee')), ...columns(of('guarantee'), ['cap']) },
    tranches: { ...parties(of('tranche')), ...columns(of('tranche'), ['principal', 'rate', 'rank']) },
    forcedFirm: Int32Array.from(scenario.failures, ({ firm }) => party(firm)),
    forcedQuarter: Float64Array.from(scenario.failures, ({ quarter }) => quarter),
  };
}

function rowsOf(sources: readonly Source[]): readonly Row[] {
  return sources.map(({ row }) => row);
}

function parties(sources: readonly Source[]): Parties {
  return {
    count: sources.length,
    row: Int32Array.from(sources, ({ place }) => place),
    from: Int32Array.from(sources, ({ from }) => from),
    to: Int32Array.from(sources, ({ to }) => to),
  };
}

/** Columns of contracts; a blank term or maturity never ends. */
function columns<const Key extends string>(sources: readonly Source[], keys: readonly Key[]): { readonly [K in Key]: Float64Array } {
  return Object.fromEntries(keys.map((key) => [key, numbers(rowsOf(sources), termFor(key, false), Infinity)])) as { [K in Key]: Float64Array };
}

function firmInputs(firms: readonly { readonly row: Row; readonly place: number }[], own: readonly Source[], party: (id: unknown) => number): FirmInputs {
  const rows = firms.map(({ row }) => row);
  const facility = new Int32Array(rows.length).fill(-1);
  for (const [index, { to }] of own.entries()) facility[to] = index;
  const given = Object.fromEntries(firmNumbers.map((key) => [key, numbers(rows, termFor(key, true), 0)])) as unknown as FirmNumbers;
  return {
    ...given,
    row: Int32Array.from(firms, ({ place }) => place),
    facility,
    vendor: Int32Array.from(rows, (row) => party(row['vendor'])),
    failsWhenInsolvent: flags(rows, termFor('failsWhenInsolvent', true), true),
  };
}

function loanInputs(own: readonly Source[], contracts: readonly Source[]): LoanInputs {
  const both = (key: string, ownKey = key) => Float64Array.from([
    ...numbers(rowsOf(own), termFor(ownKey, true), Infinity), ...numbers(rowsOf(contracts), termFor(key, false), Infinity),
  ]);
  const bothFlags = (key: string, yes: string | boolean) => Uint8Array.from([
    ...flags(rowsOf(own), termFor(key, true), yes), ...flags(rowsOf(contracts), termFor(key, false), yes),
  ]);
  return {
    ...parties([...own, ...contracts]),
    facilities: own.length,
    principal: both('principal', 'debt'),
    rate: both('rate'),
    floating: bothFlags('rateType', 'floating'),
    maturity: both('maturity'),
    amortization: both('amortization'),
    refinance: bothFlags('refinance', true),
    rank: both('rank'),
    pledged: both('pledged'),
    maxLtv: both('maxLtv'),
    minDscr: both('minDscr'),
  };
}
