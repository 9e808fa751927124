import type { Kind } from '../kind.ts';
/** One of a list; read by its id or its name in either language, without regard to case, spaces and hyphens. */
export declare const choice: Kind;
