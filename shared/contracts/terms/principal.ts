import { numberTerm } from '../../columns/define.ts';

export const principal = numberTerm({
  key: 'principal', kind: 'money', group: 'loan',
  label: { en: 'Principal', zhHant: '本金' },
  help: { en: 'What is owed on the loan or note at opening.', zhHant: '貸款或券次期初積欠的金額。' },
  aliases: ['balance', 'notional', 'face value', '餘額'],
});
