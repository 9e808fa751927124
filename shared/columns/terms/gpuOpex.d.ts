export declare const gpuOpex: import("../define.ts").NumberTerm<"gpuOpex">;
