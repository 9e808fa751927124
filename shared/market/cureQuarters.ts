import { numberTerm } from '../columns/define.ts';

export const cureQuarters = numberTerm({
  key: 'cureQuarters', kind: 'quarters', group: 'credit', default: 1,
  label: { en: 'Cure quarters', zhHant: '補正季數' },
  help: { en: 'Quarters of uncured LTV breach that lenders tolerate before default.', zhHant: '貸款人容許 LTV 違約未補正的季數，超過即違約。' },
  aliases: ['cure period', '補正期'],
});
