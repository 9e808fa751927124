import type { ShockDefinition } from './shock.ts';
import { shift } from './shock.ts';

export const powerPrice = {
  key: 'powerPrice', start: 2, ramp: 3,
  label: { en: 'Power becomes dearer', zhHant: '電價上漲' },
  help: { en: 'Power costs half as much again: running costs rise by 15%, as power is taken to be three tenths of them.', zhHant: '電價上漲五成：假設電費占營運成本三成，營運成本上升 15%。' },
  source: {
    en: 'The share of power is an assumption; contracts that pass power costs on to tenants are not told apart.',
    zhHant: '電費占比為假設；未區分可將電費轉嫁予承租人的合約。',
  },
  build: (settings) => shift('opex', 0.15 * settings.intensity, settings),
} as const satisfies ShockDefinition;
