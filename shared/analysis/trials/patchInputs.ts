/**
 * Compiled inputs with one number changed, without compiling the model again: what makes a table of 2,500 cells a matter of runs.
 *
 * Owns: where a lever's number stands among the engine's columns. Gives up (null) wherever more than a number may change: a
 * facility that comes or goes, shares that must not add up to more than one, the horizon, values out of their limits. Then the
 * trial compiles, and is refused there if it has to be. A test holds every lever to the bits of compiling.
 */
import type { Row } from '../../columns/define.ts';
import { driverPath } from '../../drivers/path.ts';
import { driver, drivers } from '../../drivers/registry.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import type { EngineInputs, EngineModel } from '../../engine/inputs.ts';
import { hasFacility } from '../../engine/rowChecks.ts';
import type { CellLever, Setting } from './lever.ts';
import { displaced, leverName, leverTerm, multipliedSpec, refusedSetting } from './lever.ts';

/** A compiled scenario and where its rows stand in the columns. */
export interface Compiled {
  readonly scenario: Scenario;
  /** The rows with the scenario's overrides put in. */
  readonly seen: EngineModel;
  readonly inputs: EngineInputs;
  /** Row of the workbook by `target` and id. */
  readonly firmRows: ReadonlyMap<string, Row>;
  readonly contractRows: ReadonlyMap<string, Row>;
  /** Engine number by firm id; column place by contract id. */
  readonly firmNumber: ReadonlyMap<string, number>;
  readonly contractPlace: ReadonlyMap<string, { readonly group: ContractGroup; readonly index: number }>;
}

const contractGroups = { loan: 'loans', lease: 'leases', supply: 'supplies', equity: 'equities', guarantee: 'guarantees', tranche: 'tranches' } as const;
type ContractGroup = (typeof contractGroups)[keyof typeof contractGroups];
const groups: readonly ContractGroup[] = Object.values(contractGroups);

/** Puts down where the rows of a compiled model stand. */
export function indexCompiled(seen: EngineModel, scenario: Scenario, inputs: EngineInputs): Compiled {
  const firmNumber = new Map<string, number>();
  for (const [number, row] of inputs.firms.row.entries()) firmNumber.set(seen.firms[row]!.id, number);
  const contractPlace = new Map<string, { group: ContractGroup; index: number }>();
  for (const group of groups) for (const [index, row] of inputs[group].row.entries()) if (row >= 0) contractPlace.set(seen.contracts[row]!.id, { group, index });
  return {
    scenario, seen, inputs, firmNumber, contractPlace,
    firmRows: new Map(seen.firms.map((row) => [row.id, row])), contractRows: new Map(seen.contracts.map((row) => [row.id, row])),
  };
}

/** The inputs with the settings in them, or null where the model has to be compiled. */
export function patchInputs(compiled: Compiled, settings: readonly Setting[]): EngineInputs | null {
  let inputs: EngineInputs | null = compiled.inputs;
  if (settings.length > 1 && !areIndependent(settings)) return null;
  for (const { lever, value } of settings) {
    if (typeof value !== 'number' || refusedSetting(lever, value) !== null) return null;
    if (lever.kind === 'rents' || lever.kind === 'shock') return null;
    inputs = lever.kind === 'cell' ? patchCell(compiled, inputs, lever, value) : lever.kind === 'driver' ? patchPath(compiled, inputs, lever.driver, value) : patchPaths(compiled, inputs, value);
    if (inputs === null) return null;
  }
  return inputs;
}

/** Whether each setting changes numbers of its own: a multiple changes paths, and a firm's facility may hang on two cells at once. */
function areIndependent(settings: readonly Setting[]): boolean {
  const names = new Set(settings.map(({ lever }) => leverName(lever)));
  const ofFacilities = settings.filter(({ lever }) => lever.kind === 'cell' && facilityFields.has(lever.field));
  return names.size === settings.length && ofFacilities.length < 2 && settings.every(({ lever }) => lever.kind !== 'multiple');
}

