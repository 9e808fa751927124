export declare const rateType: import("../define.ts").ChoiceTerm<"rateType", "fixed" | "floating">;
