import { numberTerm } from '../define.ts';

export const revenue = numberTerm({
  key: 'revenue', kind: 'money', group: 'operations', unit: 'moneyPerQuarter',
  label: { en: 'Revenue', zhHant: '營收' },
  help: { en: 'Revenue a quarter from customers outside the workbook; rents between firms are leases.', zhHant: '每季來自活頁簿以外客戶的營收；公司之間的租金請列為租約。' },
  aliases: ['sales', '收入'],
});
