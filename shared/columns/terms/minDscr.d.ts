export declare const minDscr: import("../define.ts").NumberTerm<"minDscr">;
