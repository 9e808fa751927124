import { numberTerm } from '../columns/define.ts';

export const spotRent = numberTerm({
  key: 'spotRent', kind: 'money', group: 'rent', unit: 'rent', default: 2.5,
  label: { en: 'Spot rent', zhHant: '現貨租金' },
  help: { en: 'Rent of a GPU for an hour at opening.', zhHant: '期初每 GPU 小時的現貨租金。' },
  aliases: ['rent', 'gpu rent', '租金'],
});
