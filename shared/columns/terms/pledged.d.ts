export declare const pledged: import("../define.ts").NumberTerm<"pledged">;
