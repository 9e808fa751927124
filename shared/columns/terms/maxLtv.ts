import { numberTerm } from '../define.ts';

export const maxLtv = numberTerm({
  key: 'maxLtv', kind: 'share', group: 'facility', limits: { min: 0, max: 1e15 },
  label: { en: 'Max LTV', zhHant: 'LTV 上限' },
  help: {
    en: 'Covenant: the balance may be at most this share of the pledged GPUs\' value; 0 is no covenant.',
    zhHant: '財務約定：餘額占質押 GPU 價值的上限；0 表示無此約定。',
  },
  aliases: ['ltv', 'ltv covenant', 'maximum ltv', '貸款成數上限'],
});
