import { numberTerm } from '../../columns/define.ts';

export const stake = numberTerm({
  key: 'stake', kind: 'share', group: 'equity',
  label: { en: 'Stake', zhHant: '持股比例' },
  help: {
    en: 'Share of the firm\'s net worth that the investor owns; all stakes in one firm add up to at most 100%.',
    zhHant: '投資人持有該公司淨值的比例；同一公司的持股合計不得超過 100%。',
  },
  aliases: ['ownership', 'holding', '持股'],
});
