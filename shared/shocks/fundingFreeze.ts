import type { ShockDefinition } from './shock.ts';
import { shift } from './shock.ts';

export const fundingFreeze = {
  key: 'fundingFreeze', start: 3, ramp: 1,
  label: { en: 'Funding freezes', zhHant: '注資中斷' },
  help: { en: 'New equity from outside and between firms stops.', zhHant: '外部及公司間的新股權注資停止。' },
  source: {
    en: 'An assumption: the end of a funding market is a matter of months, as for new CDOs in 2007 and 2008.',
    zhHant: '假設值：募資市場關閉僅需數月，如 2007 至 2008 年的 CDO 發行。',
  },
  build: (settings) => shift('funding', -1 * Math.min(1, settings.intensity), settings),
} as const satisfies ShockDefinition;
