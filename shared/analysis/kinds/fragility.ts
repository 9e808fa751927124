import type { EngineResult } from '../../engine/run.ts';
import { run } from '../../engine/run.ts';
import { losses } from '../outcomes/losses.ts';
import type { Bench } from '../trials/bench.ts';
import { everyLever } from '../trials/everyLever.ts';
import type { Lever, Setting } from '../trials/lever.ts';
import { leverLimits, leverName, leverRow, leverTerm } from '../trials/lever.ts';
import type { AnalysisCell, AnalysisKind } from './analysisKind.ts';
import { failedFirms, failureSignature, firmName, headings, table } from './naming.ts';

/** An input whose rounding decides about a failure. */
interface Flip {
  readonly input: string;
  readonly now: number;
  readonly value: number;
  readonly firms: readonly string[];
}

/** Relative distances below this are the arithmetic's own: a result that hangs on them is on a knife's edge. */
const knife = 1e-9;

/** Which failures are not to be shown as plain fact. */
export const fragility: AnalysisKind = {
  id: 'fragility',
  label: { en: 'Fragility', zhHant: '結果脆弱性' },
  help: {
    en: 'Failures that come or go within the rounding of an input as written, or that hang on which of several clearings is taken.',
    zhHant: '於輸入值書寫精度的捨入範圍內即翻轉，或取決於採用哪一個清算解的違約。',
  },
  parameters: ['input'],
  start(bench, parameters, { model }) {
    const levers = (parameters.has('input') ? parameters.levers('input') : everyLever(bench.seen)).filter(({ kind }) => kind === 'cell');
    return (function* () {
      const before = failureSignature(bench.result);
      const flips: Flip[] = [];
      const knifeEdges: Flip[] = [];
      const worse: Setting[] = [];
      const better: Setting[] = [];
      const base = losses.read(bench.result);
      for (const [place, lever] of levers.entries()) {
        const now = written(bench, lever);
        if (now !== null) {
          const tried = [-1, 1].map((sign) => trial(bench, lever, now, sign * halfUnit(now, isPercent(lever))));
          for (const one of tried) if (one !== null && failureSignature(one.result) !== before) flips.push({ input: leverName(lever), now, value: one.value, firms: changedFirms(bench, one.result) });
          for (const sign of [-1, 1]) {
            const near = trial(bench, lever, now, sign * Math.abs(now) * knife);
            if (near !== null && failureSignature(near.result) !== before) knifeEdges.push({ input: leverName(lever), now, value: near.value, firms: changedFirms(bench, near.result) });
          }
          const moved = tried.filter((one) => one !== null && losses.read(one.result) !== base).sort((a, b) => losses.read(b!.result) - losses.read(a!.result));
          if (moved.length > 0) {
            worse.push({ lever, value: losses.read(moved[0]!.result) > base ? moved[0]!.value : now });
            better.push({ lever, value: losses.read(moved.at(-1)!.result) < base ? moved.at(-1)!.value : now });
          }
        }
        yield { done: place + 1, total: levers.length };
      }
      const together = [worse, better].flatMap((settings) => {
        const result = bench.run(settings);
        return result.ok ? changedFirms(bench, result.value) : [];
      });
      const trusted = trustedFirms(bench);
      const marked = new Set([...flips.flatMap(({ firms }) => firms), ...knifeEdges.flatMap(({ firms }) => firms), ...together, ...trusted.map(({ firm }) => firm)]);
      const why = (id: string): AnalysisCell[] => [
        firmName(model, id), flips.filter(({ firms }) => firms.includes(id)).map(({ input }) => input).slice(0, 3).join(' '),
        knifeEdges.some(({ firms }) => firms.includes(id)) ? yes : no, together.includes(id) ? yes : no, trusted.some(({ firm }) => firm === id) ? yes : no,
      ];
      return {
        document: { scenario: bench.scenario.name, inputs: levers.length, fragile: model.firms.map(({ id }) => id).filter((id) => marked.has(id)), roundingFlips: flips, knifeEdges, allRoundingsTogether: [...new Set(together)].sort(), severalClearings: trusted },
        tables: [table({ en: 'Not to be taken as plain fact', zhHant: '不可視為確定事實者' },
          [[headings.firm, 'text'], [{ en: 'Rounding of', zhHant: '捨入影響' }, 'text'], [{ en: 'Knife\'s edge', zhHant: '臨界' }, 'text'], [{ en: 'All roundings together', zhHant: '全部捨入合計' }, 'text'], [{ en: 'Several clearings', zhHant: '多重清算解' }, 'text']],
          model.firms.filter(({ id }) => marked.has(id)).map(({ id }) => why(id)))],
        remarks: [{
          en: 'Rounding: half a unit of the last digit that an input is written with (of rates and shares in percent; blanks, defaults, whole numbers and 0 are exact), each input alone, then all at once to the side that costs more and to the side that costs less.',
          zhHant: '捨入：輸入值最末位數的半單位（利率與比率以百分比計；空白、預設值、整數欄位與 0 視為精確），先逐項單獨測試，再將全部輸入項同時移往損失較大與較小的一側。',
        }],
      };
    })();
  },
};

