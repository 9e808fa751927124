import { numberKind } from '../numberKind.ts';

/** An amount in its column's unit; `1.2億`, `1.5bn` and `30k` count in the currency itself. */
export const money = numberKind({ id: 'money', digits: [0, 2], suffixes: {}, magnitudes: true });
