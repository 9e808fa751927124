import type { ShockDefinition } from './shock.ts';
import { shift } from './shock.ts';

export const ratesUp = {
  key: 'ratesUp', start: 2, ramp: 0,
  label: { en: 'Base rate and spreads up', zhHant: '基準利率與利差上升' },
  help: { en: 'Floating loans cost 3 points more: 2 of base rate and 1 of spread.', zhHant: '浮動利率貸款成本上升 3 個百分點：基準利率 2 點、利差 1 點。' },
  source: {
    en: 'An assumption. Fixed rates and loans that are refinanced keep their rate in this model, so that the shock understates what refinancing costs.',
    zhHant: '假設值。本模型中固定利率及再融資貸款維持原利率，故低估再融資成本。',
  },
  build: (settings) => shift('baseRate', 0.03 * settings.intensity, settings),
} as const satisfies ShockDefinition;
