/**
 * Reading plain JSON into the shapes of the document, with the place of whatever does not fit.
 *
 * Owns: shapes of rows, scenarios and notes as they stand in a file. Does not own: whether their values make sense
 * (`problems.ts`). Refused is only what the rest of the program could not hold: a list for a number, a row without an id.
 */
import type { Json, JsonObject } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import type { Failure } from '../base/result.ts';
import type { Row, Term } from '../columns/define.ts';
import { drivers } from '../drivers/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenarioId } from '../drivers/scenario.ts';
import { automatic } from '../rules/userColumn.ts';
import type { UserColumn } from '../rules/userColumn.ts';
import type { Note } from './document.ts';
import { type FileSteps, rowsAtOnce } from './fileSteps.ts';

/** Thrown while reading and caught by `codec.ts`, where it becomes a Failure: the place is known deep inside. */
export class Unreadable extends Error {
  /** At least one, in the order of the file. */
  readonly failures: readonly [Failure, ...Failure[]];
  constructor(code: string, place: string, details: Readonly<Record<string, string | number>> = {}, others: readonly Failure[] = []) {
    super(code);
    this.failures = [{ code, details: { place, ...details } }, ...others];
  }
}

/** Nobody reads more about one file, and a hostile one could go on for minutes. */
const mostFindings = 1_000;

/** Reads on after what cannot be read, so that a person is told of all of it at once. */
export class Findings {
  readonly #failures: Failure[] = [];

  /** What `read` gives; undefined where it finds something unreadable, which is kept, or so much was found that reading ends. */
  attempt<T>(read: () => T): T | undefined {
    if (this.#failures.length >= mostFindings) return undefined;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.add(error);
      return undefined;
    }
  }

  /** The same for what is read in steps. */
  *attemptSteps<T>(steps: FileSteps<T>): FileSteps<T | undefined> {
    if (this.#failures.length >= mostFindings) return undefined;
    try {
      return yield* steps;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.add(error);
      return undefined;
    }
  }

  add(error: Unreadable): void {
    for (const failure of error.failures) this.#failures.push(failure);
  }

  /** undefined while nothing was found. */
  get first(): Failure | undefined {
    return this.#failures[0];
  }

  /** @throws Unreadable if anything was found */
  finish(): void {
    const [first, ...others] = this.#failures;
    if (first !== undefined) throw new Unreadable(first.code, String(first.details['place']), first.details, others);
  }
}

/** A value as it stands in the file, cut short. */
export function shown(value: unknown): string {
  // What is missing reads as null everywhere in the format.
  const text = JSON.stringify(value ?? null);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

export function readText(value: Json | undefined, place: string, missing: string): string {
  if (value === undefined || value === null) return missing;
  if (typeof value !== 'string') throw new Unreadable('file.wantsText', place, { value: shown(value) });
  return value;
}

export function readObject(value: Json | undefined, place: string): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) throw new Unreadable('file.wantsObject', place);
  return value;
}

export function readList<Item>(value: Json | undefined, place: string, read: (item: Json, place: string) => Item): readonly Item[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Unreadable('file.wantsList', place);
  const findings = new Findings();
  const items = value.map((item: Json, index) => findings.attempt(() => read(item, `${place}[${index}]`)));
  findings.finish();
  // Safe: had an item not been read, finish would have thrown.
  return items as readonly Item[];
}

/** Spells a place out: that of a million rows is wanted by none, unless something is wrong with one. */
export type Place = () => string;

/** A table: objects, each with an id of its own. @param prepared  what an item is before it is read */
export function* readTable<R extends { readonly id: string }>(value: Json | undefined, table: string, read: (row: Row, place: Place) => R, prepared: (item: Json) => Json = (item) => item): FileSteps<readonly R[]> {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Unreadable('file.wantsList', table);
  const seen = new Set<string>();
  const findings = new Findings();
  const rows: R[] = [];
  let index = 0;
  const place = (): string => `${table}[${index}]`;
  const readNext = (): R => readTableRow(prepared(value[index] as Json), place, seen, read);
  for (; index < value.length; index += 1) {
    const row = findings.attempt(readNext);
    if (row !== undefined) rows.push(row);
    if (index % rowsAtOnce === rowsAtOnce - 1) yield { kind: 'pause', done: index, total: value.length };
  }
  findings.finish();
  return rows;
}

