export declare const debt: import("../define.ts").NumberTerm<"debt">;