const yes = { en: 'yes', zhHant: '是' } as const;
const no = '';

/** A number as somebody wrote it; null for blanks and defaults, which are exact, and for 0, which says that there is none. */
function written(bench: Bench, lever: Lever): number | null {
  const row = lever.kind === 'cell' ? leverRow(bench.seen, lever) : undefined;
  const given = lever.kind === 'cell' ? row?.[lever.field] : undefined;
  return typeof given === 'number' && given !== 0 ? given : null;
}

/** Rates and shares are written in percent: 10 % is known to half a percent, not to half of a tenth. */
function isPercent(lever: Lever): boolean {
  const term = lever.kind === 'cell' ? leverTerm(lever) : undefined;
  return term?.kind === 'rate' || term?.kind === 'share';
}

/** Half a unit of the last digit that a number is written with: 0.05 of 0.9, 0.5 of 2300; of 0.1 in percent 0.005, half a percent. */
export function halfUnit(value: number, inPercent = false): number {
  if (inPercent) return halfUnit(Number((value * 100).toPrecision(15))) / 100;
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const decimals = (digits.split('.')[1] ?? '').length - Number(exponent);
  return Number(`5e${-decimals - 1}`);
}

function trial(bench: Bench, lever: Lever, now: number, by: number): { readonly value: number; readonly result: EngineResult } | null {
  const { min, max, whole } = leverLimits(lever);
  // A whole number is exact as it is written.
  if (whole === true) return null;
  const value = Math.min(max, Math.max(min, now + by));
  if (value === now) return null;
  const result = bench.run([{ lever, value }]);
  return result.ok ? { value, result: result.value } : null;
}

function changedFirms(bench: Bench, result: EngineResult): readonly string[] {
  const before = new Map(failedFirms(bench.model, bench.result).map(({ firm, t }) => [firm, t]));
  const after = new Map(failedFirms(bench.model, result).map(({ firm, t }) => [firm, t]));
  return bench.model.firms.map(({ id }) => id).filter((id) => before.get(id) !== after.get(id));
}

/** Firms whose payment hangs on confidence alone, by the first quarter in which it does. */
export function trustedFirms(bench: Pick<Bench, 'compiled' | 'model'>): readonly { readonly firm: string; readonly t: number }[] {
  const { trusted, quarters } = run(bench.compiled.inputs, { confidence: true });
  return bench.model.firms.flatMap(({ id }, row) => {
    const first = trusted.subarray(row * (quarters + 1), (row + 1) * (quarters + 1)).indexOf(1);
    return first < 0 ? [] : [{ firm: id, t: first }];
  });
}
