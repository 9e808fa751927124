import type { ShockDefinition } from './shock.ts';
import { shift } from './shock.ts';

export const newGeneration = {
  key: 'newGeneration', start: 2, ramp: 3,
  label: { en: 'A new GPU generation', zhHant: '新一代 GPU 問世' },
  help: { en: 'A new generation halves the value of all GPUs and their list price.', zhHant: '新一代產品使所有 GPU 價值與牌價減半。' },
  source: {
    en: 'An assumption: one generation earlier than planned. Rents are not lowered by it; add a fall of rents if they should be.',
    zhHant: '假設值：世代更替較預期提前一代。本衝擊未同時調降租金，如有需要請另加租金下跌。',
  },
  build: (settings) => shift('gpuPrice', -0.5 * settings.intensity, settings),
} as const satisfies ShockDefinition;
