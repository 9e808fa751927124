import type { Check } from './check.ts';
import { ofRun, programFault } from './check.ts';

export const pricesFall = {
  key: 'pricesFall', severity: 'error',
  label: { en: 'Sales never raise the price', zhHant: '拋售不推升價格' },
  help: { en: 'The price factor of sales is above 0 and at most 1 in every quarter.', zhHant: '各季拋售價格係數均大於零且不超過 1。' },
  remedy: programFault,
  find: ({ result }) => Array.from(result.priceFactor).flatMap((factor, t) => (factor >= 0 && factor <= 1 ? [] : [ofRun(`t = ${t}: ${factor}`)])),
} as const satisfies Check;
