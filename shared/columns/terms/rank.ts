import { numberTerm } from '../define.ts';

export const rank = numberTerm({
  key: 'rank', kind: 'rank', group: 'facility', default: 1,
  label: { en: 'Rank', zhHant: '清償順位' },
  help: {
    en: 'Who is paid first when the debtor fails: 1 is the most senior. Rents, payables and calls rank 2.',
    zhHant: '債務人違約時的受償順位：1 最優先。租金、應付帳款與被追索的款項為 2。',
  },
  aliases: ['seniority', 'ranking', '順位'],
});
