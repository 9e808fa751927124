import type { ReadableOutcome } from '../readOutcome.ts';
import type { Bracket, Sample } from '../search.ts';
import { narrow, scanLine } from '../search.ts';
import type { Steps } from '../steps.ts';
import type { Bench } from '../trials/bench.ts';
import { leverName } from '../trials/lever.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { headings, leverLabel, table } from './naming.ts';
import type { Range } from './parameters.ts';

/** Where the outcome comes to the target, or passes it without ever being it. */
export interface Crossing {
  /** `root`: the outcome is the target; `level`: it is the target over a whole span that begins or ends here; `jump`: it steps over it. */
  readonly kind: 'root' | 'level' | 'jump';
  /** The input: what comes nearest to the target. */
  readonly x: number;
  readonly outcome: number;
  /** Both sides: between them there is nothing closer. */
  readonly below: Sample<number | null>;
  readonly above: Sample<number | null>;
  /** Compiled anew and run: the outcome is the same bit for bit. */
  readonly verified: boolean;
}

/** Goal seek and break-even: which value of an input brings an outcome to a target. */
export const seek: AnalysisKind = {
  id: 'seek',
  label: { en: 'Goal seek', zhHant: '目標搜尋' },
  help: {
    en: 'All values of an input in a span at which the outcome comes to the target or jumps over it, each proved by running it again.',
    zhHant: '於指定範圍內，尋找使結果達到或跳越目標的所有輸入值，並以重新計算驗證。',
  },
  parameters: ['input', 'from', 'to', 'steps', 'outcome', 'target', 'tolerance'],
  start(bench, parameters, { model }) {
    const outcome = parameters.outcome('outcome', 'losses');
    const target = parameters.number('target');
    const range = parameters.range('', bench.seen, 65);
    const tolerance = parameters.number('tolerance', 0);
    return (function* () {
      const { samples, crossings } = yield* seekTarget(bench, range, outcome, target, tolerance);
      const seen = samples.map(({ value }) => value).filter((value) => value !== null);
      const span = { from: range.from, to: range.to };
      const reached = seen.length === 0 ? null : { least: Math.min(...seen), most: Math.max(...seen) };
      return {
        document: {
          input: leverName(range.lever), outcome: outcome.key, target, ...span, scanned: samples.length, ...(reached === null ? {} : reached), solutions: crossings, noSolution: crossings.length === 0,
          // What was looked at, to be drawn.
          values: samples.map(({ x }) => x), outcomes: samples.map(({ value }) => value),
        },
        tables: [table(outcome.label, [[leverLabel(model, range.lever), 'number'], [outcome.label, 'number'], [headings.kind, 'text']], crossings.map(({ x, outcome: value, kind }) => [x, value, kindNames[kind]]))],
        remarks: [crossings.length === 0
          ? { en: `No solution in [${range.from}, ${range.to}]: at ${samples.length} places the outcome is ${reached === null ? 'none' : `${reached.least} to ${reached.most}`}.`, zhHant: `[${range.from}, ${range.to}] 內無解：於 ${samples.length} 個點，結果${reached === null ? '不存在' : `介於 ${reached.least} 與 ${reached.most}`}。` }
          : { en: `Looked at ${samples.length} places; two solutions between neighbouring places would not be seen. A jump passes the target without ever being it.`, zhHant: `共檢視 ${samples.length} 個點；相鄰點之間若有兩個解則無法察覺。「跳躍」表示結果越過目標而未曾等於目標。` }],
      };
    })();
  },
};

const kindNames = { root: { en: 'solution', zhHant: '解' }, level: { en: 'holds from or to here', zhHant: '自此或至此成立' }, jump: { en: 'jump', zhHant: '跳躍' } } as const;

/** All crossings of a target in a span, with the scan that they were found by. */
export function* seekTarget(bench: Bench, range: Range, outcome: ReadableOutcome, target: number, tolerance: number): Steps<{ readonly samples: readonly Sample<number | null>[]; readonly crossings: readonly Crossing[] }> {
  const read = (x: number): number | null => {
    const run = bench.run([{ lever: range.lever, value: x }]);
    return run.ok ? outcome.read(run.value) : null;
  };
  const samples = yield* scanLine(range, read);
  const side = (value: number | null) => (value === null ? null : Math.sign(value - target));
  const crossings: Crossing[] = [];
  for (const [place, low] of samples.entries()) {
    const high = samples[place + 1];
    if (high === undefined || side(low.value) === side(high.value)) continue;
    const here = side(low.value);
    const bracket: Bracket<number | null> = yield* narrow({ low, high }, (value) => side(value) === here, read, { whole: range.whole, tolerance });
    if (bracket.low.value === null || bracket.high.value === null) continue;
    const found = crossing(bracket as Bracket<number>, target, (x) => verified(bench, range, outcome, x, read(x)));
    // A place of the scan that is the target itself would be found from both of its sides.
    if (crossings.at(-1)?.x !== found.x) crossings.push(found);
  }
  return { samples, crossings };
}

function crossing({ low, high }: Bracket<number>, target: number, prove: (x: number) => boolean): Crossing {
  const nearest = Math.abs(low.value - target) <= Math.abs(high.value - target) ? low : high;
  const gap = Math.abs(high.value - low.value);
  const scale = Math.max(1, Math.abs(target));
  // Between neighbouring inputs a smooth outcome moves by rounding alone.
  const isSmooth = gap <= 1e-6 * scale;
  const kind = isSmooth ? 'root' : nearest.value === target ? 'level' : 'jump';
  return { kind, x: nearest.x, outcome: nearest.value, below: low, above: high, verified: prove(nearest.x) };
}

function verified(bench: Bench, range: Range, outcome: ReadableOutcome, x: number, expected: number | null): boolean {
  const again = bench.prove([{ lever: range.lever, value: x }]);
  return again.ok && Object.is(outcome.read(again.value), expected);
}
