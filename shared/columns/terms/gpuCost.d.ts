export declare const gpuCost: import("../define.ts").NumberTerm<"gpuCost">;
