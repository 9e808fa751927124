import { numberKind } from '../numberKind.ts';

/** An order of payment; 1 is paid first. */
export const rank = numberKind({ id: 'rank', digits: [0, 0], suffixes: {}, magnitudes: false });
