import { firmTerm } from '../../columns/define.ts';

export const from = firmTerm({
  key: 'from', group: 'contract',
  label: { en: 'From', zhHant: '提供方' },
  help: {
    en: 'Who provides: the lender, lessor, seller, investor, guarantor or holder. Blank is outside the workbook.',
    zhHant: '提供的一方：貸款人、出租人、賣方、投資人、保證人或持有人。空白表示活頁簿以外。',
  },
  aliases: ['provider', 'creditor', 'lessor', '債權人', '出租人'],
});
