import { numberTerm } from '../define.ts';

export const rate = numberTerm({
  key: 'rate', kind: 'rate', group: 'facility',
  label: { en: 'Rate', zhHant: '利率' },
  help: {
    en: 'Annual interest as a percentage, or the spread when floating. Type 5.25%, 25bp or 0.0525; a bare number of 1 or more is refused.',
    zhHant: '年利率；浮動時為加碼。可輸入 5.25%、25bp 或 0.0525；不帶百分號且大於等於 1 的數字不予接受。',
  },
  aliases: ['interest', 'interest rate', 'coupon', 'spread', '票面利率', '加碼'],
});
