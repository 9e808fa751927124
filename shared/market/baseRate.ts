import { numberTerm } from '../columns/define.ts';

export const baseRate = numberTerm({
  key: 'baseRate', kind: 'rate', group: 'credit', default: 0.04,
  label: { en: 'Base rate', zhHant: '基準利率' },
  help: { en: 'Annual base rate of floating loans. Type 4%, 400bp or 0.04.', zhHant: '浮動利率貸款的年基準利率。可輸入 4%、400bp 或 0.04。' },
  aliases: ['sofr', 'reference rate', 'taibor'],
});
