import { numberTerm } from '../columns/define.ts';

export const rentToValue = numberTerm({
  key: 'rentToValue', kind: 'number', group: 'gpu', default: 0.5, limits: { min: 0, max: 5 },
  label: { en: 'Rent to value', zhHant: '租金對價值彈性' },
  help: { en: 'How strongly the value of a GPU follows the spot rent; 0 keeps it apart.', zhHant: 'GPU 價值隨現貨租金變動的強度；0 表示不受影響。' },
  aliases: ['theta', 'θ'],
});
