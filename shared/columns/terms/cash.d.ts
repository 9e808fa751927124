export declare const cash: import("../define.ts").NumberTerm<"cash">;
