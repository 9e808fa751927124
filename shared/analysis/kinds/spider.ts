import { everyLever } from '../trials/everyLever.ts';
import { leverName } from '../trials/lever.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { headings, leverLabel, table } from './naming.ts';
import { barsOf, outcomeAt, swingOf } from './swings.ts';

/** The outcome along the whole way of each input, where a tornado has its two ends: bends and jumps show. */
export const spider: AnalysisKind = {
  id: 'spider',
  label: { en: 'Spider', zhHant: '蛛網圖分析' },
  help: {
    en: 'The inputs that move the outcome most, each alone from low to high in steps, as lines over the share by which it is moved.',
    zhHant: '影響結果最大的各輸入項，分別由低至高逐步調整，以調整比率為橫軸繪成折線。',
  },
  parameters: ['input', 'outcome', 'swing', 'bars', 'least', 'steps'],
  start(bench, parameters, { model }) {
    const outcome = parameters.outcome('outcome', 'losses');
    const swing = parameters.number('swing', 0.1);
    const count = parameters.count('bars', 8, 1, 100);
    const least = parameters.number('least', 0);
    const steps = parameters.count('steps', 9, 3, 201);
    const levers = parameters.has('input') ? parameters.levers('input') : everyLever(bench.seen);
    return (function* () {
      const { base, bars } = yield* barsOf(bench, levers, outcome, { swing, least, keepsAll: parameters.has('input') });
      const byName = new Map(levers.map((lever) => [leverName(lever), lever]));
      const shown = bars.slice(0, count);
      const shares = Array.from({ length: steps }, (_, step) => (2 * step) / (steps - 1) - 1);
      const lines: { input: string; now: number; values: readonly number[]; outcomes: readonly (number | null)[] }[] = [];
      for (const [place, { input, now }] of shown.entries()) {
        const lever = byName.get(input)!;
        // Each step is the end of a swing of its own, so that limits and whole numbers are kept as a tornado keeps them.
        const values = shares.map((share) => {
          const span = swingOf(bench.seen, lever, Math.abs(share) * swing)!;
          return share === 0 ? now : share < 0 ? span.low : span.high;
        });
        lines.push({ input, now, values, outcomes: values.map((value) => (value === now ? base : outcomeAt(bench, outcome, lever, value))) });
        yield { done: levers.length + place + 1, total: levers.length + shown.length };
      }
      return {
        document: { outcome: outcome.key, base, swing, inputs: levers.length, shares: shares.map((share) => share * swing), lines, left: bars.length - shown.length },
        tables: [table(outcome.label, [[headings.input, 'text'], ...shares.map((share) => [{ en: `${Math.round(share * swing * 1e6) / 1e4}%`, zhHant: `${Math.round(share * swing * 1e6) / 1e4}%` }, 'number'] as const)],
          lines.map(({ input, outcomes }) => [leverLabel(model, byName.get(input)!), ...outcomes]))],
        remarks: [{
          en: `The ${shown.length} inputs that move the outcome most; each is moved alone, drivers by the share itself.`,
          zhHant: `影響最大的 ${shown.length} 個輸入項；各項單獨調整，驅動因子則直接加減該比率。`,
        }],
      };
    })();
  },
};
