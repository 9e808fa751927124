export declare const vendor: import("../define.ts").FirmTerm<"vendor">;
