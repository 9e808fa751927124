import type { Failure } from '../../base/result.ts';
import type { Language } from '../../base/localized.ts';
import { drivers } from '../../drivers/registry.ts';
import { compileInputs } from '../../engine/inputs.ts';
import type { EngineResult } from '../../engine/run.ts';
import { run } from '../../engine/run.ts';
import type { CorrelationMatrix } from '../correlationMatrix.ts';
import { correlationText, isPossible, largestChange, leastEigenvalue, nearestCorrelations, readCorrelations } from '../correlationMatrix.ts';
import { ExactSum } from '../exactSum.ts';
import { quantile, shaken, shakenScenarios } from '../simulatedPaths.ts';
import { type Interval, wilsonInterval } from '../wilsonInterval.ts';
import type { AnalysisCell, AnalysisKind } from './analysisKind.ts';
import { firmName, headings, table } from './naming.ts';
import { type Parameters, Refused } from './parameters.ts';

const shares = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
/** How often the estimate is written down on its way. */
const stops = 20;

const intervalHeads = [[{ en: '95% interval from', zhHant: '95% 信賴區間下限' }, 'number'], [{ en: 'to', zhHant: '95% 信賴區間上限' }, 'number']] as const;

/** Rents, demand and GPU prices drawn by chance around the scenario: how often each firm fails, and how far the outcome spreads. */
export const simulate: AnalysisKind = {
  id: 'simulate',
  label: { en: 'Simulation', zhHant: '蒙地卡羅模擬' },
  help: {
    en: 'Rents, demand and GPU prices wander at random around the scenario, with a given volatility a year and correlation. How often each firm fails, with the 95% interval of that estimate, and the spread of the outcome.',
    zhHant: '租金、需求與 GPU 價格依給定的年波動率與相關係數，於情境周圍隨機波動。顯示各公司違約頻率及其 95% 信賴區間，與結果的分布。',
  },
  parameters: ['outcome', 'tries', 'seed', 'volatility', 'correlation', 'correlations'],
  start(bench, parameters, { model, scenario }) {
    const outcome = parameters.outcome('outcome', 'losses');
    const tries = parameters.count('tries', 500, 2, 100_000);
    const seed = parameters.count('seed', 1, 0, 2 ** 31 - 1);
    const volatility = parameters.number('volatility', 0.3);
    const correlations = givenCorrelations(parameters);
    const even = parameters.number('correlation', 0.5);
    const correlation = correlations ?? even;
    if (!(volatility >= 0 && volatility <= 5)) throw new Refused('analysis.outOfRange', { parameter: 'volatility', value: volatility, min: 0, max: 5 });
    if (!(even >= 0 && even <= 1)) throw new Refused('analysis.outOfRange', { parameter: 'correlation', value: even, min: 0, max: 1 });
    return (function* () {
      const next = shakenScenarios(scenario, bench.result.quarters, { seed, volatility, correlation });
      const failed = new Float64Array(model.firms.length);
      const values: number[] = [];
      const convergence: { readonly tries: number; readonly anyFailure: number; readonly interval: Interval }[] = [];
      let any = 0;
      for (let trial = 1; trial <= tries; trial += 1) {
        const result = runOf(next());
        let fails = 0;
        result.failureQuarter.forEach((quarter, row) => {
          if (quarter > 0) {
            failed[row]! += 1;
            fails = 1;
          }
        });
        any += fails;
        const value = outcome.read(result);
        if (value !== null) values.push(value);
        if (trial === tries || trial % Math.max(1, Math.floor(tries / stops)) === 0) convergence.push({ tries: trial, anyFailure: any / trial, interval: wilsonInterval(any, trial) });
        yield { done: trial, total: tries };
      }
      const sorted = values.toSorted((a, b) => a - b);
      const mean = sorted.length === 0 ? null : meanOf(sorted);
      const standardError = mean === null ? null : Math.sqrt(meanOf(sorted.map((value) => (value - mean) ** 2)) / sorted.length);
      const firms = model.firms.map(({ id }, row) => ({ firm: id, probability: failed[row]! / tries, interval: wilsonInterval(failed[row]!, tries) }))
        .sort((a, b) => b.probability - a.probability || (a.firm < b.firm ? -1 : 1));
      const quantiles = sorted.length === 0 ? [] : shares.map((share) => ({ share, value: quantile(sorted, share) }));
      return {
        document: { outcome: outcome.key, base: outcome.read(bench.result), tries, seed, volatility, correlation, counted: sorted.length, mean, standardError, quantiles, firms, convergence },
        tables: [
          table(outcome.label, [[{ en: 'Statistic', zhHant: '統計量' }, 'text'], [headings.value, 'number']], [
            [{ en: 'Without chance', zhHant: '無隨機波動' }, outcome.read(bench.result)], [{ en: 'Mean', zhHant: '平均數' }, mean], [{ en: 'Standard error of the mean', zhHant: '平均數標準誤' }, standardError],
            ...quantiles.map(({ share, value }): AnalysisCell[] => [{ en: `${share * 100} % of paths lie below`, zhHant: `${share * 100}% 的路徑低於` }, value]),
          ]),
          table({ en: 'How often firms fail', zhHant: '各公司違約頻率' }, [[headings.firm, 'text'], [{ en: 'Share of paths', zhHant: '路徑占比' }, 'number'], ...intervalHeads],
            firms.filter(({ probability }) => probability > 0).map(({ firm, probability, interval }) => [firmName(model, firm), probability, ...interval])),
          table({ en: 'Share of paths with any failure, by number of paths', zhHant: '至少一家違約的路徑占比（依路徑數）' }, [[{ en: 'Paths', zhHant: '路徑數' }, 'number'], [{ en: 'Share of paths', zhHant: '路徑占比' }, 'number'], ...intervalHeads],
            convergence.map(({ tries: count, anyFailure, interval }) => [count, anyFailure, ...interval])),
        ],
        remarks: [{
          en: `${tries} paths of seed ${seed}; volatility ${volatility} a year, ${correlations === null ? `correlation ${even}` : `correlations ${correlationText(correlations)} (${namesIn('en').join(', ')})`}. The law of chance is an assumption: these shares are not probabilities of default of any firm. Intervals are Wilson’s, at 95% confidence.`,
          zhHant: `${tries} 條路徑，亂數種子 ${seed}；年波動率 ${volatility}，${correlations === null ? `相關係數 ${even}` : `相關係數矩陣 ${correlationText(correlations)}（${namesIn('zhHant').join('、')}）`}。隨機法則為假設，上述占比並非任何公司的違約機率。區間採 Wilson 計分法，信賴水準 95%。`,
        }],
      };
    })();

    function runOf(drawn: typeof scenario): EngineResult {
      const inputs = compileInputs(model, drawn);
      if (!inputs.ok) throw new Refused('analysis.refused', { scenario: scenario.name });
      bench.runs += 1;
      return run(inputs.value);
    }
  },
};

