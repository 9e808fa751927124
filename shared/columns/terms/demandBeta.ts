import { numberTerm } from '../define.ts';

export const demandBeta = numberTerm({
  key: 'demandBeta', kind: 'number', group: 'operations', limits: { min: -100, max: 100 },
  label: { en: 'Demand beta', zhHant: '需求敏感度' },
  help: {
    en: 'How strongly revenue follows demand: at 1, demand down 10% takes revenue down 10%; at 0 it does not move.',
    zhHant: '營收隨需求變動的程度：為 1 時，需求減少 10%，營收也減少 10%；為 0 則不變。',
  },
  aliases: ['beta', 'demand sensitivity'],
});
