import type { Kind } from '../kind.ts';
/** Yes or no, in the words of either language and of Excel. */
export declare const flag: Kind;
