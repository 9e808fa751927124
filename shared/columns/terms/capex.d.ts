export declare const capex: import("../define.ts").NumberTerm<"capex">;
