import { at, hasFailed, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

const tiny = 1e-6;

export const leverage = {
  key: 'leverage', kind: 'times', unit: 'times', followsQuarter: true,
  label: { en: 'Debt to net worth', zhHant: '負債對淨值' },
  help: {
    en: 'Leverage at the end of the quarter of the slider: loan and tranche balances owed over net worth at book values. Blank where net worth is not above 0, and once failed.',
    zhHant: '時間軸所選季期末的槓桿：貸款與券次餘額除以帳面淨值。淨值不為正時及違約後為空白。',
  },
  formula: { en: 'debt / net worth', zhHant: '負債 / 淨值' },
  section: '4',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['debt', 'netWorth']),
  compute: (result, firm, quarter) => {
    const worth = at(result.netWorth, result, firm, quarter);
    const debt = at(result.debt, result, firm, quarter);
    return hasFailed(result, firm, quarter) || worth === null || debt === null || !(worth > tiny) ? null : debt / worth;
  },
} as const satisfies Measure;
