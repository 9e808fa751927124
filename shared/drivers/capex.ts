import type { Driver } from './driver.ts';

export const capex = {
  key: 'capex', base: 1, cut: true, unit: 'times',
  label: { en: 'Capex', zhHant: '資本支出' },
  help: {
    en: 'Multiplies planned purchases and orders.',
    zhHant: '乘上計畫採購與訂單的倍數。',
  },
} as const satisfies Driver;
