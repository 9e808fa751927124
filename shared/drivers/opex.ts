import type { Driver } from './driver.ts';

export const opex = {
  key: 'opex', base: 1, cut: true, unit: 'times',
  label: { en: 'Opex', zhHant: '營運支出' },
  help: {
    en: 'Multiplies running costs, those of the GPUs included.',
    zhHant: '乘上營運支出的倍數，含 GPU 運轉成本。',
  },
} as const satisfies Driver;
