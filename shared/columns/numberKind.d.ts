import type { NumberKind } from './define.ts';
import type { Kind } from './kind.ts';
/** How one kind of number differs from the others. */
export interface NumberRules {
    readonly id: NumberKind;
    /** Decimals of the display, at least and at most; of the percentage where one is shown. */
    readonly digits: readonly [min: number, max: number];
    /** Shown and edited as a percentage; a bare number is then allowed while it is below this, or equal when `orEqual`. */
    readonly percent?: {
        readonly bareBelow: number;
        readonly orEqual: boolean;
    };
    /** Suffixes that are no magnitude, with the factor as a power of ten and a multiplier. */
    readonly suffixes: Readonly<Record<string, {
        readonly power: number;
        readonly times: number;
    }>>;
    /** Whether k, m, bn, 萬, 億 are read. */
    readonly magnitudes: boolean;
}
export declare const percentSuffixes: {
    readonly '%': {
        readonly power: -2;
        readonly times: 1;
    };
    readonly pct: {
        readonly power: -2;
        readonly times: 1;
    };
    readonly percent: {
        readonly power: -2;
        readonly times: 1;
    };
    readonly '‰': {
        readonly power: -3;
        readonly times: 1;
    };
    readonly bp: {
        readonly power: -4;
        readonly times: 1;
    };
    readonly bps: {
        readonly power: -4;
        readonly times: 1;
    };
    readonly 基點: {
        readonly power: -4;
        readonly times: 1;
    };
};
export declare function numberKind(rules: NumberRules): Kind;
