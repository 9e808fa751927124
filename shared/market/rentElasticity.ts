import { numberTerm } from '../columns/define.ts';

export const rentElasticity = numberTerm({
  key: 'rentElasticity', kind: 'number', group: 'rent', default: 0.5, limits: { min: 0, max: 5 },
  label: { en: 'Rent elasticity', zhHant: '租金彈性' },
  help: { en: 'How strongly the spot rent answers demand over supply; 0 keeps it fixed.', zhHant: '現貨租金對供需比的反應強度；0 表示不變。' },
  aliases: ['eta', 'η', 'elasticity'],
});
