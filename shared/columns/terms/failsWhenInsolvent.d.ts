export declare const failsWhenInsolvent: import("../define.ts").FlagTerm<"failsWhenInsolvent">;
