/** An order of payment; 1 is paid first. */
export declare const rank: import("../kind.ts").Kind;
