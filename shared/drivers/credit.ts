import type { Driver } from './driver.ts';

export const credit = {
  key: 'credit', base: 1, cut: true, unit: 'none',
  label: { en: 'Credit', zhHant: '信用' },
  help: {
    en: '1 is open, 0 is closed: from 0.5 up loans are refinanced and lines can be drawn.',
    zhHant: '1 為開放，0 為關閉：0.5 以上時可再融資並動用額度。',
  },
} as const satisfies Driver;
