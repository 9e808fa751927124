export declare const rate: import("../define.ts").NumberTerm<"rate">;
