/** An annual rate. A bare 1 would be 100% a year to the file and 1% to most people, so bare numbers end below it. */
export declare const rate: import("../kind.ts").Kind;
