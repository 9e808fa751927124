import { numberTerm } from '../columns/define.ts';

export const freezeLoss = numberTerm({
  key: 'freezeLoss', kind: 'share', group: 'credit', default: null, blank: { en: 'never', zhHant: '永不' },
  label: { en: 'Freeze loss', zhHant: '信用凍結門檻' },
  help: {
    en: 'Lenders\' losses in a quarter, as a share of all loans, above which credit closes in the next; blank is never.',
    zhHant: '單季貸款損失占全部貸款的比例超過此值時，下一季信用市場關閉；空白表示永不關閉。',
  },
  aliases: ['credit freeze', 'freeze threshold'],
});
