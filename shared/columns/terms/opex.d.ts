export declare const opex: import("../define.ts").NumberTerm<"opex">;
