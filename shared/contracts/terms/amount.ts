import { numberTerm } from '../../columns/define.ts';

export const amount = numberTerm({
  key: 'amount', kind: 'money', group: 'supply', unit: 'moneyPerQuarter',
  label: { en: 'Amount', zhHant: '採購金額' },
  help: { en: 'What the buyer orders from the seller, a quarter.', zhHant: '買方每季向賣方採購的金額。' },
  aliases: ['purchases', 'order', '採購'],
});
