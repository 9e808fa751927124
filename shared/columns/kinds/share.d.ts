/** A part of a whole. A bare 1 is the whole; a bare 75 is refused with both ways to write what may be meant. */
export declare const share: import("../kind.ts").Kind;
