import { numberTerm } from '../../columns/define.ts';

export const cap = numberTerm({
  key: 'cap', kind: 'money', group: 'guarantee',
  label: { en: 'Cap', zhHant: '保證上限' },
  help: { en: 'The most that the guarantor pays for the firm\'s shortfalls, in all.', zhHant: '保證人為該公司短缺所支付的累計上限。' },
  aliases: ['limit', 'guarantee amount', '保證金額'],
});
