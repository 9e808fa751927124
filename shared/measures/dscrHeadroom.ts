import { extreme, failureOf, type Measure } from './define.ts';
import { extremeQuarter, numbersOf } from './quantities.ts';

export const dscrHeadroom = {
  key: 'dscrHeadroom', kind: 'times', unit: 'times', followsQuarter: false,
  label: { en: 'DSCR headroom', zhHant: '償債比率餘裕' },
  help: {
    en: 'The lowest DSCR of quarters 1 to its failure or the end, less its covenant; negative: below it. The covenant is the strictest of the firm\'s loans. Blank without a covenant and where no debt service falls due.',
    zhHant: '第 1 季起至違約季（或期末）最低償債比率減約定下限；負值表示低於下限。下限採該公司各筆貸款中最嚴格者。無約定或無償債義務時為空白。',
  },
  formula: { en: 'lowest DSCR − covenant', zhHant: '最低償債比率 − 約定下限' },
  section: '3.6',
  numbers: (result, firm) => numbersOf(result, firm, extremeQuarter(result.dscr, result, firm, 1, failureOf(result, firm) ?? result.quarters, Math.min), ['dscr', 'covenantDscr']),
  compute: (result, firm) => {
    const covenant = result.covenantDscr[firm] ?? 0;
    const lowest = covenant > 0 ? extreme(result.dscr, result, firm, 1, failureOf(result, firm) ?? result.quarters, Math.min) : null;
    return lowest === null ? null : lowest - covenant;
  },
} as const satisfies Measure;
