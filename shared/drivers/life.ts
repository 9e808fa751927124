import type { Driver } from './driver.ts';

export const life = {
  key: 'life', base: 1, cut: true, unit: 'times',
  label: { en: 'GPU life', zhHant: 'GPU 壽命' },
  help: {
    en: 'Multiplies the useful life of all GPUs; below 1 they lose value faster.',
    zhHant: '乘上所有 GPU 耐用季數的倍數；小於 1 時折舊加快。',
  },
} as const satisfies Driver;
