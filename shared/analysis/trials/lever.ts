/**
 * A lever: one input that a what-if moves. Owns: its name in words (`firm:f1.cash`), what it stands at, what it may be set to, and
 * the scenario in which it is set. Does not own: doing so quickly (`patchInputs.ts`), running (`bench.ts`).
 */
import type { Failure, Result } from '../../base/result.ts';
import { failure, ok } from '../../base/result.ts';
import type { CellValue, Limits, NumberTerm, Row, Term } from '../../columns/define.ts';
import { valueOf } from '../../columns/define.ts';
import { firmTerm } from '../../columns/terms/registry.ts';
import { contractTerm } from '../../contracts/registry.ts';
import type { DriverSpec } from '../../drivers/path.ts';
import { isShocks } from '../../drivers/path.ts';
import type { DriverKey } from '../../drivers/registry.ts';
import { driver, drivers } from '../../drivers/registry.ts';
import type { Override, Scenario } from '../../drivers/scenario.ts';
import type { EngineModel } from '../../engine/inputs.ts';
import { marketTerm } from '../../market/registry.ts';
import { mergeShock } from '../../shocks/mergeShock.ts';
import type { ShockKey } from '../../shocks/registry.ts';
import { shock, shocks } from '../../shocks/registry.ts';

/** A numeric cell; `id` is `market` for the market. */
export interface CellLever {
  readonly kind: 'cell';
  readonly target: Override['target'];
  readonly id: string;
  readonly field: string;
}
/** What is added to a driver's path in every quarter; 0 is the scenario as it is. */
export interface DriverLever {
  readonly kind: 'driver';
  readonly driver: DriverKey;
}
/** How many times the scenario's own displacements are applied; 1 is the scenario as it is, 0 the undisturbed one. */
export interface MultipleLever {
  readonly kind: 'multiple';
}
/** A factor of every rent that a firm owes; 1 is the scenario as it is. */
export interface RentsLever {
  readonly kind: 'rents';
  readonly firm: string;
}
/** The intensity of a shock of the library, put on top of the scenario; 0 is the scenario as it is. */
export interface ShockLever {
  readonly kind: 'shock';
  readonly shock: ShockKey;
  /** The firm that it is about, where it is about one. */
  readonly firm: string | null;
}
export type Lever = CellLever | DriverLever | MultipleLever | RentsLever | ShockLever;

/** A lever and what it is set to; null is blank, for a cell in which blank has a meaning of its own. */
export interface Setting {
  readonly lever: Lever;
  readonly value: CellValue;
}

/** The lever in the words of `readLever`. */
export function leverName(lever: Lever): string {
  switch (lever.kind) {
    case 'cell': return lever.target === 'market' ? `market.${lever.field}` : `${lever.target}:${lever.id}.${lever.field}`;
    case 'driver': return `driver:${lever.driver}`;
    case 'multiple': return 'multiple';
    case 'rents': return `rents:${lever.firm}`;
    case 'shock': return lever.firm === null ? `shock:${lever.shock}` : `shock:${lever.shock}@${lever.firm}`;
  }
}

/** The column of a cell. */
export function leverTerm({ target, field }: Pick<CellLever, 'target' | 'field'>): Term | undefined {
  return target === 'firm' ? firmTerm(field) : target === 'contract' ? contractTerm(field) : marketTerm(field);
}

/** The row of a cell; undefined where there is none. */
export function leverRow(model: EngineModel, { target, id }: Pick<CellLever, 'target' | 'id'>): Row | undefined {
  if (target === 'market') return model.market;
  return (target === 'firm' ? model.firms : model.contracts).find((row) => row.id === id);
}

/**
 * Reads a lever: `firm:ID.field`, `contract:ID.field`, `market.field`, `driver:KEY`, `rents:ID`, `shock:KEY`, `shock:KEY@FIRM`
 * or `multiple`. Ids may hold dots;
 * a firm may be called by its name instead.
 */
