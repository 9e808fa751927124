export declare const funding: import("../define.ts").NumberTerm<"funding">;
