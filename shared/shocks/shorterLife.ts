import type { ShockDefinition } from './shock.ts';
import { shift } from './shock.ts';

export const shorterLife = {
  key: 'shorterLife', start: 2, ramp: 0,
  label: { en: 'Useful life from six years to three', zhHant: '耐用年限由六年縮短為三年' },
  help: { en: 'GPUs last half as long: a life of 24 quarters counts as 12, at once for those in use.', zhHant: 'GPU 耐用年限減半：24 季以 12 季計，使用中者立即適用。' },
  source: {
    en: 'Owners book five to six years; critics argue for three. Neither is measured on machines of this generation over a full life.',
    zhHant: '業者帳列五至六年，批評者主張三年；兩者均未經本世代機器完整壽命驗證。',
  },
  build: (settings) => shift('life', -0.5 * Math.min(1.9, settings.intensity), settings),
} as const satisfies ShockDefinition;
