import { at, hasFailed, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

/** Quarters over which the outflow is averaged. */
const window = 4;

export const runway = {
  key: 'runway', kind: 'number', unit: 'quarters', followsQuarter: true,
  label: { en: 'Cash runway', zhHant: '現金可支應季數' },
  help: {
    en: 'Cash at the quarter of the slider divided by the average net outflow of the 4 quarters up to it: (cash 4 quarters ago - cash now) / 4; with fewer than 4 quarters behind, those there are. Borrowing and new equity count as inflows. 0 once failed; blank at opening and while cash does not fall.',
    zhHant: '時間軸所選季的現金，除以截至該季最近 4 季的平均淨流出：(4 季前現金 − 目前現金) / 4；不足 4 季時以實有季數計。借款與新增股本計入流入。違約後為 0；期初及現金未減少時為空白。',
  },
  formula: { en: 'cash / ((cash 4 quarters ago − cash) / 4)', zhHant: '現金 /（（4 季前現金 − 現金）/ 4）' },
  section: '4',
  numbers: (result, firm, quarter) => [...numbersOf(result, firm, quarter, ['cash']), ...numbersOf(result, firm, Math.max(0, quarter - window), ['cash'])],
  compute: (result, firm, quarter) => {
    if (hasFailed(result, firm, quarter)) return 0;
    const first = Math.max(0, quarter - window);
    const now = at(result.cash, result, firm, quarter);
    const before = at(result.cash, result, firm, first);
    if (now === null || before === null || quarter === first) return null;
    const outflow = (before - now) / (quarter - first);
    return outflow > 0 ? now / outflow : null;
  },
} as const satisfies Measure;
