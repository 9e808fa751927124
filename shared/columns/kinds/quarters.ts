import { numberKind } from '../numberKind.ts';

const one = { power: 0, times: 1 };
const four = { power: 0, times: 4 };

/** A count of quarters; `5y` is 20. Magnitudes are not read: `18m` would be months to a person. */
export const quarters = numberKind({
  id: 'quarters',
  digits: [0, 2],
  suffixes: { q: one, qtr: one, qtrs: one, quarter: one, quarters: one, 季: one, y: four, yr: four, yrs: four, year: four, years: four, 年: four },
  magnitudes: false,
});
