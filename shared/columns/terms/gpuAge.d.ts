export declare const gpuAge: import("../define.ts").NumberTerm<"gpuAge">;
