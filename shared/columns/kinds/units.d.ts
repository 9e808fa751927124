/** A count of GPUs; `3萬` and `30k` are 30,000. */
export declare const units: import("../kind.ts").Kind;
