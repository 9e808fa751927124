import { numberTerm } from '../define.ts';

export const gpuCost = numberTerm({
  key: 'gpuCost', kind: 'money', group: 'gpus', unit: 'unitPrice',
  label: { en: 'GPU cost', zhHant: 'GPU 成本' },
  help: { en: 'Average purchase price of a GPU; fleet values start from it.', zhHant: '每張 GPU 的平均購入價格，為估值的起點。' },
  aliases: ['cost per gpu', 'purchase price'],
});
