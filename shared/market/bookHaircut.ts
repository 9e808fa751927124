import { numberTerm } from '../columns/define.ts';

export const bookHaircut = numberTerm({
  key: 'bookHaircut', kind: 'share', group: 'estates', default: 0.3,
  label: { en: 'Book haircut', zhHant: '帳面折價' },
  help: { en: 'Share lost when an estate sells loans, notes, receivables or other assets.', zhHant: '破產財團出售貸款、券次、應收款或其他資產時的折價比例。' },
  aliases: ['haircut', '折價'],
});
