export declare const group: import("../define.ts").TextTerm<"group">;