export function readLever(text: string, model: EngineModel): Result<Lever> {
  const unknown = (code: string) => failure(code, { input: text });
  if (text === 'multiple') return ok({ kind: 'multiple' });
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(0, colon));
  const rest = text.slice(colon + 1);
  if (kind === 'driver') {
    const known = driver(rest);
    return known === undefined ? failure('analysis.unknownDriver', { input: text, drivers: drivers.map(({ key }) => key).join(', ') }) : ok({ kind: 'driver', driver: known.key as DriverKey });
  }
  if (kind === 'shock') return readShock(text, rest, model);
  if (kind === 'rents') {
    const firm = firmId(model, rest);
    return firm === null ? unknown('analysis.unknownFirm') : ok({ kind: 'rents', firm });
  }
  const dot = rest.lastIndexOf('.');
  const field = rest.slice(dot + 1);
  const name = rest.slice(0, Math.max(0, dot));
  const target = kind === '' && name === 'market' ? 'market' : kind;
  if (dot < 0 || (target !== 'market' && target !== 'firm' && target !== 'contract')) return unknown('analysis.unknownInput');
  const id = target === 'market' ? 'market' : target === 'firm' ? firmId(model, name) : model.contracts.some((row) => row.id === name) ? name : null;
  if (id === null) return unknown(target === 'firm' ? 'analysis.unknownFirm' : 'analysis.unknownContract');
  const term = leverTerm({ target, field });
  if (term === undefined || !term.overridable || !('limits' in term)) return unknown('analysis.notANumber');
  return ok({ kind: 'cell', target, id, field });
}

function readShock(text: string, rest: string, model: EngineModel): Result<Lever> {
  const [key = '', ...name] = rest.split('@');
  const known = shock(key);
  if (known === undefined) return failure('analysis.unknownShock', { input: text, shocks: shocks.map((each) => each.key).join(', ') });
  if (known.firm === undefined) return ok({ kind: 'shock', shock: known.key as ShockKey, firm: null });
  const firm = name.length === 0 ? known.firm(model) : firmId(model, name.join('@'));
  return firm === null ? failure('analysis.unknownFirm', { input: text }) : ok({ kind: 'shock', shock: known.key as ShockKey, firm });
}

/** The id of a firm by its id or, without regard to case, its name; null where there is none. */
export function firmId(model: Pick<EngineModel, 'firms'>, text: string): string | null {
  if (model.firms.some(({ id }) => id === text)) return text;
  const wanted = text.trim().normalize('NFC').toLowerCase();
  return model.firms.find(({ name }) => typeof name === 'string' && name.trim().normalize('NFC').toLowerCase() === wanted)?.id ?? null;
}

/** What a lever stands at in a model with the scenario's overrides put in; null is blank. */
export function leverValue(seen: EngineModel, lever: Lever): number | null {
  if (lever.kind !== 'cell') return lever.kind === 'driver' || lever.kind === 'shock' ? 0 : 1;
  const row = leverRow(seen, lever);
  const term = leverTerm(lever);
  const value = row === undefined || term === undefined ? null : valueOf(row, term);
  return typeof value === 'number' ? value : null;
}

/** What a lever may be set to. */
export function leverLimits(lever: Lever): Limits {
  if (lever.kind === 'cell') return (leverTerm(lever) as NumberTerm).limits;
  return lever.kind === 'driver' ? { min: -1e6, max: 1e6 } : { min: 0, max: lever.kind === 'shock' ? 10 : 1e6 };
}

/** The scenario in which levers are set: what a trial is, and what a proof compiles anew. */
export function scenarioWith(model: EngineModel, scenario: Scenario, settings: readonly Setting[]): Scenario {
  let next = scenario;
  // The multiple first: it scales what the scenario says, not what the other levers add.
  for (const { lever, value } of settings) if (lever.kind === 'multiple') next = multiplied(model, next, Number(value));
  for (const { lever, value } of settings) {
    if (lever.kind === 'driver') next = { ...next, drivers: { ...next.drivers, [lever.driver]: displaced(next.drivers[lever.driver], Number(value)) } };
    if (lever.kind === 'cell') next = withOverride(next, lever, value);
    if (lever.kind === 'shock') next = shocked(model, next, lever, Number(value));
    if (lever.kind === 'rents') next = rentsScaled(model, next, lever.firm, Number(value));
  }
  return next;
}

