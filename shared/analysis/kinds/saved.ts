import type { EngineResult } from '../../engine/run.ts';
import { drivers } from '../../drivers/registry.ts';
import { marketTerms } from '../../market/registry.ts';
import { narrow } from '../search.ts';
import type { Steps } from '../steps.ts';
import type { Bench } from '../trials/bench.ts';
import { contractLevers, firmLevers } from '../trials/everyLever.ts';
import type { Lever } from '../trials/lever.ts';
import { leverLimits, leverName, leverValue } from '../trials/lever.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { failedFirms, firmName, headings, leverLabel, table } from './naming.ts';
import { Refused } from './parameters.ts';

/** A change of one number that would have saved a firm. */
interface Saving {
  readonly input: string;
  readonly now: number;
  readonly value: number;
  readonly change: number;
  /** The change as a share of the number; for a driver or a number that is 0, see `measuredBy`. */
  readonly size: number;
  readonly measuredBy: 'itself' | 'driver' | 'claims';
  readonly verified: boolean;
}

/** The smallest single change that would have saved a failed firm. */
export const saved: AnalysisKind = {
  id: 'saved',
  label: { en: 'What would have saved a firm', zhHant: '可挽救公司的最小變動' },
  help: {
    en: 'The smallest change of one number (of the firm, its contracts, the market or a driver) with which a failed firm survives, proved by running it again.',
    zhHant: '使違約公司得以存續的單一數值最小變動（公司、其合約、市場或驅動因子），並以重新計算驗證。',
  },
  parameters: ['firm', 'input', 'bars'],
  start(bench, parameters, { model }) {
    const firm = parameters.firm('firm');
    if (!failedFirms(model, bench.result).some((one) => one.firm === firm)) throw new Refused('analysis.notFailed', { firm: firmName(model, firm), scenario: bench.scenario.name });
    const levers = parameters.has('input') ? parameters.levers('input') : leversOf(bench, firm);
    const bars = parameters.count('bars', 20, 1, 10_000);
    return (function* () {
      const found: Saving[] = [];
      for (const [place, lever] of levers.entries()) {
        const saving = yield* smallestChange(bench, firm, lever);
        if (saving !== null) found.push(saving);
        yield { done: place + 1, total: levers.length };
      }
      const sorted = found.sort((a, b) => a.size - b.size || (a.input < b.input ? -1 : 1));
      const byName = new Map(levers.map((lever) => [leverName(lever), lever]));
      return {
        document: { firm, scenario: bench.scenario.name, tried: levers.length, changes: sorted.slice(0, bars), smallest: sorted[0] ?? null },
        tables: [table({ en: `What would have saved ${firmName(model, firm)}`, zhHant: `可挽救「${firmName(model, firm)}」的變動` }, [[headings.input, 'text'], [headings.now, 'number'], [headings.value, 'number'], [{ en: 'Change, %', zhHant: '變動（%）' }, 'number']],
          sorted.slice(0, bars).map(({ input, now, value, size }) => [leverLabel(model, byName.get(input)!), now, value, size * 100]))],
        remarks: [{
          en: `${levers.length} numbers tried, each alone, up to twice itself. Sizes are shares of the number; of a number that is 0, of the claims on the firm; of a driver, points. A change is smallest by this measure only: 1 % of a rent and 1 % of a debt are not equally easy to come by.`,
          zhHant: `共測試 ${levers.length} 個數值，各自單獨變動，幅度至其兩倍。變動幅度以該數值之比率表示；數值為 0 者以對該公司的債權為準；驅動因子以點數計。「最小」僅就此衡量而言，租金的 1% 與負債的 1% 取得難易不同。`,
        }],
      };
    })();
  },
};

function leversOf(bench: Bench, firm: string): readonly Lever[] {
  const { seen } = bench;
  return [
    ...seen.firms.filter(({ id }) => id === firm).flatMap(firmLevers),
    ...seen.contracts.filter((row) => row['from'] === firm || row['to'] === firm).flatMap(contractLevers),
    ...marketTerms.filter((term) => 'limits' in term && term.key !== 'quarters').map(({ key }): Lever => ({ kind: 'cell', target: 'market', id: 'market', field: key })),
    ...drivers.map(({ key }): Lever => ({ kind: 'driver', driver: key })),
  ];
}

/** Sizes of a change that are tried, nearest first. */
const sizes = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1];

function* smallestChange(bench: Bench, firm: string, lever: Lever): Steps<Saving | null> {
  const row = bench.model.firms.findIndex(({ id }) => id === firm);
  const now = leverValue(bench.seen, lever);
  if (now === null) return null;
  const { min, max, whole = false } = leverLimits(lever);
  const measuredBy = lever.kind === 'driver' ? 'driver' : now === 0 ? 'claims' : 'itself';
  // A share that is 0 has nothing but its limits to be measured by.
  const unit = measuredBy === 'driver' ? 1 : measuredBy === 'itself' ? Math.abs(now) : max <= 1 ? 1 : Math.max(1, bench.result.claims[row] ?? 1);
  const survives = (result: EngineResult | null) => result !== null && result.failureQuarter[row] === 0;
  const at = (size: number, sign: number) => {
    const wanted = Math.min(max, Math.max(min, now + sign * size * unit));
    return whole ? Math.round(wanted) : wanted;
  };
  const ask = (x: number): EngineResult | null => {
    const run = bench.run([{ lever, value: x }]);
    return run.ok ? run.value : null;
  };
  let last = { '-1': now, '1': now };
  for (const [step, size] of sizes.entries()) {
    for (const sign of [-1, 1] as const) {
      const key = sign === 1 ? '1' : '-1';
      const x = at(size, sign);
      if (x === last[key] || x === now) continue;
      const value = ask(x);
      yield { done: step + 1, total: sizes.length };
      if (!survives(value)) {
        last = { ...last, [key]: x };
        continue;
      }
      const { high } = yield* narrow({ low: { x: last[key], value: null as EngineResult | null }, high: { x, value } }, (each) => !survives(each), ask, { whole, tolerance: unit * 1e-9 });
      const proved = bench.prove([{ lever, value: high.x }]);
      return { input: leverName(lever), now, value: high.x, change: high.x - now, size: Math.abs(high.x - now) / unit, measuredBy, verified: proved.ok && survives(proved.value) };
    }
  }
  return null;
}
