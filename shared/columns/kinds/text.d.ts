import type { Kind } from '../kind.ts';
/** Free text. Names lose spaces around them, since nobody can see them; remarks are kept as typed. */
export declare const text: Kind;
