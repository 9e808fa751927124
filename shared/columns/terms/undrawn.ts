import { numberTerm } from '../define.ts';

export const undrawn = numberTerm({
  key: 'undrawn', kind: 'money', group: 'liquidity',
  label: { en: 'Undrawn line', zhHant: '未動用額度' },
  help: {
    en: 'Committed and not yet drawn on the own facility; called when cash does not cover what is due.',
    zhHant: '自有融資額度中已承諾而未動用的部分；現金不足支付到期款時動用。',
  },
  aliases: ['undrawn', 'undrawn facility', 'committed undrawn', '未動用'],
});
