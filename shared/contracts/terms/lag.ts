import { numberTerm } from '../../columns/define.ts';

export const lag = numberTerm({
  key: 'lag', kind: 'quarters', group: 'supply',
  label: { en: 'Lag', zhHant: '付款遞延季數' },
  help: { en: 'Quarters of vendor credit; 0 is paid in cash and cut when cash is short.', zhHant: '供應商給予的付款期（季）；0 表示付現，現金不足時縮減。' },
  aliases: ['vendor credit', 'payment terms', '帳期'],
});
