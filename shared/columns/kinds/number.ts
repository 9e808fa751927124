import { numberKind } from '../numberKind.ts';

const one = { power: 0, times: 1 };

/** A plain number or ratio; `1.2x` is 1.2 and `120%` as well. */
export const number = numberKind({
  id: 'number',
  digits: [0, 4],
  suffixes: { x: one, '×': one, 倍: one, '%': { power: -2, times: 1 } },
  magnitudes: false,
});
