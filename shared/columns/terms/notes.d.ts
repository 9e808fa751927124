export declare const notes: import("../define.ts").TextTerm<"notes">;
