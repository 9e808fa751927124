import { numberTerm } from '../define.ts';

export const cash = numberTerm({
  key: 'cash', kind: 'money', group: 'operations',
  label: { en: 'Cash', zhHant: '現金' },
  help: { en: 'Cash at opening. The firm pays out of it before it calls its line.', zhHant: '期初現金；公司先以此支付，不足才動用額度。' },
  aliases: ['cash and equivalents', '現金及約當現金'],
});
