import { firmTerm } from '../define.ts';

export const vendor = firmTerm({
  key: 'vendor', group: 'liquidity',
  label: { en: 'Vendor', zhHant: '供應商' },
  help: { en: 'Who is paid for the capex; blank is a vendor outside the workbook.', zhHant: '收取資本支出款項的公司；空白表示活頁簿以外的供應商。' },
  aliases: ['supplier', '賣方'],
});
