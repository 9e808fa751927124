import { numberTerm } from '../define.ts';

export const capex = numberTerm({
  key: 'capex', kind: 'money', group: 'liquidity', unit: 'moneyPerQuarter',
  label: { en: 'Capex', zhHant: '資本支出' },
  help: { en: 'Planned GPU purchases a quarter; cut when cash is short, none while blocked.', zhHant: '每季計畫購買 GPU 的金額；現金不足時縮減，受限期間停止。' },
  aliases: ['capital expenditure', 'investment'],
});
