import { numberTerm } from '../columns/define.ts';

export const gpuPrice = numberTerm({
  key: 'gpuPrice', kind: 'money', group: 'gpu', unit: 'unitPrice', default: 30,
  label: { en: 'GPU price', zhHant: 'GPU 牌價' },
  help: { en: 'List price of a new GPU at opening.', zhHant: '新 GPU 期初的牌價。' },
  aliases: ['list price', '牌價'],
});
