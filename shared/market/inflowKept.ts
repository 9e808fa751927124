import { numberTerm } from '../columns/define.ts';

export const inflowKept = numberTerm({
  key: 'inflowKept', kind: 'share', group: 'estates', default: 1,
  label: { en: 'Inflow kept', zhHant: '流入保留率' },
  help: { en: 'Share of what it receives that an estate keeps for its creditors.', zhHant: '破產財團收到的款項中可用於清償債權人的比例。' },
  aliases: ['beta', 'β'],
});
