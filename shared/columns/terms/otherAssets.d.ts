export declare const otherAssets: import("../define.ts").NumberTerm<"otherAssets">;
