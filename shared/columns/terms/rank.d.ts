export declare const rank: import("../define.ts").NumberTerm<"rank">;