/** Fields on which it depends whether a firm has a facility of its own. */
const facilityFields: ReadonlySet<string> = new Set(['debt', 'undrawn', 'capex', 'advanceRate']);
/** Shares that a sum over rows limits. */
const summedFields: ReadonlySet<string> = new Set(['pledged', 'stake']);

function patchCell(compiled: Compiled, inputs: EngineInputs, lever: CellLever, value: number): EngineInputs | null {
  const { target, id, field } = lever;
  if (target === 'market') return field === 'quarters' ? null : { ...inputs, market: { ...inputs.market, [field]: value } };
  const row = (target === 'firm' ? compiled.firmRows : compiled.contractRows).get(id);
  if (row === undefined || leverTerm(lever) === undefined) return null;
  const former = row[field];
  if (summedFields.has(field) && !(typeof former === 'number' && value <= former) && !fitsSum(compiled, inputs, lever, value)) return null;
  if (target === 'contract') {
    const place = compiled.contractPlace.get(id);
    if (place === undefined) return null;
    const columns = withNumber(inputs[place.group], field, place.index, value);
    return columns === null ? null : { ...inputs, [place.group]: columns };
  }
  const number = compiled.firmNumber.get(id);
  if (number === undefined || (facilityFields.has(field) && hasFacility(row) !== hasFacility({ ...row, [field]: value }))) return null;
  const firms = withNumber(inputs.firms, field, number, value);
  if (firms !== null) return { ...inputs, firms };
  const facility = inputs.firms.facility[number]!;
  // Terms of a facility that does not exist are not read.
  if (facility < 0) return inputs;
  const loans = withNumber(inputs.loans, field === 'debt' ? 'principal' : field, facility, value);
  return loans === null ? null : { ...inputs, loans };
}

/** Whether the shares of one fleet or firm surely come to no more than 1 with this one raised. */
function fitsSum({ firmNumber, contractPlace }: Compiled, { firms, loans, equities }: EngineInputs, { target, id, field }: CellLever, value: number): boolean {
  const place = target === 'firm' ? firms.facility[firmNumber.get(id) ?? -1] : contractPlace.get(id)?.index;
  const { to, shares } = field === 'pledged' ? { to: loans.to, shares: loans.pledged } : { to: equities.to, shares: equities.stake };
  if (place === undefined || place < 0) return false;
  let sum = value;
  for (const [k, firm] of to.entries()) if (k !== place && firm === to[place]) sum += shares[k]!;
  return sum <= 1;
}

/** The columns with one number changed; null where there is no column of numbers of this name. */
function withNumber<Columns extends object>(columns: Columns, field: string, index: number, value: number): Columns | null {
  const column: unknown = (columns as { readonly [field: string]: unknown })[field];
  if (!(column instanceof Float64Array)) return null;
  const copy = column.slice();
  copy[index] = value;
  return { ...columns, [field]: copy };
}

function patchPath(compiled: Compiled, inputs: EngineInputs, key: keyof EngineInputs['paths'], by: number): EngineInputs | null {
  const { base, cut } = driver(key);
  const path = driverPath(displaced(compiled.scenario.drivers[key], by), base, cut, inputs.quarters);
  return isAllowed(path) ? { ...inputs, paths: { ...inputs.paths, [key]: path } } : null;
}

function patchPaths(compiled: Compiled, inputs: EngineInputs, by: number): EngineInputs | null {
  const { scenario } = compiled;
  if (scenario.overrides.length > 0 || (scenario.failures.length > 0 && by === 0)) return null;
  const paths: Record<string, Float64Array> = { ...inputs.paths };
  for (const { key, base, cut } of drivers) {
    const spec = scenario.drivers[key];
    if (spec === undefined) continue;
    const path = driverPath(multipliedSpec(spec, base, by), base, cut, inputs.quarters);
    if (!isAllowed(path)) return null;
    paths[key] = path;
  }
  // Safe: every key is a driver's, as before.
  return { ...inputs, paths: paths as unknown as EngineInputs['paths'] };
}

/** Far within the limits, which look at values before they are cut: what comes near compiles. */
function isAllowed(path: Float64Array): boolean {
  return path.every((value) => Math.abs(value) <= 1e5);
}
