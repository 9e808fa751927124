import { numberKind } from '../numberKind.ts';

const one = { power: 0, times: 1 };

/** A count of GPUs; `3萬` and `30k` are 30,000. */
export const units = numberKind({
  id: 'units',
  digits: [0, 2],
  suffixes: {
    gpu: one, gpus: one, 張: one, 張gpu: one,
    萬張: { power: 4, times: 1 }, kgpus: { power: 3, times: 1 },
  },
  magnitudes: true,
});
