import type { Driver } from './driver.ts';

export const demand = {
  key: 'demand', base: 1, cut: true, unit: 'times',
  label: { en: 'Demand', zhHant: '需求' },
  help: {
    en: 'Demand for compute against opening; moves rents, revenue and leases below take-or-pay.',
    zhHant: '算力需求相對於期初的倍數；影響租金、營收與照付不議以外的租約。',
  },
} as const satisfies Driver;
