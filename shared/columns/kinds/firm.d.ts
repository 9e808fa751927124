import type { Kind } from '../kind.ts';
/** A firm, typed and shown by name; blank and "outside" are the rest of the world, unless a firm bears that name. */
export declare const firm: Kind;
