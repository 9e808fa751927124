import { firmTerm } from '../../columns/define.ts';

export const to = firmTerm({
  key: 'to', group: 'contract',
  label: { en: 'To', zhHant: '義務方' },
  help: {
    en: 'Who owes: the borrower, tenant, buyer, the firm invested in, guaranteed or issuing. Blank is outside the workbook.',
    zhHant: '負擔義務的一方：借款人、承租人、買方、被投資、被保證或發行的公司。空白表示活頁簿以外。',
  },
  aliases: ['obligor', 'debtor', 'tenant', '借款人', '承租人'],
});
