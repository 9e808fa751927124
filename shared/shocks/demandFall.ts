import type { ShockDefinition } from './shock.ts';
import { shift } from './shock.ts';

export const demandFall = {
  key: 'demandFall', start: 2, ramp: 3,
  label: { en: 'Demand falls', zhHant: '需求下滑' },
  help: { en: 'Demand for compute falls by 30%; the rent follows by its elasticity.', zhHant: '算力需求下降 30%，租金依其彈性隨之變動。' },
  source: {
    en: 'A scale for exploring, not an estimate: no series of demand for compute is long enough.',
    zhHant: '供探索之尺度而非估計：尚無足夠長的算力需求序列。',
  },
  build: (settings) => shift('demand', -0.3 * settings.intensity, settings),
} as const satisfies ShockDefinition;
