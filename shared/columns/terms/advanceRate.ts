import { numberTerm } from '../define.ts';

export const advanceRate = numberTerm({
  key: 'advanceRate', kind: 'share', group: 'liquidity',
  label: { en: 'Advance rate', zhHant: '融資成數' },
  help: { en: 'Share of the capex borrowed on the own facility; the rest is paid in cash.', zhHant: '資本支出中以自有融資額度借入的比例，其餘以現金支付。' },
  aliases: ['financed share', '貸款成數'],
});
