import type { Firm } from '../../shared/columns/terms/registry.ts';
import { firmKinds } from '../../shared/columns/terms/registry.ts';
import type { Contract } from '../../shared/contracts/registry.ts';
import { emptyWorkbook } from '../../shared/document/document.ts';
import type { Workbook } from '../../shared/document/document.ts';

/**
 * A made-up chain of firms for measuring: the same seed gives the same workbook. A fiftieth lends; the others hold GPUs,
 * owe on a facility of their own, and rent from their neighbours.
 *
 * @param perFirm how many contracts there are for each firm
 */
export function aLargeWorkbook(firmCount: number, seed = 1, perFirm = 1.5): Workbook {
  const random = mulberry32(seed);
  const between = (low: number, high: number): number => Math.round(low + (high - low) * random());
  const lenders = Math.max(1, Math.round(firmCount / 50));
  const firms = Array.from({ length: firmCount }, (_, index): Firm => {
    const name = `Firm ${index + 1}`;
    if (index < lenders) return { id: `f${index + 1}`, name, kind: 'bank', cash: between(20_000, 60_000) };
    const gpus = between(1_000, 40_000);
    return {
      id: `f${index + 1}`, name, kind: firmKinds[index % firmKinds.length]?.id ?? 'other',
      cash: between(50, 900), revenue: between(10, 200), opex: between(10, 150), demandBeta: 1,
      gpus, gpuCost: 30, gpuAge: between(0, 8), gpuLife: 24, utilization: 0.8,
      debt: Math.round(gpus * 0.012), lender: `f${1 + (index % lenders)}`, rateType: 'floating', rate: 0.05, maturity: between(4, 20), amortization: 0.03,
      pledged: 0.9, maxLtv: 0.85,
    };
  });
  const contracts = Array.from({ length: Math.round(firmCount * perFirm) }, (_, index): Contract => {
    const from = lenders + (index % (firmCount - lenders));
    const to = lenders + ((index * 7 + 3) % (firmCount - lenders));
    const parties = { from: `f${from + 1}`, to: `f${(to === from ? lenders + ((from - lenders + 1) % (firmCount - lenders)) : to) + 1}` };
    return index % 3 === 0
      ? { id: `c${index + 1}`, type: 'supply', ...parties, amount: between(1, 10), term: 12, lag: 1 }
      : { id: `c${index + 1}`, type: 'lease', ...parties, units: 100, rent: between(1, 4), term: between(4, 20), takeOrPay: 0.8, resale: true };
  });
  return { ...emptyWorkbook(`${firmCount} firms`), market: { id: 'market', quarters: 20, marketDepth: 4_000_000, cureQuarters: 1 }, firms, contracts };
}

/** Small, quick, and the same everywhere; good enough to make up firms. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
