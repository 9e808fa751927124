export declare const gpuLife: import("../define.ts").NumberTerm<"gpuLife">;