function shocked(model: EngineModel, scenario: Scenario, lever: ShockLever, intensity: number): Scenario {
  const { build, start, ramp } = shock(lever.shock);
  const { replaced: _replaced, ...merged } = mergeShock(scenario, build({ intensity, start, ramp, firm: lever.firm }, model));
  return { ...scenario, ...merged };
}

function isOf(override: Override, { target, id, field }: Omit<CellLever, 'kind'>): boolean {
  return override.target === target && override.field === field && (target === 'market' || override.id === id);
}

function withOverride(scenario: Scenario, lever: Omit<CellLever, 'kind'>, value: CellValue): Scenario {
  const { target, id, field } = lever;
  const override: Override = target === 'market' ? { target, field, value } : { target, id, field, value };
  return { ...scenario, overrides: [...scenario.overrides.filter((each) => !isOf(each, lever)), override] };
}

/** A path with a constant added. */
export function displaced(spec: DriverSpec | undefined, by: number): DriverSpec {
  if (spec === undefined || isShocks(spec)) return [...(spec ?? []), { depth: by }];
  return spec.values.length === 0 ? [{ depth: by }] : { values: spec.values.map((value) => value + by) };
}

/** A path with its displacements multiplied. */
export function multipliedSpec(spec: DriverSpec, base: number, by: number): DriverSpec {
  if (isShocks(spec)) return spec.map((shock) => ({ ...shock, depth: shock.depth * by }));
  return { values: spec.values.map((value) => base + by * (value - base)) };
}

/**
 * The scenario applied `by` times: displacements of drivers and of numbers grow with it (numbers within the limits of their column,
 * whole ones rounded); what has no size (choices, blanks, forced failures) holds at every multiple above 0.
 */
export function multiplied(model: EngineModel, scenario: Scenario, by: number): Scenario {
  const paths = drivers.flatMap(({ key, base }) => (scenario.drivers[key] === undefined ? [] : [[key, multipliedSpec(scenario.drivers[key], base, by)] as const]));
  return {
    ...scenario,
    drivers: Object.fromEntries(paths),
    overrides: scenario.overrides.flatMap((override) => multipliedOverride(model, override, by)),
    failures: by > 0 ? scenario.failures : [],
  };
}

function multipliedOverride(model: EngineModel, override: Override, by: number): readonly Override[] {
  const unsized = by > 0 ? [override] : [];
  const place = { target: override.target, id: override.id ?? 'market', field: override.field };
  const term = leverTerm(place);
  if (override.value === undefined) {
    if (typeof override.scale !== 'number') return unsized;
    return [{ ...override, scale: Math.max(0, 1 + by * (override.scale - 1)) }];
  }
  const row = leverRow(model, place);
  const base = row === undefined || term === undefined ? null : valueOf(row, term);
  if (typeof override.value !== 'number' || typeof base !== 'number' || term === undefined || !('limits' in term)) return unsized;
  const { min, max, whole } = term.limits;
  const value = Math.min(max, Math.max(min, base + by * (override.value - base)));
  return [{ ...override, value: whole === true ? Math.round(value) : value }];
}

function rentsScaled(model: EngineModel, scenario: Scenario, firm: string, by: number): Scenario {
  const leases = model.contracts.filter((row) => row['type'] === 'lease' && row['to'] === firm);
  return leases.reduce((next, row): Scenario => {
    const lever = { target: 'contract', id: row.id, field: 'rent' } as const;
    const former = next.overrides.find((each) => isOf(each, lever));
    const base = typeof former?.value === 'number' ? former.value : Number(row['rent'] ?? 0) * (former?.scale ?? 1);
    return withOverride(next, lever, base * by);
  }, scenario);
}

/** Why a value is refused for a lever; null when it may be set. */
export function refusedSetting(lever: Lever, value: number): Failure | null {
  const { min, max, whole } = leverLimits(lever);
  if (Number.isFinite(value) && value >= min && value <= max && (whole !== true || Number.isInteger(value))) return null;
  return { code: whole === true ? 'analysis.outsideWhole' : 'analysis.outside', details: { input: leverName(lever), value, min, max } };
}
