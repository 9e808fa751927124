import { numberTerm } from '../columns/define.ts';

export const cashKept = numberTerm({
  key: 'cashKept', kind: 'share', group: 'estates', default: 1,
  label: { en: 'Cash kept', zhHant: '現金保留率' },
  help: { en: 'Share of its own cash that an estate keeps for its creditors.', zhHant: '破產財團自有現金中可用於清償債權人的比例。' },
  aliases: ['alpha', 'α'],
});
