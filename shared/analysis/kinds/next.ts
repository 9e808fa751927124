import type { EngineResult } from '../../engine/run.ts';
import { placesOf } from '../search.ts';
import { narrow } from '../search.ts';
import type { Steps } from '../steps.ts';
import type { Bench } from '../trials/bench.ts';
import { leverLimits, leverName, leverValue } from '../trials/lever.ts';
import type { Lever } from '../trials/lever.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { failedFirms, failureSignature, firmName, headings, leverLabel, table } from './naming.ts';
import { Refused } from './parameters.ts';

/** The nearest value of an input, on one side, at which who fails or when is another. */
export interface NextChange {
  readonly side: 'below' | 'above';
  readonly value: number;
  /** Last value on the way to it at which nothing has changed. */
  readonly stillAt: number;
  readonly distance: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly string[];
  readonly verified: boolean;
}

/** Distance to the next failure of an input, on either side. */
export const next: AnalysisKind = {
  id: 'next',
  label: { en: 'Distance to the next failure', zhHant: '距下一違約的距離' },
  help: {
    en: 'How far an input can move down and up until who fails, or when, changes, and who that is.',
    zhHant: '輸入項向下與向上可變動多少，違約公司或時點才會改變，以及涉及的公司。',
  },
  parameters: ['input', 'steps', 'tolerance'],
  start(bench, parameters, { model }) {
    const lever = parameters.lever('input');
    const now = leverValue(bench.seen, lever);
    if (now === null) throw new Refused('analysis.blank', { input: leverName(lever) });
    const steps = parameters.count('steps', 40, 2, 1001);
    const tolerance = parameters.number('tolerance', 0);
    return (function* () {
      const found = [...(yield* nextChange(bench, lever, now, 'below', { steps, tolerance })), ...(yield* nextChange(bench, lever, now, 'above', { steps, tolerance }))];
      const names = (ids: readonly string[]) => ids.map((id) => firmName(model, id)).join(', ');
      return {
        document: { input: leverName(lever), now, changes: found },
        tables: [table(leverLabel(model, lever), [[headings.value, 'number'], [headings.change, 'number'], [{ en: 'Fails', zhHant: '違約' }, 'text'], [{ en: 'Survives', zhHant: '存續' }, 'text'], [{ en: 'Another quarter', zhHant: '季別改變' }, 'text']],
          found.map(({ value, added, removed, moved }) => [value, value - now, names(added), names(removed), names(moved)]))],
        remarks: found.length === 0 ? [{ en: 'No value that was looked at changes who fails, or when.', zhHant: '所檢視的各值均不改變違約公司或時點。' }] : [],
      };
    })();
  },
};

/** Looks outwards in steps that grow, so that what is near is seen finely; then narrows. */
export function* nextChange(bench: Bench, lever: Lever, now: number, side: NextChange['side'], { steps, tolerance }: { readonly steps: number; readonly tolerance: number }): Steps<readonly NextChange[]> {
  const { min, max, whole = false } = leverLimits(lever);
  const sign = side === 'below' ? -1 : 1;
  const reach = now === 0 ? (lever.kind === 'driver' ? 2 : 1000) : Math.abs(now) * (side === 'below' ? 1 : 4);
  const end = side === 'below' ? Math.max(min, now - reach) : Math.min(max, now + reach);
  if (end === now) return [];
  const ask = (x: number): EngineResult | null => {
    const run = bench.run(x === now ? [] : [{ lever, value: x }]);
    return run.ok ? run.value : null;
  };
  const before = failureSignature(bench.result);
  const isSame = (result: EngineResult | null) => result === null || failureSignature(result) === before;
  let low: { readonly x: number; readonly value: EngineResult | null } = { x: now, value: bench.result };
  const span = Math.abs(end - now);
  const places = placesOf({ from: 0, to: 1, steps, whole: false }).slice(1).map((share) => (share === 1 ? end : now + sign * span * share * share));
  for (const [index, place] of places.entries()) {
    const x = whole ? Math.round(place) : place;
    if (x === low.x) continue;
    const high = { x, value: ask(x) };
    yield { done: index + 1, total: places.length };
    if (isSame(high.value)) low = high;
    else {
      const bracket = yield* narrow({ low, high }, isSame, ask, { whole, tolerance });
      const proved = bench.prove([{ lever, value: bracket.high.x }]);
      const result = bracket.high.value!;
      return [{ side, value: bracket.high.x, stillAt: bracket.low.x, distance: Math.abs(bracket.high.x - now), ...changes(bench, result), verified: proved.ok && failureSignature(proved.value) === failureSignature(result) }];
    }
  }
  return [];
}

function changes(bench: Bench, result: EngineResult): Pick<NextChange, 'added' | 'removed' | 'moved'> {
  const before = new Map(failedFirms(bench.model, bench.result).map(({ firm, t }) => [firm, t]));
  const after = new Map(failedFirms(bench.model, result).map(({ firm, t }) => [firm, t]));
  return {
    added: [...after.keys()].filter((firm) => !before.has(firm)), removed: [...before.keys()].filter((firm) => !after.has(firm)),
    moved: [...after].filter(([firm, t]) => before.has(firm) && before.get(firm) !== t).map(([firm]) => firm),
  };
}
