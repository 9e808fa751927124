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

/**
 * Rows in the engine's order, by place in their table: no object is made for each of a million. A firm's own facility is a row of the
 * firms, and reads `debt` for principal.
 */
interface Ordered {
  readonly rows: readonly Row[];
  readonly places: readonly number[];
}
/** The same with who provides and who owes. */
interface Sources extends Ordered {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function termFor(key: string, isFirm: boolean): Term {
  const term = isFirm ? firmTermByKey.get(key) : contractTerm(key);
  assert(term !== undefined, `no term ${key}`);
  return term;
}

/** A column of numbers; blanks without a default become `blank`. */
function numbers(sources: Ordered, term: Term, blank: number): Float64Array {
  return putNumbers(new Float64Array(sources.places.length), 0, sources, term, blank);
}

function putNumbers(column: Float64Array, offset: number, { rows, places }: Ordered, term: Term, blank: number): Float64Array {
  for (let k = 0; k < places.length; k += 1) {
    const value = valueOf(rows[places[k]!]!, term);
    column[offset + k] = typeof value === 'number' ? value : blank;
  }
  return column;
}

function flags(sources: Ordered, term: Term, yes: string | boolean): Uint8Array {
  return putFlags(new Uint8Array(sources.places.length), 0, sources, term, yes);
}

function putFlags(column: Uint8Array, offset: number, { rows, places }: Ordered, term: Term, yes: string | boolean): Uint8Array {
  for (let k = 0; k < places.length; k += 1) column[offset + k] = valueOf(rows[places[k]!]!, term) === yes ? 1 : 0;
  return column;
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

/** The places of rows in the order of their ids. */
function placesById(rows: readonly Row[]): number[] {
  return Array.from(rows.keys()).sort((a, b) => (rows[a]!.id < rows[b]!.id ? -1 : 1));
}

function placesByType(contracts: readonly Row[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const place of placesById(contracts)) {
    const type = String(contracts[place]!['type'] ?? 'loan');
    const places = found.get(type);
    if (places === undefined) found.set(type, [place]);
    else places.push(place);
  }
  return found;
}

function assemble(model: EngineModel, scenario: Scenario): EngineInputs {
  const firms: Ordered = { rows: model.firms, places: placesById(model.firms) };
  const numberOf = new Map(firms.places.map((place, index) => [model.firms[place]!.id, index]));
  const party = (id: unknown) => (typeof id === 'string' ? (numberOf.get(id) ?? -1) : -1);
  const parties = (ordered: Ordered, field: string) => Int32Array.from(ordered.places, (place) => party(ordered.rows[place]![field]));
  const byType = placesByType(model.contracts);
  const of = (type: string): Sources => {
    const ordered = { rows: model.contracts, places: byType.get(type) ?? [] };
    return { ...ordered, from: parties(ordered, 'from'), to: parties(ordered, 'to') };
  };
  const owners = Int32Array.from(firms.places.keys()).filter((index) => hasFacility(model.firms[firms.places[index]!]!));
  const facilities: Ordered = { rows: model.firms, places: Array.from(owners, (index) => firms.places[index]!) };
  const own: Sources = { ...facilities, from: parties(facilities, 'lender'), to: owners };
  const market = Object.fromEntries(marketTerms.map((term) => [term.key, numbers({ rows: [model.market], places: [0] }, term, NaN)[0]])) as MarketInputs;
  const paths = Object.fromEntries(drivers.map(({ key, base, cut }) => [key, driverPath(scenario.drivers[key], base, cut, market.quarters)])) as EngineInputs['paths'];
  const [leases, supplies] = [of('lease'), of('supply')];
  return {
    firmCount: model.firms.length,
    contractCount: model.contracts.length,
    quarters: market.quarters,
    market,
    paths,
    firms: firmInputs(firms, owners, parties(firms, 'vendor')),
    loans: loanInputs(own, of('loan')),
    leases: { ...columns(leases, ['units', 'rent', 'term', 'takeOrPay']), resale: flags(leases, termFor('resale', false), true) },
    supplies: { ...columns(supplies, ['amount', 'term', 'lag', 'outstanding']), addsGpus: flags(supplies, termFor('addsGpus', false), true) },
    equities: columns(of('equity'), ['stake', 'injection', 'term']),
    guarantees: columns(of('guarantee'), ['cap']),
    tranches: columns(of('tranche'), ['principal', 'rate', 'rank']),
    forcedFirm: Int32Array.from(scenario.failures, ({ firm }) => party(firm)),
    forcedQuarter: Float64Array.from(scenario.failures, ({ quarter }) => quarter),
  };
}

/** Columns of contracts; a blank term or maturity never ends. */
function columns<const Key extends string>(sources: Sources, keys: readonly Key[]): Parties & { readonly [K in Key]: Float64Array } {
  const { places, from, to } = sources;
  const given = Object.fromEntries(keys.map((key) => [key, numbers(sources, termFor(key, false), Infinity)])) as { [K in Key]: Float64Array };
  return { count: places.length, row: Int32Array.from(places), from, to, ...given };
}

function firmInputs(firms: Ordered, owners: Int32Array, vendor: Int32Array): FirmInputs {
  const facility = new Int32Array(firms.places.length).fill(-1);
  for (const [index, owner] of owners.entries()) facility[owner] = index;
  const given = Object.fromEntries(firmNumbers.map((key) => [key, numbers(firms, termFor(key, true), 0)])) as unknown as FirmNumbers;
  return { ...given, row: Int32Array.from(firms.places), facility, vendor, failsWhenInsolvent: flags(firms, termFor('failsWhenInsolvent', true), true) };
}

function loanInputs(own: Sources, contracts: Sources): LoanInputs {
  const facilities = own.places.length;
  const count = facilities + contracts.places.length;
  const both = (key: string, ownKey = key) =>
    putNumbers(putNumbers(new Float64Array(count), 0, own, termFor(ownKey, true), Infinity), facilities, contracts, termFor(key, false), Infinity);
  const bothFlags = (key: string, yes: string | boolean) =>
    putFlags(putFlags(new Uint8Array(count), 0, own, termFor(key, true), yes), facilities, contracts, termFor(key, false), yes);
  const after = (first: Int32Array, rest: ArrayLike<number>) => {
    const all = new Int32Array(count);
    all.set(first);
    all.set(rest, facilities);
    return all;
  };
  return {
    count,
    row: after(new Int32Array(facilities).fill(-1), contracts.places),
    from: after(own.from, contracts.from),
    to: after(own.to, contracts.to),
    facilities,
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
