import { numberTerm } from '../define.ts';

export const maturity = numberTerm({
  key: 'maturity', kind: 'quarters', group: 'facility', default: null, limits: { min: 1, max: 1e15, whole: true },
  blank: { en: 'never due', zhHant: '永不到期' },
  label: { en: 'Maturity', zhHant: '到期季' },
  help: { en: 'The quarter in which the whole balance falls due unless refinanced; blank is never due.', zhHant: '未再融資時，全部餘額到期的季別；空白表示永不到期。' },
  aliases: ['maturity quarter', '到期'],
});
