/**
 * The standard work W5: made-up chains of the product's own model that use every contract type, about a quarter of whose
 * firms fail within the horizon. The same size and seed give the same model on every machine.
 */
import type { EngineModel } from '../../shared/engine/inputs.ts';
import type { Row } from '../../shared/columns/define.ts';
import { firmKinds } from '../../shared/columns/terms/registry.ts';

/** Contracts a firm in the standard work. */
export const contractsPerFirm = 10;

/**
 * @param firmCount  number of firms n; there are 10 n contracts
 * @param seed  whole number
 */
export function standardWorkbook(firmCount: number, seed = 1): EngineModel {
  const random = randomNumbers(seed);
  const between = (low: number, high: number) => Math.round((low + (high - low) * random()) * 1e4) / 1e4;
  const whole = (low: number, high: number) => Math.floor(low + (high - low + 1) * random());
  const weights = Float64Array.from({ length: firmCount }, () => Math.min(firmCount / 4, (1 - random()) ** (-1 / 1.5)));
  const drawn = sampler(weights, random);
  const size = Float64Array.from(weights, (weight) => 20 * Math.sqrt(weight));
  const id = (index: number) => `f${String(index).padStart(6, '0')}`;
  const firms = Array.from({ length: firmCount }, (_, index): Row => {
    const isLender = index % 20 === 0;
    const scale = size[index]!;
    const gpus = isLender ? 0 : whole(100, 400) * Math.ceil(scale / 10);
    return {
      id: id(index), name: `Firm ${index}`, kind: isLender ? 'bank' : firmKinds[index % firmKinds.length]!.id,
      cash: between(0.3, 1.8) * scale * (isLender ? 8 : 1), revenue: between(0.6, 1.2) * scale, demandBeta: between(0, 1.2), opex: between(0.45, 0.9) * scale,
      funding: random() < 0.1 ? between(0, 0.4) * scale : 0, otherAssets: between(0, 0.5) * scale,
      gpus, gpuCost: between(20, 40), gpuAge: whole(0, 10), gpuLife: whole(16, 28), gpuOpex: between(0.2, 0.8), utilization: between(0.5, 1),
      ...(isLender || random() < 0.25 ? {} : {
        debt: between(0.2, 0.8) * scale + gpus * 0.006, lender: id(whole(0, Math.ceil(firmCount / 20) - 1) * 20), rateType: random() < 0.5 ? 'floating' : 'fixed', rate: between(0.01, 0.06),
        maturity: whole(2, 24), amortization: between(0, 0.05), refinance: random() < 0.8, pledged: between(0.3, 0.7), maxLtv: random() < 0.5 ? between(0.7, 0.95) : 0,
        minDscr: random() < 0.3 ? between(0.2, 1.2) : 0, undrawn: random() < 0.4 ? between(0, 0.6) * scale : 0,
        capex: random() < 0.3 ? between(0, 0.2) * scale : 0, advanceRate: 0.5,
      }),
      ...(isLender && random() < 0.5 ? { failsWhenInsolvent: true } : {}),
    };
  });
  const stakes = new Float64Array(firmCount);
  const pledged = Float64Array.from(firms, (row) => Number(row['pledged'] ?? 0));
  const contracts = Array.from({ length: contractsPerFirm * firmCount }, (_, index): Row => {
    const from = drawn();
    let to = drawn();
    while (to === from) to = whole(0, firmCount - 1);
    const scale = Math.min(size[from]!, size[to]!);
    const parties = { id: `c${String(index).padStart(7, '0')}`, from: random() < 0.04 ? null : id(from), to: id(to) };
    const lot = random();
    if (lot < 0.35) {
      const share = Math.min(1 - pledged[to]!, random() < 0.3 ? between(0, 0.1) : 0);
      pledged[to]! += share;
      return { ...parties, type: 'loan', principal: between(0.1, 1) * scale, rateType: random() < 0.4 ? 'floating' : 'fixed', rate: between(0.01, 0.08), maturity: whole(2, 30), amortization: between(0, 0.05),
        refinance: random() < 0.8, rank: whole(1, 3), pledged: share, maxLtv: share > 0 && random() < 0.5 ? 0.95 : 0, minDscr: 0 };
    }
    if (lot < 0.6) return { ...parties, type: 'lease', units: whole(1, 40), rent: between(0.05, 0.3) * scale, term: whole(4, 24), takeOrPay: between(0.5, 1), resale: random() < 0.3 };
    if (lot < 0.8) return { ...parties, type: 'supply', amount: between(0.05, 0.3) * scale, term: whole(4, 24), lag: whole(0, 3), outstanding: between(0, 0.12) * scale, addsGpus: random() < 0.3 };
    if (lot < 0.88) {
      const stake = Math.min(1 - stakes[to]!, between(0, 0.1));
      stakes[to]! += stake;
      return { ...parties, type: 'equity', stake, injection: random() < 0.3 ? between(0, 0.05) * scale : 0, term: whole(1, 8) };
    }
    if (lot < 0.94) return { ...parties, type: 'guarantee', cap: between(0, 0.2) * scale };
    return { ...parties, type: 'tranche', principal: between(0.02, 0.2) * scale, rate: between(0.02, 0.1), rank: whole(1, 3) };
  });
  let units = 0;
  for (const row of firms) units += Number(row['gpus']);
  return { market: { id: 'market', quarters: 20, spotRent: 2, marketDepth: units * 2, cureQuarters: 2, freezeLoss: 0.03, cashKept: 0.6, inflowKept: 0.6, bookHaircut: 0.7 }, firms, contracts };
}

/** Draws indices with the given weights. */
function sampler(weights: Float64Array, random: () => number): () => number {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) { sum += weights[i]!; sums[i] = sum; }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Mulberry32: small, quick, and the same everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
