import { numberTerm } from '../columns/define.ts';

export const quarters = numberTerm({
  key: 'quarters', kind: 'quarters', group: 'time', default: 20, limits: { min: 1, max: 80, whole: true },
  label: { en: 'Quarters', zhHant: '模擬季數' },
  help: { en: 'How many quarters are calculated, 1 to 80.', zhHant: '計算的季數，1 至 80。' },
  aliases: ['horizon', '期間'],
});
