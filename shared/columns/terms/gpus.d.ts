export declare const gpus: import("../define.ts").NumberTerm<"gpus">;
