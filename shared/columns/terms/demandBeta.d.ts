export declare const demandBeta: import("../define.ts").NumberTerm<"demandBeta">;
