/** A count of quarters; `5y` is 20. Magnitudes are not read: `18m` would be months to a person. */
export declare const quarters: import("../kind.ts").Kind;
