export declare const amortization: import("../define.ts").NumberTerm<"amortization">;
