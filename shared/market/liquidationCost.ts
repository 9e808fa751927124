import { numberTerm } from '../columns/define.ts';

export const liquidationCost = numberTerm({
  key: 'liquidationCost', kind: 'share', group: 'estates', default: 0.1,
  label: { en: 'Liquidation cost', zhHant: '清算成本' },
  help: { en: 'Share of a GPU\'s value lost when an estate sells it.', zhHant: '破產財團出售 GPU 時損失的價值比例。' },
  aliases: ['lambda', 'λ'],
});
