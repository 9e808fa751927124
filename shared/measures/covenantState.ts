import { at, hasFailed, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

/** This near to its covenant, as a share of it, a ratio is at risk. */
const margin = 0.1;
/** Debts and differences up to this are none. */
const tiny = 1e-6;

export const covenantState = {
  key: 'covenantState', kind: 'choice', unit: 'none', followsQuarter: true,
  label: { en: 'Covenants', zhHant: '約定狀態' },
  help: {
    en: 'LTV and DSCR covenants at the quarter of the slider, the strictest of the firm\'s loans. Breach: one is not met. At risk: one is within a tenth of its limit. Compliant: neither. Unknown: there is a covenant, but no ratio to hold to it (nothing due, nothing pledged that has a value). Blank without a covenant, without debt and once failed.',
    zhHant: '時間軸所選季的貸款成數與償債比率約定，採該公司各筆貸款中最嚴格者。違反：有一項未符合。瀕臨違反：有一項距上下限不到十分之一。符合：以上皆非。無法判定：有約定但無可比較的比率（無到期款項，或質押物無價值）。無約定、無負債及違約後為空白。',
  },
  formula: { en: 'LTV ≤ its covenant and DSCR ≥ its covenant', zhHant: '貸款成數 ≤ 約定上限，且償債比率 ≥ 約定下限' },
  options: [
    { id: 'compliant', label: { en: 'Compliant', zhHant: '符合' }, tone: 'good' },
    { id: 'atRisk', label: { en: 'At risk', zhHant: '瀕臨違反' }, tone: 'watch' },
    { id: 'breach', label: { en: 'Breach', zhHant: '違反' }, tone: 'bad' },
    { id: 'unknown', label: { en: 'Unknown', zhHant: '無法判定' }, tone: 'unknown' },
  ],
  section: '3.6',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['ltv', 'covenantLtv', 'dscr', 'covenantDscr']),
  compute: (result, firm, quarter) => {
    if (hasFailed(result, firm, quarter)) return null;
    const maxLtv = at(result.covenantLtv, result, firm, quarter);
    const minDscr = result.covenantDscr[firm] ?? 0;
    if ((maxLtv === null && !(minDscr > 0)) || !((at(result.debt, result, firm, quarter) ?? 0) > tiny)) return null;
    const cover = minDscr > 0 ? at(result.dscr, result, firm, quarter) : null;
    // Below the covenant and yet not blocked: the loan that had it is repaid.
    const isGone = cover !== null && cover < minDscr - tiny && result.blocked[firm * (result.quarters + 1) + quarter] !== 1;
    const [ltv, dscr] = [maxLtv === null ? null : at(result.ltv, result, firm, quarter), isGone ? null : cover];
    // Above 1 is a breach: how much of its limit each ratio has used up. A DSCR of 0 or less has used up any limit.
    const used = [ltv === null || maxLtv === null ? null : ltv / maxLtv, dscr === null ? null : dscr > 0 ? minDscr / dscr : Infinity].filter((each) => each !== null);
    if (used.length === 0) return 'unknown';
    const most = Math.max(...used);
    return most > 1 + 1e-9 ? 'breach' : most >= 1 - margin ? 'atRisk' : 'compliant';
  },
} as const satisfies Measure;
