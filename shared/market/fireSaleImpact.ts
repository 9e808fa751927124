import { numberTerm } from '../columns/define.ts';

export const fireSaleImpact = numberTerm({
  key: 'fireSaleImpact', kind: 'number', group: 'gpu', default: 0.5,
  label: { en: 'Fire-sale impact', zhHant: '拋售衝擊' },
  help: { en: 'Log fall of the GPU price when as many units as the market depth are sold.', zhHant: '售出相當於市場深度的張數時，GPU 價格的對數跌幅。' },
  aliases: ['kappa', 'κ', 'price impact'],
});
