/**
 * What a column is: plain data from which the types, the grid, validation, engine inputs, forms and test data follow.
 * Owns the shape of a term. Does not own how a value is read or written: that is its kind (`kinds/`).
 */
import type { Localized } from '../base/localized.ts';
import type { UnitId } from '../base/units.ts';

export type NumberKind = 'money' | 'rate' | 'share' | 'quarters' | 'units' | 'number' | 'rank';
export type KindId = NumberKind | 'text' | 'choice' | 'flag' | 'firm';

/** A cell's value as it stands in the document; `null` and a missing key both read as blank. */
export type CellValue = string | number | boolean | null;

/** Allowed numbers, both ends included. */
export interface Limits {
  readonly min: number;
  readonly max: number;
  /** Only whole numbers are allowed. */
  readonly whole?: true;
}

export interface ChoiceOption<Id extends string = string> {
  readonly id: Id;
  readonly label: Localized;
}

interface TermBase<Key extends string> {
  /** Never reused for another meaning: it is the name in the file. */
  readonly key: Key;
  readonly label: Localized;
  /** What the term means, for hover, forms and the docs table. */
  readonly help: Localized;
  readonly unit: UnitId;
  readonly group: string;
  /** Further names under which imported tables may carry this column, lower case. */
  readonly aliases: readonly string[];
  /** The file version in which the term arrived. */
  readonly since: number;
  /** Whether a scenario may override it: identity and remarks are no inputs of the model. */
  readonly overridable: boolean;
}

/** A number; `default: null` means that blank has a meaning of its own (never, not set). */
export interface NumberTerm<Key extends string = string> extends TermBase<Key> {
  readonly kind: NumberKind;
  readonly default: number | null;
  readonly limits: Limits;
  /** What blank means where it is not a number, e.g. "never". */
  readonly blank?: Localized;
}
export interface ChoiceTerm<Key extends string = string, Id extends string = string> extends TermBase<Key> {
  readonly kind: 'choice';
  readonly default: Id;
  readonly options: readonly ChoiceOption<Id>[];
}
export interface FlagTerm<Key extends string = string> extends TermBase<Key> {
  readonly kind: 'flag';
  readonly default: boolean;
}
export interface TextTerm<Key extends string = string> extends TermBase<Key> {
  readonly kind: 'text';
  readonly default: '';
  /** No two rows may share this text, without regard to case. */
  readonly unique: boolean;
}
/** A reference to a firm by id; blank is the rest of the world. */
export interface FirmTerm<Key extends string = string> extends TermBase<Key> {
  readonly kind: 'firm';
  readonly default: null;
}
export type Term = NumberTerm | ChoiceTerm | FlagTerm | TextTerm | FirmTerm;

/** The value type that a term holds when it is given. */
export type TermValue<T extends Term> = T extends NumberTerm ? number : T extends ChoiceTerm<string, infer Id> ? Id : T extends FlagTerm ? boolean : string;

/** A row of a table: its id, whatever terms are given, and fields of other programs that we keep. */
export interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}

type NumberOptions<Key extends string> = Omit<NumberTerm<Key>, 'limits' | 'aliases' | 'since' | 'overridable' | 'default' | 'unit'> & {
  readonly default?: number | null;
  readonly limits?: Limits;
  readonly unit?: UnitId;
  readonly aliases?: readonly string[];
};

/** Limits of model.md 2.3 ("Refused"): nothing above 1e15 in absolute value, nothing negative, shares within 0 and 1. */
const usualLimits: Readonly<Record<NumberKind, Limits>> = {
  money: { min: 0, max: 1e15 },
  rate: { min: -10, max: 10 },
  share: { min: 0, max: 1 },
  quarters: { min: 0, max: 1e15, whole: true },
  units: { min: 0, max: 1e15 },
  number: { min: 0, max: 1e15 },
  rank: { min: 1, max: 1e15, whole: true },
};

const usualUnits: Readonly<Record<NumberKind, UnitId>> = {
  money: 'money', rate: 'perYear', share: 'share', quarters: 'quarters', units: 'gpus', number: 'none', rank: 'none',
};

/** A numeric term; a default left out is 0, a default of null makes blank meaningful. */
export function numberTerm<const Key extends string>(options: NumberOptions<Key>): NumberTerm<Key> {
  return { default: 0, limits: usualLimits[options.kind], unit: usualUnits[options.kind], aliases: [], since: 1, overridable: true, ...options };
}

type Rest<T extends TermBase<string>, Given extends string> = Omit<T, 'kind' | 'unit' | 'aliases' | 'since' | 'overridable' | Given> & {
  readonly aliases?: readonly string[];
  readonly overridable?: boolean;
};

export function choiceTerm<const Key extends string, const Id extends string>(options: Rest<ChoiceTerm<Key, Id>, never>): ChoiceTerm<Key, Id> {
  return { kind: 'choice', unit: 'none', aliases: [], since: 1, overridable: true, ...options };
}

export function flagTerm<const Key extends string>(options: Rest<FlagTerm<Key>, 'default'> & { readonly default?: boolean }): FlagTerm<Key> {
  return { kind: 'flag', unit: 'none', aliases: [], since: 1, overridable: true, default: false, ...options };
}

export function textTerm<const Key extends string>(options: Rest<TextTerm<Key>, 'default' | 'unique'> & { readonly unique?: boolean }): TextTerm<Key> {
  return { kind: 'text', unit: 'none', aliases: [], since: 1, overridable: false, default: '', unique: false, ...options };
}

export function firmTerm<const Key extends string>(options: Rest<FirmTerm<Key>, 'default'>): FirmTerm<Key> {
  return { kind: 'firm', unit: 'none', aliases: [], since: 1, overridable: true, default: null, ...options };
}

/** The value of a term in a row, its default where blank; null only where blank has a meaning of its own. */
export function valueOf(row: Row, term: Term): CellValue {
  const given = row[term.key];
  return given === undefined || given === null ? term.default : (given as CellValue);
}
