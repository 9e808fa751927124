import { numberTerm } from '../define.ts';

export const gpuOpex = numberTerm({
  key: 'gpuOpex', kind: 'money', group: 'gpus', unit: 'unitCostPerQuarter',
  label: { en: 'GPU opex', zhHant: 'GPU 運轉成本' },
  help: { en: 'Power and hosting for each GPU owned, a quarter.', zhHant: '每張自有 GPU 每季的電力與機房託管成本。' },
  aliases: ['power and hosting', 'opex per gpu'],
});
