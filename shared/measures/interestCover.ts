import { at, hasFailed, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

/** Amounts up to this are none, as in the model's own debt service cover. */
const tiny = 1e-6;

export const interestCover = {
  key: 'interestCover', kind: 'times', unit: 'times', followsQuarter: true,
  label: { en: 'ICR at quarter', zhHant: '當季利息保障倍數' },
  help: {
    en: 'Interest cover in the quarter of the slider: cash earned before debt service over the interest due. Blank where no interest is due, at opening and once failed.',
    zhHant: '時間軸所選季的利息保障倍數：償債前現金流除以到期利息。無到期利息、期初及違約後為空白。',
  },
  formula: { en: 'cash earned before debt service / interest due', zhHant: '償債前現金流 / 到期利息' },
  section: '3.6',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['earned', 'interestDue']),
  compute: (result, firm, quarter) => {
    const interest = at(result.interestDue, result, firm, quarter);
    const earned = at(result.earned, result, firm, quarter);
    return hasFailed(result, firm, quarter) || interest === null || earned === null || !(interest > tiny) ? null : earned / interest;
  },
} as const satisfies Measure;
