import type { Driver } from './driver.ts';

export const gpuPrice = {
  key: 'gpuPrice', base: 1, cut: true, unit: 'times',
  label: { en: 'GPU price', zhHant: 'GPU 價格' },
  help: {
    en: 'Multiplies list prices and the value of all GPUs.',
    zhHant: '乘上牌價與所有 GPU 價值的倍數。',
  },
} as const satisfies Driver;
