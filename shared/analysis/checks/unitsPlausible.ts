import type { Row } from '../../columns/define.ts';
import type { Check, Finding } from './check.ts';

/** Wide spans: outside them a figure was most likely typed in another unit. */
const spans = { gpuCost: [1, 500], gpuLife: [4, 60], gpuOpex: [0, 20], rate: [-0.02, 0.5] } as const;

export const unitsPlausible = {
  key: 'unitsPlausible', severity: 'warning',
  label: { en: 'Units are plausible', zhHant: '單位合理' },
  help: { en: 'GPU costs are 1 to 500 K, lives 4 to 60 quarters, rates at most 50%, the spot rent 0.05 to 50 an hour.', zhHant: 'GPU 成本 1 至 500 千、年限 4 至 60 季、利率不逾 50%、現貨租金每小時 0.05 至 50。' },
  remedy: { en: 'Compare the cells named with the unit in the heading of their column.', zhHant: '請將所列儲存格與其欄位標題的單位核對。' },
  find: ({ seen, inputs }) => {
    const odd = (target: 'firm' | 'contract', rows: readonly Row[]) => rows.flatMap((row) => Object.entries(spans).flatMap(([field, [min, max]]): readonly Finding[] => {
      const value = row[field];
      return typeof value === 'number' && value !== 0 && (value < min || value > max) ? [{ target, id: row.id, field, note: String(value) }] : [];
    }));
    const { spotRent } = inputs.market;
    const oddRent: readonly Finding[] = spotRent !== 0 && (spotRent < 0.05 || spotRent > 50) ? [{ target: 'market', id: 'market', field: 'spotRent', note: String(spotRent) }] : [];
    return [...odd('firm', seen.firms), ...odd('contract', seen.contracts), ...oddRent];
  },
} as const satisfies Check;
