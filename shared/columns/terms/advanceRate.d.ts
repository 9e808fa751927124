export declare const advanceRate: import("../define.ts").NumberTerm<"advanceRate">;
