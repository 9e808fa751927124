import { numberTerm } from '../../columns/define.ts';

export const injection = numberTerm({
  key: 'injection', kind: 'money', group: 'equity', unit: 'moneyPerQuarter',
  label: { en: 'Injection', zhHant: '注資' },
  help: { en: 'New equity that the investor pays in, a quarter.', zhHant: '投資人每季投入的新股權資金。' },
  aliases: ['capital injection', 'capital call', '增資'],
});
