import { numberTerm } from '../define.ts';

export const funding = numberTerm({
  key: 'funding', kind: 'money', group: 'operations', unit: 'moneyPerQuarter',
  label: { en: 'New funding', zhHant: '外部注資' },
  help: { en: 'New equity raised from outside each quarter.', zhHant: '每季由外部取得的新股權資金。' },
  aliases: ['equity raised', 'new equity', '增資'],
});
