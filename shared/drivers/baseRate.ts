import type { Driver } from './driver.ts';

export const baseRate = {
  key: 'baseRate', base: 0, cut: false, unit: 'perYear',
  label: { en: 'Base rate', zhHant: '基準利率' },
  help: {
    en: 'Added to the base rate of floating loans.',
    zhHant: '加到浮動利率貸款基準利率上的變動。',
  },
} as const satisfies Driver;
