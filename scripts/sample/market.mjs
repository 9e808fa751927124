// @ts-check
/** Parameters of the source -> the market sheet, and the scenarios made of its shocks. */
import { round } from './firms.mjs';

/**
 * @param {any} source
 * @param {import('./notes.mjs').Notes} notes
 * @param {number} fleet all GPUs of the sample
 * @returns {Record<string, unknown>}
 */
export function mapMarket(source, notes, fleet) {
  const p = source.parameters;
  const spot = spotPoint(source);
  const sold = 0.1 * fleet;
  /** @param {string} key @param {any} field @param {string} [choice] */
  const note = (key, field, choice) => notes.add('market', 'market', key, field, choice);
  note('quarters', p.horizonQuarters);
  note('spotRent', spot, 'the last spot price before the book date; the point of October 2025 (1.70) is a one-year contract');
  note('rentElasticity', p.demandElasticity, 'the inverse of the price elasticity of demand: 1 / 1.11');
  note('salvage', { ...p.marketValueCurve.shareOfCostByYear, note: p.marketValueCurve.note }, 'the last point of the curve; before it the model falls in a straight line');
  note('gpuPrice', p.gpuUnitCost.gb200AllIn, 'only purchases of GPUs use it, and the sample holds none');
  note('marketDepth', p.fireSale.priceImpact, '10% of the modelled fleet');
  note('fireSaleImpact', p.fireSale.priceImpact, '-ln(1 - 10%)');
  note('liquidationCost', p.fireSale.rawDiscount);
  note('bookHaircut', { ...p.defaultCostShareOfAssets, value: null, note: 'average 21.7% of assets' });
  note('baseRate', p.sofr);
  note('cureQuarters', p.lenderTests.cureQuarters);
  return {
    quarters: p.horizonQuarters.value, spotRent: spot.value, rentElasticity: round(-1 / p.demandElasticity.value),
    salvage: p.marketValueCurve.shareOfCostByYear.value.at(-1), gpuPrice: p.gpuUnitCost.gb200AllIn.value / 1000,
    marketDepth: sold, fireSaleImpact: round(-Math.log(1 - p.fireSale.priceImpact.value)), liquidationCost: p.fireSale.rawDiscount.value,
    bookHaircut: p.defaultCostShareOfAssets.value.average, baseRate: p.sofr.value, cureQuarters: p.lenderTests.cureQuarters.value,
  };
}

/** The last price on the spot basis before the book date. @param {any} source */
export function spotPoint(source) {
  return source.parameters.h100RentalPath.points.find((/** @type {any} */ point) => point.date === '2025-06');
}

const names = {
  rents30: { en: 'Rents fall 30%', zhHant: '租金下跌 30%' },
  rents55: { en: 'Rents fall 55% and demand 40%', zhHant: '租金下跌 55%、需求下降 40%' },
  freeze: { en: 'Credit freeze', zhHant: '信用凍結' },
  ageing: { en: 'Fast depreciation', zhHant: 'GPU 加速折舊' },
  storm: { en: 'Perfect storm', zhHant: '完美風暴' },
};

/** @param {'en' | 'zhHant'} language */
export function scenarios(language) {
  /** @param {keyof typeof names} id @param {Record<string, unknown>} drivers */
  const scenario = (id, drivers) => ({ id, name: names[id][language], drivers, overrides: [], failures: [] });
  const closed = [{ start: 2, depth: -1 }];
  return [
    scenario('rents30', { rent: [{ start: 2, depth: -0.3, ramp: 3 }] }),
    scenario('rents55', { demand: [{ start: 2, depth: -0.4, ramp: 3 }], rent: [{ start: 2, depth: -0.55, ramp: 3 }] }),
    scenario('freeze', { baseRate: [{ start: 2, depth: 0.02 }], credit: closed }),
    scenario('ageing', { gpuPrice: [{ start: 2, depth: -0.4, ramp: 3 }], life: [{ start: 2, depth: -0.5, ramp: 3 }] }),
    scenario('storm', {
      demand: [{ start: 2, depth: -0.4, ramp: 3 }], rent: [{ start: 2, depth: -0.55, ramp: 3 }], gpuPrice: [{ start: 2, depth: -0.4, ramp: 3 }],
      life: [{ start: 2, depth: -0.5, ramp: 3 }], baseRate: [{ start: 2, depth: 0.02 }], funding: [{ start: 4, depth: -0.5, ramp: 3 }], credit: closed,
    }),
  ];
}
