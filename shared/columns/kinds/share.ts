import { numberKind, percentSuffixes } from '../numberKind.ts';

/** A part of a whole. A bare 1 is the whole; a bare 75 is refused with both ways to write what may be meant. */
export const share = numberKind({
  id: 'share',
  digits: [0, 2],
  percent: { bareBelow: 1, orEqual: true },
  suffixes: { ...percentSuffixes, 成: { power: -1, times: 1 } },
  magnitudes: false,
});
