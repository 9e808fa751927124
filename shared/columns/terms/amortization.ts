import { numberTerm } from '../define.ts';

export const amortization = numberTerm({
  key: 'amortization', kind: 'share', group: 'facility',
  label: { en: 'Amortization', zhHant: '攤還率' },
  help: { en: 'Share of the opening principal repaid each quarter.', zhHant: '每季償還期初本金的比例。' },
  aliases: ['amortisation', 'repayment', '攤還'],
});
