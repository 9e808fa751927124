import type { FactDefinition, MarketFactId, Settled } from './fact.ts';
import { before, everyContractBefore, everyFirm, everyFirmBefore, everyContract, market, only, path } from './fact.ts';

const isElastic = ({ market: input }: Settled): boolean => (input('rentElasticity') ?? 0) > 0;
const hasImpact = ({ market: input }: Settled): boolean => (input('marketDepth') ?? 0) > 0 && (input('fireSaleImpact') ?? 0) > 0;
const lossesFreeze = ({ market: input }: Settled): boolean => input('freezeLoss') !== null;

/** The market of a quarter: sections 3.1 and 3.6 of design/model.md. */
export const marketFacts: Readonly<Record<MarketFactId, FactDefinition>> = {
  rent: {
    label: { en: 'Spot rent', zhHant: '現貨租金' }, kind: 'number',
    opening: [market('spotRent')],
    reads: [
      market('spotRent', 'rentElasticity'), path('rent'),
      ...only({ when: isElastic }, [market('spotDemand'), path('demand'), ...everyFirmBefore('fleet', 'fails')]),
      ...only({ when: isElastic, types: ['lease'] }, everyContract('standing')),
    ],
  },
  priceFactor: {
    label: { en: 'Price factor of forced sales', zhHant: '拋售價格因子' }, kind: 'share',
    reads: [market('fireSaleImpact', 'marketDepth', 'priceMemory'), ...only({ when: hasImpact }, [...before('priceFactor'), ...everyFirm('fails'), ...everyFirmBefore('fleet')])],
  },
  credit: {
    label: { en: 'Credit is open', zhHant: '信用是否開放' }, kind: 'yesNo',
    reads: [path('credit'), market('freezeLoss'), ...only({ when: lossesFreeze }, everyContractBefore('loss', 'balance', 'claim'))],
  },
};
