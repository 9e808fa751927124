/**
 * Reads a number as an analyst types it or as Excel, a web page or a PDF puts it on the clipboard.
 *
 * Owns: signs, brackets, grouping, full-width characters, currency signs, and splitting off the suffix.
 * Does not own: what a suffix means in a column (`numberKind.ts`), or limits.
 *
 * Never guesses: text with two readings (`1,23`, `1.234,5`) is refused and both ways to write it are named.
 */
import type { Result } from '../base/result.ts';
import type { CellError } from './kind.ts';
export interface Amount {
    /** Unsigned decimal digits with at most one point, without grouping. */
    readonly digits: string;
    readonly negative: boolean;
    /** The power of ten of scientific notation, 0 if none. */
    readonly exponent: number;
    /** What follows the number, lower case and without spaces: `%`, `bp`, `億`, `bn`. */
    readonly suffix: string;
    /** Whether a currency sign or name was typed. */
    readonly isMoney: boolean;
    /** The ISO code of the currency; null if none was typed, or only `$` or `¥`, which several share. */
    readonly currency: string | null;
}
/** Full-width characters, kinds of spaces, dashes and apostrophes as plain ASCII; marks that cannot be seen are dropped. */
export declare function plainText(text: string): string;
/**
 * Splits typed text into its number, sign, suffix and currency.
 *
 * @example `readAmount('($1,200.5)m')` has digits 1200.5, negative, suffix `m`
 */
export declare function readAmount(text: string): Result<Amount, CellError>;
