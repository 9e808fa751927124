export declare const undrawn: import("../define.ts").NumberTerm<"undrawn">;
