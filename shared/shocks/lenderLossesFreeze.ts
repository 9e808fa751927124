import type { ShockDefinition } from './shock.ts';

export const lenderLossesFreeze = {
  key: 'lenderLossesFreeze', start: 1, ramp: 0,
  label: { en: 'Lenders\' losses freeze credit', zhHant: '貸款人損失導致信用凍結' },
  help: { en: 'Credit closes for a quarter after one in which lenders lose 2% of what is outstanding; twice the intensity, at half of that.', zhHant: '某季貸款人損失達未償餘額 2% 時，次季信用關閉；強度加倍則門檻減半。' },
  source: { en: 'The mechanism of 2008; the threshold is an assumption.', zhHant: '機制如 2008 年；門檻為假設。' },
  build: ({ intensity }) => (intensity > 0 ? { overrides: [{ target: 'market', field: 'freezeLoss', value: Math.min(1, 0.02 / intensity) }] } : {}),
} as const satisfies ShockDefinition;
