import type { ShockDefinition } from './shock.ts';

export const refinancingShut = {
  key: 'refinancingShut', start: 2, ramp: 0,
  label: { en: 'Refinancing is shut', zhHant: '再融資市場關閉' },
  help: { en: 'For four quarters no loan is refinanced, no line drawn and no capex borrowed. Intensity is how often four.', zhHant: '四季內貸款無法再融資、額度無法動用、資本支出無法舉債。強度為四季的倍數。' },
  source: {
    en: 'Issuance of CDOs fell by 91% from 2007 to 2008 (SIFMA, Table 1 of DDNS 2011/849342, secondary): that a market for debt can shut is on record, for how long in this one is an assumption.',
    zhHant: 'CDO 發行量 2007 至 2008 年減少 91%（SIFMA，引自 DDNS 2011/849342 表 1，次級來源）：債務市場可能關閉已有紀錄，本市場將持續多久則屬假設。',
  },
  build: ({ intensity, start }) => {
    const quarters = Math.round(4 * intensity);
    return quarters === 0 ? {} : { drivers: { credit: [{ start, depth: -1, hold: quarters - 1 }] } };
  },
} as const satisfies ShockDefinition;
