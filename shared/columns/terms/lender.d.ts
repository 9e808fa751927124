export declare const lender: import("../define.ts").FirmTerm<"lender">;
