import { firmTerm } from '../define.ts';

export const lender = firmTerm({
  key: 'lender', group: 'facility',
  label: { en: 'Lender', zhHant: '貸款人' },
  help: { en: 'Who lends on the firm\'s own facility; blank is a lender outside the workbook.', zhHant: '自有融資額度的貸款人；空白表示活頁簿以外的貸款人。' },
  aliases: ['creditor', '債權人'],
});
