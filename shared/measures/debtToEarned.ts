import { at, hasFailed, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

const tiny = 1e-6;
/** Quarters that make a year. */
const window = 4;

export const debtToEarned = {
  key: 'debtToEarned', kind: 'times', unit: 'times', followsQuarter: true,
  label: { en: 'Debt to cash earned', zhHant: '負債對年現金流' },
  help: {
    en: 'Debt at the quarter of the slider over the cash earned in a year before debt service: that of the 4 quarters up to it, or of those there are, brought to a year. Blank at opening, where nothing is earned, and once failed.',
    zhHant: '時間軸所選季的負債，除以償債前的年度現金流：截至該季最近 4 季合計，不足 4 季時換算為一年。期初、現金流不為正及違約後為空白。',
  },
  formula: { en: 'debt / (4 × average cash earned of the last 4 quarters)', zhHant: '負債 / (4 × 最近 4 季平均現金流)' },
  section: '4',
  numbers: (result, firm, quarter) => [...numbersOf(result, firm, quarter, ['debt']), ...Array.from({ length: Math.max(0, Math.min(window, quarter)) }, (_, back) => numbersOf(result, firm, quarter - back, ['earned'])).flat()],
  compute: (result, firm, quarter) => {
    const first = Math.max(1, quarter - window + 1);
    const debt = at(result.debt, result, firm, quarter);
    if (hasFailed(result, firm, quarter) || quarter < 1 || debt === null) return null;
    let earned = 0;
    for (let t = first; t <= quarter; t += 1) earned += at(result.earned, result, firm, t) ?? 0;
    const yearly = (earned * window) / (quarter - first + 1);
    return yearly > tiny ? debt / yearly : null;
  },
} as const satisfies Measure;
