export declare const maxLtv: import("../define.ts").NumberTerm<"maxLtv">;
