export declare const maturity: import("../define.ts").NumberTerm<"maturity">;
