import { numberTerm } from '../define.ts';

export const otherAssets = numberTerm({
  key: 'otherAssets', kind: 'money', group: 'operations',
  label: { en: 'Other assets', zhHant: '其他資產' },
  help: { en: 'Book value of assets that cannot be spent; an estate sells them below book.', zhHant: '無法直接動用之資產的帳面價值；破產財團須折價出售。' },
  aliases: ['other assets book value'],
});