/** One row of a table; its id joins those `seen` before. */
export function readTableRow<R extends { readonly id: string }>(item: Json, place: Place, seen: Set<string>, read: (row: Row, place: Place) => R): R {
  if (!isJsonObject(item)) throw new Unreadable('file.wantsObject', place());
  const id = item['id'];
  if (typeof id !== 'string' || id === '') throw new Unreadable('file.wantsId', `${place()}.id`);
  if (seen.has(id)) throw new Unreadable('file.duplicateId', `${place()}.id`, { id });
  seen.add(id);
  return read(item as JsonObject & { readonly id: string }, place);
}

type CellType = 'number' | 'boolean' | 'string';

function typeOf(term: Term): CellType {
  return term.kind === 'flag' ? 'boolean' : 'limits' in term ? 'number' : 'string';
}

/** The type of each column's values by its key. */
export function cellTypes(terms: readonly Term[]): ReadonlyMap<string, CellType> {
  return new Map(terms.map((term) => [term.key, typeOf(term)]));
}

/** Whether each given term of a row has the type of its column. */
export function hasTypes(row: Row, types: ReadonlyMap<string, CellType>): boolean {
  for (const key of Object.keys(row)) {
    const wanted = types.get(key);
    const value = row[key];
    if (wanted !== undefined && typeof value !== wanted && value !== undefined && value !== null) return false;
  }
  return true;
}

/** A row whose given terms have the type of their column; other fields are kept as they are. */
export function readRow(row: Row, terms: readonly Term[], place: string): Row {
  const findings = new Findings();
  for (const term of terms) {
    const value = Object.hasOwn(row, term.key) ? row[term.key] : undefined;
    if (value === undefined || value === null) continue;
    const wanted = typeOf(term);
    if (typeof value === wanted) continue;
    const code = wanted === 'number' ? 'file.wantsNumber' : wanted === 'boolean' ? 'file.wantsFlag' : 'file.wantsText';
    findings.add(new Unreadable(code, `${place}.${term.key}`, { value: shown(value) }));
  }
  findings.finish();
  return row;
}

/** A scenario; null and missing parts read as empty ones. */
export function readScenario(row: Row, place: string): Scenario {
  if (row.id === baseScenarioId) throw new Unreadable('file.reservedId', `${place}.id`, { id: row.id });
  const given = row as JsonObject & { readonly id: string };
  const findings = new Findings();
  if (given['parent'] !== null) findings.attempt(() => readText(given['parent'], `${place}.parent`, ''));
  findings.attempt(() => readLock(given['locked'], `${place}.locked`));
  const scenario = {
    ...given,
    id: row.id,
    name: findings.attempt(() => readText(given['name'], `${place}.name`, '')),
    drivers: findings.attempt(() => readDrivers(given['drivers'], `${place}.drivers`)),
    overrides: findings.attempt(() => readList(given['overrides'], `${place}.overrides`, readOverride)),
    failures: findings.attempt(() => readList(given['failures'], `${place}.failures`, readForcedFailure)),
  };
  findings.finish();
  // Safe: had a part not been read, finish would have thrown.
  return scenario as Scenario;
}

function readLock(value: Json | undefined, place: string): void {
  const lock = readObject(value, place);
  for (const key of ['hash', 'by', 'date']) readText(lock[key], `${place}.${key}`, '');
}

function readDrivers(value: Json | undefined, place: string): Scenario['drivers'] {
  const given = readObject(value, place);
  const findings = new Findings();
  for (const { key } of drivers) {
    const spec = Object.hasOwn(given, key) ? given[key] : undefined;
    if (spec !== undefined && spec !== null) findings.attempt(() => checkPath(spec, `${place}.${key}`));
  }
  findings.finish();
  const isKnown = new Set<string>(drivers.map(({ key }) => key));
  // A driver that is null reads as not shocked at all; unknown drivers of other programs are kept as they are.
  return Object.fromEntries(Object.entries(given).filter(([key, spec]) => spec !== null || !isKnown.has(key)));
}

function checkPath(spec: Json, place: string): void {
  if (!Array.isArray(spec)) {
    if (!isJsonObject(spec) || !Array.isArray(spec['values'])) throw new Unreadable('file.wantsPath', place);
    for (const [index, value] of spec['values'].entries()) wantNumber(value as Json, `${place}.values[${index}]`);
    return;
  }
  for (const [index, shock] of spec.entries()) {
    if (!isJsonObject(shock)) throw new Unreadable('file.wantsObject', `${place}[${index}]`);
    wantNumber(shock['depth'], `${place}[${index}].depth`);
    for (const key of ['start', 'ramp', 'hold', 'recovery']) {
      if (shock[key] !== undefined && shock[key] !== null) wantNumber(shock[key], `${place}[${index}].${key}`);
    }
  }
}

