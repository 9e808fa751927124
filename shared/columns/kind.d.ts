/**
 * What a kind of value can do: read what a person typed, show it, check it.
 * Owns the interface. Each kind is in `kinds/`; numbers share `numberKind.ts`.
 */
import type { Language } from '../base/localized.ts';
import type { Result } from '../base/result.ts';
import type { CellValue, KindId, Term } from './define.ts';
/** Why a text or value is refused. The text of the code is in `shared/text/cellMessages.ts`; details are ready to be shown. */
export interface CellError {
    readonly code: string;
    readonly details: Readonly<Record<string, string | number>>;
}
export interface ParseContext {
    readonly language: Language;
    /** The id of the firm with this name, without regard to case; null when there is none. */
    readonly firmByName: (name: string) => string | null;
    /** The workbook's currency; when given, an amount that names another one (`US$` in TWD) is refused. */
    readonly currency?: string;
}
export interface FormatContext {
    readonly language: Language;
    readonly currency: string;
    readonly firmName: (id: string) => string | null;
    /** Amounts and counts in 萬, 億 and 兆 instead of the column's unit. */
    readonly zhUnits?: boolean;
}
export interface Kind {
    readonly id: KindId;
    /** Reads what was typed or pasted; blank text is null. Bad text is an error with the reason and the way out. */
    readonly parse: (text: string, term: Term, context: ParseContext) => Result<CellValue, CellError>;
    /** The text to show: rounded and grouped. Null is the term's word for blank, or nothing. */
    readonly format: (value: CellValue, term: Term, context: FormatContext) => string;
    /** The whole value as text for an editor: `parse` of it gives the same value back, bit by bit. */
    readonly edit: (value: CellValue, term: Term, context: FormatContext) => string;
    /** Why a stored value is refused; null when it is allowed. Blank is always allowed. */
    readonly validate: (value: unknown, term: Term) => CellError | null;
    /** Order for sorting; blank comes last. */
    readonly compare: (a: CellValue, b: CellValue) => number;
    readonly align: 'left' | 'right';
}
export declare function cellError(code: `cell.${string}`, details?: Readonly<Record<string, string | number>>): CellError;
/** Typed text as it is quoted in a message: a pasted page must not become one. */
export declare function quoted(text: string): string;
/** Puts blanks last and leaves the rest to the caller; null when neither is blank. */
export declare function compareBlanks(a: CellValue, b: CellValue): number | null;
