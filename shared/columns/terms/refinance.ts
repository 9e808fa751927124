import { flagTerm } from '../define.ts';

export const refinance = flagTerm({
  key: 'refinance', group: 'facility', default: true,
  label: { en: 'Refinance', zhHant: '再融資' },
  help: {
    en: 'Whether the balance is rolled over at maturity when credit is open and the borrower is not blocked.',
    zhHant: '到期時若信用市場開放且借款人未受限，是否可再融資。',
  },
  aliases: ['rollover', 'roll over', '展期'],
});
