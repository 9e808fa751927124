import type { Driver } from './driver.ts';

export const funding = {
  key: 'funding', base: 1, cut: true, unit: 'times',
  label: { en: 'Funding', zhHant: '注資' },
  help: {
    en: 'Multiplies new equity from outside and injections between firms.',
    zhHant: '乘上外部注資與公司間注資的倍數。',
  },
} as const satisfies Driver;
