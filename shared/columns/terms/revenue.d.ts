export declare const revenue: import("../define.ts").NumberTerm<"revenue">;
