import { leverName } from '../trials/lever.ts';
import { seededNumbers } from '../seededNumbers.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { headings, leverLabel, table } from './naming.ts';
import type { Range } from './parameters.ts';
import { Refused } from './parameters.ts';

interface Point {
  readonly values: readonly number[];
  readonly outcome: number;
  /** The condition's outcome; null without a condition. */
  readonly condition: number | null;
}

/** Up to three levers within bounds: the best point found that keeps a condition. */
export const optimise: AnalysisKind = {
  id: 'optimise',
  label: { en: 'Optimise', zhHant: '最佳化' },
  help: {
    en: 'The least or greatest outcome over up to three inputs within bounds, with a condition on a second outcome; a seeded search, the seed is recorded.',
    zhHant: '於至多三個輸入項的範圍內，尋找使結果最小或最大的取值，並可對另一結果設限；採固定種子搜尋並記錄種子。',
  },
  parameters: ['input', 'from', 'to', 'input2', 'from2', 'to2', 'input3', 'from3', 'to3', 'outcome', 'goal', 'condition', 'atMost', 'atLeast', 'tries', 'seed'],
  start(bench, parameters, { model }) {
    const ranges = ['', '2', '3'].filter((suffix) => parameters.has(`input${suffix}`) || suffix === '').map((suffix) => parameters.range(suffix, bench.seen, 2));
    const outcome = parameters.outcome('outcome', 'losses');
    const goal = parameters.has('goal') ? parameters.text('goal') : 'least';
    if (goal !== 'least' && goal !== 'greatest') throw new Refused('analysis.badGoal', { value: goal });
    const condition = parameters.has('condition') ? parameters.outcome('condition', '') : null;
    const [atMost, atLeast] = [parameters.number('atMost', Infinity), parameters.number('atLeast', -Infinity)];
    const tries = parameters.count('tries', 400, 10, 100_000);
    const seed = parameters.count('seed', 1, 0, 2 ** 31 - 1);
    const sign = goal === 'least' ? 1 : -1;
    return (function* () {
      const random = seededNumbers(seed);
      let best: Point | null = null;
      let done = 0;
      const ask = (values: readonly number[]): void => {
        done += 1;
        const result = bench.run(ranges.map(({ lever }, index) => ({ lever, value: values[index]! })));
        if (!result.ok) return;
        const found = outcome.read(result.value);
        const held = condition === null ? null : condition.read(result.value);
        if (found === null || (condition !== null && (held === null || held > atMost || held < atLeast))) return;
        if (best === null || sign * found < sign * best.outcome) best = { values, outcome: found, condition: held };
      };
      const within = ({ from, to, whole }: Range, value: number) => {
        const kept = Math.min(to, Math.max(from, value));
        return whole ? Math.round(kept) : kept;
      };
      // A third of the tries looks everywhere, corners first; the rest walks from the best point with ever smaller steps.
      for (let corner = 0; corner < 2 ** ranges.length; corner += 1) {
        ask(ranges.map(({ from, to }, index) => ((corner >> index) & 1 ? to : from)));
        yield { done, total: tries };
      }
      while (done < tries / 3) {
        ask(ranges.map((range) => within(range, range.from + (range.to - range.from) * random())));
        yield { done, total: tries };
      }
      for (let step = 0.25; done < tries && step > 1e-12;) {
        const start: Point | null = best;
        if (start === null) {
          ask(ranges.map((range) => within(range, range.from + (range.to - range.from) * random())));
        } else {
          for (const [index, range] of ranges.entries()) for (const way of [-1, 1]) {
            if (done >= tries) break;
            ask((start as Point).values.map((value, place) => (place === index ? within(range, value + way * step * (range.to - range.from)) : value)));
            yield { done, total: tries };
          }
          if (best === start) step /= 2;
        }
        yield { done, total: tries };
      }
      const point: Point | null = best;
      const proved = point === null ? null : bench.prove(ranges.map(({ lever }, index) => ({ lever, value: (point as Point).values[index]! })));
      const verified = proved?.ok === true && Object.is(outcome.read(proved.value), (point as Point | null)?.outcome);
      return {
        document: { outcome: outcome.key, goal, condition: condition === null ? null : { outcome: condition.key, ...(atMost < Infinity ? { atMost } : {}), ...(atLeast > -Infinity ? { atLeast } : {}) }, inputs: ranges.map(({ lever, from, to }) => ({ input: leverName(lever), from, to })), seed, tries: done, best: point, verified },
        tables: point === null ? [] : [table(outcome.label, [[headings.input, 'text'], [headings.value, 'number']], [...ranges.map(({ lever }, index) => [leverLabel(model, lever), (point as Point).values[index]!]), [outcome.label, (point as Point).outcome]])],
        remarks: [point === null
          ? { en: 'No point that was tried keeps the condition.', zhHant: '所有嘗試的取值均不符合條件。' }
          : { en: `The best of ${done} points tried with seed ${seed}. Outcomes jump, so that a better one may lie where nothing was tried.`, zhHant: `為種子 ${seed} 下 ${done} 個嘗試點中之最佳者。結果可能跳躍，未嘗試之處仍可能有更佳解。` }],
      };
    })();
  },
};
