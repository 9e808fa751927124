import { numberTerm } from '../../columns/define.ts';

export const rent = numberTerm({
  key: 'rent', kind: 'money', group: 'lease', unit: 'moneyPerQuarter',
  label: { en: 'Rent', zhHant: '租金' },
  help: { en: 'Rent for all units together, a quarter.', zhHant: '全部承租張數每季的租金合計。' },
  aliases: ['lease rent', 'quarterly rent'],
});
