import { numberTerm } from '../define.ts';

export const gpuAge = numberTerm({
  key: 'gpuAge', kind: 'quarters', group: 'gpus', limits: { min: 0, max: 1e15 },
  label: { en: 'GPU age', zhHant: 'GPU 機齡' },
  help: { en: 'Average age of the fleet at opening; it grows by one every quarter.', zhHant: '期初平均機齡（季），每季加一。' },
  aliases: ['age'],
});
