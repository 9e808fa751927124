/**
 * Exact decimal shifts on text. Multiplying by 100 or 0.0001 rounds; moving the point of the decimal text does not, so
 * that `5.25%` is the same double as 0.0525 and an editor shows 0.07 as 7% and not as 7.000000000000001%.
 */
/** The shortest decimal text that reads back as `value * 10^places` for a reader that shifts it back by the same places. */
export declare function shiftedText(value: number, places: number): string;
/** The double nearest to the decimal text times `10^places`. */
export declare function numberFromDecimal(digits: string, places: number): number;
/**
 * A rounded number with thousands separators, the same in both languages. What would round to 0 without being 0 keeps
 * two significant digits, so that a small amount never looks like none.
 */
export declare function groupedText(value: number, minDigits: number, maxDigits: number): string;
