import { numberTerm } from '../../columns/define.ts';

export const outstanding = numberTerm({
  key: 'outstanding', kind: 'money', group: 'supply',
  label: { en: 'Outstanding', zhHant: '期初應付款' },
  help: { en: 'Already owed at opening, due in quarter 1.', zhHant: '期初已積欠、第 1 季到期的款項。' },
  aliases: ['payable', 'payables', '應付帳款'],
});
