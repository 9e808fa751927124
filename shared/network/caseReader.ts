/**
 * Reads a bare network's parameters and inputs out of plain JSON, field by field, and remembers the first thing that is wrong
 * with its place (`inputs.edges[3][2]`). A model reads all its fields and is run only if nothing was wrong, so that it never
 * sees bad numbers.
 */
import type { Failure } from '../base/result.ts';

/** Bounds of a number, both included; without them any finite number of at most 1e15 in absolute value. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** `[debtor, creditor, amount]`, indices from 0; parallel edges add up. */
export interface Edges {
  readonly debtor: Int32Array;
  readonly creditor: Int32Array;
  readonly amount: Float64Array;
}

export interface CaseReader {
  /** The first thing that was wrong, with `place` and what else its message needs; null if nothing. */
  readonly problem: () => Failure | null;
  /** Whether the case names a field that its result shall have; for those that cost too much to work out unasked. */
  readonly asksFor: (field: string) => boolean;
  /** Notes a problem of the model's own, unless there is one already. */
  readonly refuse: (place: string, code: string, details?: Readonly<Record<string, string | number>>) => void;
  /** Whether a path leads to something: `parameters.alpha`. */
  readonly has: (path: string) => boolean;
  /** A number; `fallback` where the field is missing or null. */
  readonly number: (path: string, bounds: Bounds, fallback?: number) => number;
  readonly whole: (path: string, bounds: Bounds, fallback?: number) => number;
  readonly flag: (path: string, fallback: boolean) => boolean;
  readonly choice: <const Choice extends string>(path: string, choices: readonly Choice[], fallback?: Choice) => Choice;
  /** A list of numbers, of a length if one is given. A missing list is zeros where `optional`. */
  readonly numbers: (path: string, length: number | null, bounds: Bounds, optional?: boolean) => Float64Array;
  /** A list of lists of numbers, `rows` × `columns`; either may be null: as the data have it. */
  readonly table: (path: string, rows: number | null, columns: number | null, bounds: Bounds) => readonly Float64Array[];
  readonly edges: (path: string, n: number) => Edges;
  /** Lists of edges, one a layer. */
  readonly layers: (path: string, n: number) => readonly Edges[];
  /** Different indices below n, in rising order. */
  readonly indices: (path: string, n: number) => Int32Array;
}

export const largestAmount = 1e15;
export const mostFirms = 1_000_000;
const noEdges: Edges = { debtor: new Int32Array(0), creditor: new Int32Array(0), amount: new Float64Array(0) };

/** What a path leads to, word by word; undefined where it ends early. */
function at(source: unknown, path: string): unknown {
  let value = source;
  for (const word of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, word)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[word];
  }
  return value ?? undefined;
}

/** A short writing of a value that was refused. */
function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? '—');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Reads one case; `wanted` are the fields that its result shall have, if the case says. */
export function createCaseReader(source: unknown, wanted: ReadonlySet<string> | null): CaseReader {
  let first: Failure | null = null;
  const refuse: CaseReader['refuse'] = (place, code, details = {}) => { first ??= { code, details: { place, ...details } }; };

  const checked = (value: unknown, place: string, { min = -largestAmount, max = largestAmount }: Bounds, isWhole = false): number => {
    const isGood = typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max && (!isWhole || Number.isInteger(value));
    if (isGood) return value;
    refuse(place, isWhole ? 'network.whole' : 'network.number', { value: shown(value), min, max });
    return Math.max(min, Math.min(max, 0));
  };
  const list = (value: unknown, place: string, length: number | null): readonly unknown[] => {
    if (!Array.isArray(value)) refuse(place, 'network.list', { value: shown(value) });
    else if (length !== null && value.length !== length) refuse(place, 'network.length', { length: value.length, expected: length });
    else return value;
    return new Array<number>(length ?? 0).fill(0);
  };
  const numbersOf = (value: unknown, place: string, length: number | null, bounds: Bounds) =>
    Float64Array.from(list(value, place, length), (each, index) => checked(each, `${place}[${index}]`, bounds));

  const single = (path: string, bounds: Bounds, fallback: number | undefined, isWhole: boolean): number => {
    const value = at(source, path);
    return value === undefined && fallback !== undefined ? fallback : checked(value, path, bounds, isWhole);
  };
  const edgesOf = (value: unknown, place: string, n: number): Edges => {
    const items = list(value, place, null);
    const debtor = new Int32Array(items.length);
    const creditor = new Int32Array(items.length);
    const amount = new Float64Array(items.length);
    for (const [index, item] of items.entries()) {
      const here = `${place}[${index}]`;
      if (!Array.isArray(item) || item.length !== 3) {
        refuse(here, 'network.edge', { value: shown(item) });
        return noEdges;
      }
      debtor[index] = checked(item[0], `${here}[0]`, { min: 0, max: n - 1 }, true);
      creditor[index] = checked(item[1], `${here}[1]`, { min: 0, max: n - 1 }, true);
      amount[index] = checked(item[2], `${here}[2]`, { min: 0 });
      if (item[0] === item[1]) refuse(here, 'network.selfDebt', { firm: shown(item[0]) });
    }
    return { debtor, creditor, amount };
  };

  return {
    problem: () => first,
    asksFor: (field) => wanted?.has(field) ?? false,
    refuse,
    has: (path) => at(source, path) !== undefined,
    number: (path, bounds, fallback) => single(path, bounds, fallback, false),
    whole: (path, bounds, fallback) => single(path, bounds, fallback, true),
    flag: (path, fallback) => {
      const value = at(source, path) ?? fallback;
      if (typeof value !== 'boolean') refuse(path, 'network.flag', { value: shown(value) });
      return value === true;
    },
    choice: (path, choices, fallback) => {
      const value = at(source, path) ?? fallback;
      const found = choices.find((each) => each === value);
      if (found === undefined) refuse(path, 'network.choice', { value: shown(value), choices: choices.join(', ') });
      return found ?? (choices[0] as (typeof choices)[number]);
    },
    numbers: (path, length, bounds, optional = false) => {
      const value = at(source, path);
      return optional && value === undefined ? new Float64Array(length ?? 0) : numbersOf(value, path, length, bounds);
    },
    table: (path, rows, columns, bounds) => list(at(source, path), path, rows).map((row, index) => numbersOf(row, `${path}[${index}]`, columns, bounds)),
    edges: (path, n) => edgesOf(at(source, path), path, n),
    layers: (path, n) => list(at(source, path), path, null).map((layer, index) => edgesOf(layer, `${path}[${index}]`, n)),
    indices: (path, n) => {
      const found = list(at(source, path) ?? [], path, null).map((value, index) => checked(value, `${path}[${index}]`, { min: 0, max: n - 1 }, true));
      return Int32Array.from(new Set(found)).sort();
    },
  };
}

/** The number of firms, from `inputs.n` or else from the length of a list. */
export function readFirmCount(reader: CaseReader, path: string, source: string): number {
  return reader.has(path) ? reader.whole(path, { min: 0, max: mostFirms }) : reader.numbers(source, null, {}).length;
}
