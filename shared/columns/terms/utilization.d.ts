export declare const utilization: import("../define.ts").NumberTerm<"utilization">;
