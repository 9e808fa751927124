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
/** A numeric term; a default left out is 0, a default of null makes blank meaningful. */
export declare function numberTerm<const Key extends string>(options: NumberOptions<Key>): NumberTerm<Key>;
type Rest<T extends TermBase<string>, Given extends string> = Omit<T, 'kind' | 'unit' | 'aliases' | 'since' | 'overridable' | Given> & {
    readonly aliases?: readonly string[];
    readonly overridable?: boolean;
};
export declare function choiceTerm<const Key extends string, const Id extends string>(options: Rest<ChoiceTerm<Key, Id>, never>): ChoiceTerm<Key, Id>;
export declare function flagTerm<const Key extends string>(options: Rest<FlagTerm<Key>, 'default'> & {
    readonly default?: boolean;
}): FlagTerm<Key>;
export declare function textTerm<const Key extends string>(options: Rest<TextTerm<Key>, 'default' | 'unique'> & {
    readonly unique?: boolean;
}): TextTerm<Key>;
export declare function firmTerm<const Key extends string>(options: Rest<FirmTerm<Key>, 'default'>): FirmTerm<Key>;
/** The value of a term in a row, its default where blank; null only where blank has a meaning of its own. */
export declare function valueOf(row: Row, term: Term): CellValue;
export {};
