import { numberTerm } from '../define.ts';

export const debt = numberTerm({
  key: 'debt', kind: 'money', group: 'facility',
  label: { en: 'Debt', zhHant: '債務' },
  help: {
    en: 'Drawn on the firm\'s own facility at opening; loans between firms are better entered as contracts.',
    zhHant: '公司自有融資額度期初已動用的金額；公司之間的貸款宜列為合約。',
  },
  aliases: ['borrowings', 'loan', '借款'],
});
