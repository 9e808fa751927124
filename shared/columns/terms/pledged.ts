import { numberTerm } from '../define.ts';

export const pledged = numberTerm({
  key: 'pledged', kind: 'share', group: 'facility',
  label: { en: 'Pledged', zhHant: '質押比例' },
  help: {
    en: 'Share of the borrower\'s GPU fleet pledged as collateral; all pledges on one fleet add up to at most 100%.',
    zhHant: '借款人 GPU 設定擔保的比例；同一批 GPU 的質押合計不得超過 100%。',
  },
  aliases: ['pledged share', 'collateral', '擔保比例'],
});