export function wantNumber(value: Json | undefined, place: string): void {
  if (typeof value !== 'number') throw new Unreadable('file.wantsNumber', place, { value: shown(value) });
}

export function wantText(value: Json | undefined, place: string): void {
  if (typeof value !== 'string') throw new Unreadable('file.wantsText', place, { value: shown(value) });
}

const isTarget: ReadonlySet<Json | undefined> = new Set(['firm', 'contract', 'market']);

function readOverride(item: Json, place: string): Scenario['overrides'][number] {
  if (!isJsonObject(item)) throw new Unreadable('file.wantsObject', place);
  if (!isTarget.has(item['target'])) throw new Unreadable('file.wantsTarget', `${place}.target`);
  wantText(item['field'], `${place}.field`);
  if (item['target'] !== 'market') wantText(item['id'], `${place}.id`);
  if (typeof item['value'] === 'object' && item['value'] !== null) throw new Unreadable('file.wantsCell', `${place}.value`);
  if (item['scale'] !== undefined && item['scale'] !== null) wantNumber(item['scale'], `${place}.scale`);
  if (item['typed'] !== undefined && item['typed'] !== null) wantText(item['typed'], `${place}.typed`);
  // A null factor or text is none; a null value is blank and stays.
  const isNone = (key: string): boolean => (key === 'scale' || key === 'typed') && item[key] === null;
  const given = Object.keys(item).some(isNone) ? Object.fromEntries(Object.entries(item).filter(([key]) => !isNone(key))) : item;
  return given as unknown as Scenario['overrides'][number];
}

function readForcedFailure(item: Json, place: string): Scenario['failures'][number] {
  if (!isJsonObject(item)) throw new Unreadable('file.wantsObject', place);
  wantText(item['firm'], `${place}.firm`);
  wantNumber(item['quarter'], `${place}.quarter`);
  return item as unknown as Scenario['failures'][number];
}

export function readNote(row: Row, place: string): Note {
  const given = row as JsonObject & { readonly id: string };
  if (!isTarget.has(given['target'])) throw new Unreadable('file.wantsTarget', `${place}.target`);
  for (const key of ['row', 'field', 'text']) wantText(given[key], `${place}.${key}`);
  for (const key of ['source', 'date', 'author']) if (given[key] !== undefined) readText(given[key], `${place}.${key}`, '');
  const { assumed } = given;
  if (assumed !== undefined && assumed !== null && typeof assumed !== 'boolean') throw new Unreadable('file.wantsFlag', `${place}.assumed`, { value: shown(assumed) });
  const blank = ['source', 'date', 'author', 'assumed'].filter((key) => given[key] === null);
  return (blank.length === 0 ? row : Object.fromEntries(Object.entries(given).filter(([key]) => !blank.includes(key)))) as Note;
}

/** The values of a firm in the person's own columns are an object. */
export function readCustom(row: Row, place: Place): Row {
  const custom = (row as JsonObject & { readonly id: string })['custom'];
  if (custom !== undefined) readObject(custom, `${place()}.custom`);
  return row;
}

/** A column without an id is known by its name: so the format's page and other programs write them. */
export function namedById(item: Json): Json {
  return isJsonObject(item) && item['id'] === undefined && typeof item['name'] === 'string' ? { id: item['name'], ...item } : item;
}

/** A column of the person's own. Its type and its rule are judged later (`shared/rules`), so that no rule keeps a file shut. */
export function readUserColumn(row: Row, place: string): UserColumn {
  const given = row as JsonObject & { readonly id: string };
  const formula = readText(given['formula'], `${place}.formula`, '');
  const help = readText(given['help'], `${place}.help`, '');
  const name = readText(given['name'], `${place}.name`, row.id);
  const type = readText(given['type'], `${place}.type`, formula === '' ? 'text' : automatic);
  const { formula: _formula, help: _help, ...rest } = given;
  return { ...rest, name, type, ...(formula === '' ? {} : { formula }), ...(help === '' ? {} : { help }) };
}
