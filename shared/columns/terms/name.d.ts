export declare const name: import("../define.ts").TextTerm<"name">;
