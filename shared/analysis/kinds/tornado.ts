import type { EngineModel } from '../../engine/inputs.ts';
import type { Lever } from '../trials/lever.ts';
import { leverLimits, leverName, leverValue } from '../trials/lever.ts';
import { everyLever } from '../trials/everyLever.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { headings, leverLabel, table } from './naming.ts';

interface Bar {
  readonly input: string;
  readonly now: number;
  readonly low: number;
  readonly high: number;
  /** The outcome with the input low and high; null where there is none or the trial is refused. */
  readonly outcomeLow: number | null;
  readonly outcomeHigh: number | null;
  /** The larger of both distances from the outcome as it is. */
  readonly impact: number;
}

/** Every input moved down and up by a share of itself, alone: which of them the outcome hangs on. */
export const tornado: AnalysisKind = {
  id: 'tornado',
  label: { en: 'Tornado', zhHant: '龍捲風圖分析' },
  help: {
    en: 'Each input alone, down and up by a share of itself (drivers by that much), sorted by what it does to the outcome.',
    zhHant: '逐一將各輸入項依其一定比率下調與上調（驅動因子則加減該數），依對結果的影響排序。',
  },
  parameters: ['input', 'outcome', 'swing', 'bars', 'least'],
  start(bench, parameters, { model }) {
    const outcome = parameters.outcome('outcome', 'losses');
    const swing = parameters.number('swing', 0.1);
    const bars = parameters.count('bars', 30, 1, 100_000);
    const least = parameters.number('least', 0);
    const levers = parameters.has('input') ? parameters.levers('input') : everyLever(bench.seen);
    return (function* () {
      const base = outcome.read(bench.result);
      const found: Bar[] = [];
      let skipped = 0;
      for (const [place, lever] of levers.entries()) {
        const span = spanOf(bench.seen, lever, swing);
        if (span === null) skipped += 1;
        else {
          const read = (value: number) => {
            const run = bench.run([{ lever, value }]);
            return run.ok ? outcome.read(run.value) : null;
          };
          const outcomeLow = read(span.low);
          const outcomeHigh = read(span.high);
          const impact = Math.max(...[outcomeLow, outcomeHigh].map((value) => (value === null || base === null ? 0 : Math.abs(value - base))));
          found.push({ input: leverName(lever), ...span, outcomeLow, outcomeHigh, impact });
        }
        yield { done: place + 1, total: levers.length };
      }
      const byName = new Map(levers.map((lever) => [leverName(lever), lever]));
      const sorted = found.filter(({ impact }) => impact > least || (least === 0 && parameters.has('input'))).sort((a, b) => b.impact - a.impact || (a.input < b.input ? -1 : 1));
      const shown = sorted.slice(0, bars);
      return {
        document: { outcome: outcome.key, base, swing, inputs: levers.length, skipped, withoutEffect: found.length - sorted.length, bars: shown, left: sorted.length - shown.length },
        tables: [table(outcome.label, [[headings.input, 'text'], [headings.low, 'number'], [headings.high, 'number'], [{ en: 'Outcome low', zhHant: '低時結果' }, 'number'], [{ en: 'Outcome high', zhHant: '高時結果' }, 'number'], [{ en: 'Impact', zhHant: '影響' }, 'number']],
          shown.map(({ input, low, high, outcomeLow, outcomeHigh, impact }) => [leverLabel(model, byName.get(input)!), low, high, outcomeLow, outcomeHigh, impact]))],
        remarks: [{
          en: `Of ${levers.length} inputs, ${skipped} are 0 or blank and have no share to be moved by; ${found.length - sorted.length} move nothing. Each is moved alone: what two do together is not here.`,
          zhHant: `${levers.length} 個輸入項中，${skipped} 個為 0 或空白而無比率可調；${found.length - sorted.length} 個不影響結果。各項單獨調整，未計入交互作用。`,
        }],
      };
    })();
  },
};

function spanOf(seen: EngineModel, lever: Lever, swing: number): { readonly now: number; readonly low: number; readonly high: number } | null {
  const now = leverValue(seen, lever);
  const { min, max, whole } = leverLimits(lever);
  if (now === null || (now === 0 && lever.kind !== 'driver')) return null;
  const by = lever.kind === 'driver' ? swing : whole === true ? Math.max(1, Math.round(Math.abs(now) * swing)) : Math.abs(now) * swing;
  return { now, low: Math.max(min, now - by), high: Math.min(max, now + by) };
}
