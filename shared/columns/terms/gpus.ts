import { numberTerm } from '../define.ts';

export const gpus = numberTerm({
  key: 'gpus', kind: 'units', group: 'gpus',
  label: { en: 'GPUs', zhHant: 'GPU 數量' },
  help: { en: 'GPUs that the firm owns at opening.', zhHant: '公司期初擁有的 GPU 張數。' },
  aliases: ['gpu count', 'fleet', 'gpu 張數'],
});
