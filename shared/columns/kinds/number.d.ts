/** A plain number or ratio; `1.2x` is 1.2 and `120%` as well. */
export declare const number: import("../kind.ts").Kind;
