import { rankCorrelationOf } from '../rankCorrelationOf.ts';
import { seededNumbers } from '../seededNumbers.ts';
import { everyLever } from '../trials/everyLever.ts';
import type { Lever } from '../trials/lever.ts';
import { leverLimits, leverName } from '../trials/lever.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { headings, leverLabel, table } from './naming.ts';
import type { Swing } from './swings.ts';
import { barsOf, swingOf } from './swings.ts';

interface Drawn {
  readonly lever: Lever;
  readonly span: Swing;
  readonly values: number[];
}

/** All inputs moved at once by chance: how the order of each goes with the order of the outcome. What they do together counts here. */
export const rankCorrelation: AnalysisKind = {
  id: 'rankCorrelation',
  label: { en: 'Rank correlation', zhHant: '等級相關分析' },
  help: {
    en: 'The inputs that move the outcome most, all drawn at once and evenly between low and high, many times; Spearman’s correlation of each with the outcome. The seed is recorded.',
    zhHant: '將影響最大的各輸入項同時於高低之間均勻抽樣多次，計算各項與結果的斯皮爾曼等級相關；並記錄種子。',
  },
  parameters: ['input', 'outcome', 'swing', 'bars', 'least', 'tries', 'seed'],
  start(bench, parameters, { model }) {
    const outcome = parameters.outcome('outcome', 'losses');
    const swing = parameters.number('swing', 0.1);
    const count = parameters.count('bars', 20, 1, 200);
    const least = parameters.number('least', 0);
    const tries = parameters.count('tries', 300, 10, 100_000);
    const seed = parameters.count('seed', 1, 0, 2 ** 31 - 1);
    const levers = parameters.has('input') ? parameters.levers('input') : everyLever(bench.seen);
    return (function* () {
      const { base, bars } = yield* barsOf(bench, levers, outcome, { swing, least, keepsAll: parameters.has('input') });
      const byName = new Map(levers.map((lever) => [leverName(lever), lever]));
      // Drawn in the order of their names, so that the order in which they are given draws nothing else.
      const names = bars.slice(0, count).map(({ input }) => input).toSorted();
      const drawn = names.map((name): Drawn => ({ lever: byName.get(name)!, span: swingOf(bench.seen, byName.get(name)!, swing)!, values: [] }));
      const random = seededNumbers(seed);
      const outcomes: number[] = [];
      for (let place = 0; place < tries; place += 1) {
        const values = drawn.map(({ lever, span: { low, high } }) => {
          const value = low + (high - low) * random();
          return leverLimits(lever).whole === true ? Math.round(value) : value;
        });
        const run = bench.run(drawn.map(({ lever }, index) => ({ lever, value: values[index]! })));
        const found = run.ok ? outcome.read(run.value) : null;
        if (found !== null) {
          outcomes.push(found);
          for (const [index, { values: list }] of drawn.entries()) list.push(values[index]!);
        }
        yield { done: levers.length + place + 1, total: levers.length + tries };
      }
      const inputs = drawn.map(({ lever, values }) => ({ input: leverName(lever), correlation: rankCorrelationOf(values, outcomes) }));
      inputs.sort((a, b) => Math.abs(b.correlation ?? 0) - Math.abs(a.correlation ?? 0) || (a.input < b.input ? -1 : 1));
      // The usual error of a correlation that is not there: below it, chance alone explains what is seen.
      const error = outcomes.length > 1 ? 1 / Math.sqrt(outcomes.length - 1) : null;
      return {
        document: { outcome: outcome.key, base, swing, tries, seed, counted: outcomes.length, error, inputs, left: bars.length - drawn.length },
        tables: [table(outcome.label, [[headings.input, 'text'], [{ en: 'Rank correlation', zhHant: '等級相關' }, 'number']], inputs.map(({ input, correlation }) => [leverLabel(model, byName.get(input)!), correlation]))],
        remarks: [{
          en: `${outcomes.length} of ${tries} draws with seed ${seed} have an outcome. A correlation below ${error === null ? '–' : Math.round(2 * error * 1000) / 1000} may be chance.`,
          zhHant: `種子 ${seed}，${tries} 次抽樣中有 ${outcomes.length} 次可得結果。相關係數小於 ${error === null ? '–' : Math.round(2 * error * 1000) / 1000} 者可能純屬偶然。`,
        }],
      };
    })();
  },
};
