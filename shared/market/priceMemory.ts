import { numberTerm } from '../columns/define.ts';

export const priceMemory = numberTerm({
  key: 'priceMemory', kind: 'share', group: 'gpu', default: 0.5,
  label: { en: 'Price memory', zhHant: '價格記憶' },
  help: { en: 'Share of past sales that still weighs on the price a quarter later.', zhHant: '過去的拋售在下一季仍壓抑價格的比例。' },
  aliases: ['delta', 'δ', 'persistence'],
});
