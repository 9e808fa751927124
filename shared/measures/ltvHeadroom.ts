import type { EngineResult } from '../engine/run.ts';
import { at, lastAlive, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const ltvHeadroom = {
  key: 'ltvHeadroom', kind: 'share', unit: 'share', followsQuarter: false,
  label: { en: 'LTV headroom', zhHant: '貸款成數餘裕' },
  help: {
    en: 'The least distance from LTV to its covenant over the same quarters, in points; negative: above it. The covenant is the strictest of the firm\'s loans, so a firm with several loans may be within each of them and yet below 0 here. Blank without a covenant.',
    zhHant: '同期間貸款成數與其約定上限的最小差距（百分點）；負值表示超過上限。上限採該公司各筆貸款中最嚴格者，因此多筆貸款時可能每筆均符合約定而此處為負。無約定時為空白。',
  },
  formula: { en: 'least of: covenant − LTV', zhHant: '各季「約定上限 − 貸款成數」之最小值' },
  section: '4',
  numbers: (result, firm) => numbersOf(result, firm, tightest(result, firm)?.t ?? 0, ['covenantLtv', 'ltv']),
  compute: (result, firm) => tightest(result, firm)?.headroom ?? null,
} as const satisfies Measure;

/** The least distance and the first quarter in which it is that. */
function tightest(result: EngineResult, firm: number): { readonly t: number; readonly headroom: number } | null {
  let least: { readonly t: number; readonly headroom: number } | null = null;
  for (let t = 0; t <= lastAlive(result, firm); t += 1) {
    const ltv = at(result.ltv, result, firm, t);
    const covenant = at(result.covenantLtv, result, firm, t);
    if (ltv !== null && covenant !== null && (least === null || covenant - ltv < least.headroom)) least = { t, headroom: covenant - ltv };
  }
  return least;
}
