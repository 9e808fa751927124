import type { Localized } from '../../base/localized.ts';
import type { EngineModel } from '../../engine/inputs.ts';
import { doubtsOf, findFragility, roundableLevers, usualDraws } from '../fragility.ts';
import { leverName } from '../trials/lever.ts';
import type { Lever } from '../trials/lever.ts';
import type { AnalysisCell, AnalysisKind } from './analysisKind.ts';
import { firmName, headings, joined, leverLabel, table } from './naming.ts';

/** Which failures are not to be shown as plain fact. */
export const fragility: AnalysisKind = {
  id: 'fragility',
  label: { en: 'Fragility', zhHant: '結果脆弱性' },
  help: {
    en: 'Failures that come or go within the rounding of an input as written, or that hang on which of several clearings is taken.',
    zhHant: '於輸入值書寫精度的捨入範圍內即翻轉，或取決於採用哪一個清算解的違約。',
  },
  parameters: ['input', 'draws'],
  start(bench, parameters, { model }) {
    const chosen = parameters.has('input') ? parameters.levers('input').filter(({ kind }) => kind === 'cell') : null;
    const given = chosen !== null ? 0 : parameters.has('draws') ? parameters.count('draws', 0, 0, 1000) : null;
    return (function* () {
      const levers = chosen ?? roundableLevers(bench);
      const draws = given ?? usualDraws(bench.compiled, levers.length);
      const found = yield* findFragility(bench, levers, draws);
      const doubts = doubtsOf(found);
      const byName = new Map(levers.map((lever) => [leverName(lever), lever]));
      const row = (id: string): AnalysisCell[] => {
        const has = (doubt: 'edge' | 'together' | 'confidence') => (doubts.get(id)?.includes(doubt) === true ? yes : no);
        const inputs = found.roundingFlips.filter(({ firms }) => firms.includes(id)).map(({ input }) => byName.get(input)!);
        return [firmName(model, id), labels(model, inputs), has('edge'), has('together'), has('confidence')];
      };
      return {
        document: { scenario: bench.scenario.name, ...found },
        tables: [table({ en: 'Not to be taken as plain fact', zhHant: '不可視為確定事實者' },
          [[headings.firm, 'text'], [{ en: 'Rounding of', zhHant: '捨入影響' }, 'text'], [{ en: 'Knife\'s edge', zhHant: '臨界' }, 'text'], [{ en: 'All roundings together', zhHant: '全部捨入合計' }, 'text'], [{ en: 'Several clearings', zhHant: '多重清算解' }, 'text']],
          found.fragile.map(row))],
        remarks: [draws === 0 ? eachRemark : drawnRemark(draws)],
      };
    })();
  },
};

const yes = { en: 'yes', zhHant: '是' } as const;
const no = '';

const eachRemark: Localized = {
  en: 'Rounding: half a unit of the last digit that an input is written with (of rates and shares in percent; blanks, defaults, whole numbers and 0 are exact), each input alone, then all at once to the side that costs more and to the side that costs less.',
  zhHant: '捨入：輸入值最末位數的半單位（利率與比率以百分比計；空白、預設值、整數欄位與 0 視為精確），先逐項單獨測試，再將全部輸入項同時移往損失較大與較小的一側。',
};

function drawnRemark(draws: number): Localized {
  return {
    en: `Too many inputs to try one by one: ${draws} times all were drawn at once from within half a unit of the last digit that they are written with. With --draws 0 each is tried alone, which names the inputs that decide.`,
    zhHant: `輸入值過多，未逐項測試：全部輸入值於其最末位數半單位之範圍內同時抽樣 ${draws} 次。以 --draws 0 可逐項測試並指出關鍵輸入值。`,
  };
}

/** The first few inputs by what people call them. */
function labels(model: EngineModel, levers: readonly Lever[]): Localized {
  return joined(levers.slice(0, 3).map((lever) => leverLabel(model, lever)));
}