function meanOf(values: readonly number[]): number {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum.value / values.length;
}

/** The labels of what moves by chance, in the order of the matrix. */
export function namesIn(language: Language): readonly string[] {
  return shaken.map((key) => drivers.find((driver) => driver.key === key)?.label[language] ?? key);
}

/** The matrix of correlations; null where one number stands for all. What no series can have is refused with the nearest that can. */
function givenCorrelations(parameters: Parameters): CorrelationMatrix | null {
  if (!parameters.has('correlations')) return null;
  const read = readCorrelations(parameters.text('correlations'), shaken);
  if (!read.ok) throw new Refused(read.error.code, withLabels(read.error.details));
  if (isPossible(read.value)) return read.value;
  const nearest = nearestCorrelations(read.value);
  const { row, column, from, to } = largestChange(read.value, nearest);
  throw new Refused('correlation.impossible', withLabels({
    least: Number(leastEigenvalue(read.value).toPrecision(3)), matrix: correlationText(nearest), row: shaken[row] ?? '', column: shaken[column] ?? '', from, to,
  }));
}

/** Keys of drivers in the reader's words. */
function withLabels(details: Failure['details']): Failure['details'] {
  const languages = ['en', 'zhHant'] as const;
  const labels = (name: 'row' | 'column') => languages.flatMap((language) => {
    const place = shaken.findIndex((key) => key === details[name]);
    return place < 0 ? [] : [[`${name}.${language}`, namesIn(language)[place] ?? ''] as const];
  });
  return { ...details, ...Object.fromEntries([...labels('row'), ...labels('column')]) };
}
