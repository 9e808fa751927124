import { flagTerm } from '../define.ts';

export const failsWhenInsolvent = flagTerm({
  key: 'failsWhenInsolvent', group: 'liquidity',
  label: { en: 'Fails when insolvent', zhHant: '淨值為負即違約' },
  help: {
    en: 'For banks and funds: the firm also fails when its net worth is below zero, even if it can still pay.',
    zhHant: '適用於銀行與基金：即使尚能付款，淨值低於零也視為違約。',
  },
  aliases: ['insolvency', '資不抵債即違約'],
});
