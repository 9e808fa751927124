export declare const refinance: import("../define.ts").FlagTerm<"refinance">;
