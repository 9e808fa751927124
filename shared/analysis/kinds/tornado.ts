import { leverName } from '../trials/lever.ts';
import { everyLever } from '../trials/everyLever.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { headings, leverLabel, table } from './naming.ts';
import { barsOf } from './swings.ts';

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
      const { base, bars: sorted, skipped, withoutEffect } = yield* barsOf(bench, levers, outcome, { swing, least, keepsAll: parameters.has('input') });
      const byName = new Map(levers.map((lever) => [leverName(lever), lever]));
      const shown = sorted.slice(0, bars);
      return {
        document: { outcome: outcome.key, base, swing, inputs: levers.length, skipped, withoutEffect, bars: shown, left: sorted.length - shown.length },
        tables: [table(outcome.label, [[headings.input, 'text'], [headings.low, 'number'], [headings.high, 'number'], [{ en: 'Outcome low', zhHant: '低時結果' }, 'number'], [{ en: 'Outcome high', zhHant: '高時結果' }, 'number'], [{ en: 'Impact', zhHant: '影響' }, 'number']],
          shown.map(({ input, low, high, outcomeLow, outcomeHigh, impact }) => [leverLabel(model, byName.get(input)!), low, high, outcomeLow, outcomeHigh, impact]))],
        remarks: [{
          en: `Of ${levers.length} inputs, ${skipped} are 0 or blank and have no share to be moved by; ${withoutEffect} move nothing. Each is moved alone: what two do together is not here.`,
          zhHant: `${levers.length} 個輸入項中，${skipped} 個為 0 或空白而無比率可調；${withoutEffect} 個不影響結果。各項單獨調整，未計入交互作用。`,
        }],
      };
    })();
  },
};
