import type { Driver } from './driver.ts';

export const rent = {
  key: 'rent', base: 1, cut: true, unit: 'times',
  label: { en: 'Rent', zhHant: '租金' },
  help: {
    en: 'Multiplies the spot rent on top of what demand and supply do.',
    zhHant: '在供需之外，另行乘上現貨租金的倍數。',
  },
} as const satisfies Driver;
