import { numberKind, percentSuffixes } from '../numberKind.ts';

const perYear = { power: -2, times: 1 };

/** An annual rate. A bare 1 would be 100% a year to the file and 1% to most people, so bare numbers end below it. */
export const rate = numberKind({
  id: 'rate',
  digits: [2, 4],
  percent: { bareBelow: 1, orEqual: false },
  suffixes: { ...percentSuffixes, '%p.a.': perYear, '%pa': perYear, '%/年': perYear },
  magnitudes: false,
});
