import type { Localized } from '../../base/localized.ts';
import type { EngineModel } from '../../engine/inputs.ts';
import type { Cure, CureKind } from '../covenantCures.ts';
import { curesOf } from '../covenantCures.ts';
import type { CovenantPath } from '../covenantLadder.ts';
import { covenantName, covenantPaths, tightest, worthless } from '../covenantLadder.ts';
import type { AnalysisCell, AnalysisKind } from './analysisKind.ts';
import { contractName, firmName, headings, table } from './naming.ts';
import { Refused } from './parameters.ts';

/** A covenant with its tightest quarter. */
interface Rung extends CovenantPath {
  readonly tightest: { readonly t: number; readonly headroom: number };
  /** What restores it; null where that was not asked for, or nothing is broken. */
  readonly cures: readonly Cure[] | null;
}

/** All covenants of all firms by their distance to breach, with what cures those that are broken. */
export const headroom: AnalysisKind = {
  id: 'headroom',
  label: { en: 'Covenant headroom', zhHant: '財務約定餘裕' },
  help: {
    en: 'Every covenant of every loan by its least distance to breach, quarter by quarter, with the money, collateral or reset limit that cures a broken one, proved by running it again.',
    zhHant: '依與違反門檻的最小距離，逐季列示各貸款的財務約定；已違反者並列經重新計算驗證之資金、擔保品或調整後門檻。',
  },
  parameters: ['firm', 'covenant', 'cures', 'bars'],
  start(bench, parameters, { model }) {
    const only = parameters.has('firm') ? parameters.firm('firm') : null;
    const covenant = parameters.has('covenant') ? parameters.text('covenant') : null;
    const most = parameters.count('cures', 100_000, 0, 100_000);
    const bars = parameters.count('bars', 50, 1, 100_000);
    return (function* () {
      const paths = covenantPaths(bench.compiled.inputs, model).paths.filter((path) => (only === null || path.firm === only) && (covenant === null || covenantName(path) === covenant));
      if (covenant !== null && paths.length === 0) throw new Refused('analysis.unknownInput', { input: covenant });
      const ladder = paths.flatMap((path): Rung[] => {
        const worst = tightest(path);
        return worst === null ? [] : [{ ...path, tightest: worst, cures: null }];
      }).sort((a, b) => a.tightest.headroom - b.tightest.headroom || (covenantName(a) < covenantName(b) ? -1 : 1));
      const total = Math.min(most, ladder.filter(isBroken).length);
      const covenants: Rung[] = [];
      for (const [place, rung] of ladder.entries()) {
        if (place >= most || !isBroken(rung)) covenants.push(rung);
        else {
          covenants.push({ ...rung, cures: yield* curesOf(bench, rung) });
          yield { done: place + 1, total };
        }
      }
      return { document: { scenario: bench.scenario.name, covenants }, tables: [ladderTable(model, covenants.slice(0, bars))], remarks: [remark] };
    })();
  },
};

const remark: Localized = {
  en: 'A cure is given at opening and is the least with which this covenant is kept in every quarter, to the failure of the firm or the end: principal paid off with new money; more of the fleet pledged, or GPUs added to it, at their opening value; cash with which every margin call is met; the limit at which it would have been kept (0: only a waiver helps). Blank beside a breach: that does not cure it.',
  zhHant: '補正措施均於期初給予，為使該約定於各季（至公司違約或期末）均符合的最小值：以新增資金清償本金；增加質押比率或增置 GPU（以期初價值計）；足以因應各次補繳的現金；可符合之調整後門檻（0 表示僅豁免可行）。違反而空白者，表示該措施無法補正。',
};

function isBroken({ tightest: worst }: Rung): boolean {
  return worst.headroom < 0;
}

function ladderTable(model: EngineModel, rungs: readonly Rung[]) {
  const at = (path: CovenantPath, t: number) => path.values[t - 1] ?? null;
  const worth = (cures: readonly Cure[] | null, ...kinds: readonly CureKind[]) => cures?.find(({ by }) => kinds.includes(by))?.worth ?? null;
  return table({ en: 'Covenants by headroom', zhHant: '財務約定餘裕排序' }, [
    [headings.firm, 'text'], [{ en: 'Loan', zhHant: '貸款' }, 'text'], [{ en: 'Covenant', zhHant: '財務約定' }, 'text'], [{ en: 'Limit', zhHant: '門檻' }, 'number'], [headings.quarter, 'number'],
    [headings.value, 'number'], [{ en: 'Headroom, %', zhHant: '餘裕（%）' }, 'number'], [{ en: 'Prepayment, M', zhHant: '提前還款（百萬）' }, 'number'], [{ en: 'Collateral, M', zhHant: '增提擔保（百萬）' }, 'number'],
    [{ en: 'Margin cash, M', zhHant: '補繳現金（百萬）' }, 'number'], [{ en: 'Reset limit', zhHant: '調整後門檻' }, 'number'], [{ en: 'Proved', zhHant: '已驗證' }, 'text'],
  ], rungs.map((path): AnalysisCell[] => [
    firmName(model, path.firm), path.contract === null ? { en: 'own facility', zhHant: '自有融資額度' } : contractName(model, path.contract),
    path.covenant === 'maxLtv' ? { en: 'LTV at most', zhHant: '貸款成數上限' } : { en: 'DSCR at least', zhHant: '償債比率下限' }, path.limit, path.tightest.t, at(path, path.tightest.t),
    path.tightest.headroom === worthless ? null : path.tightest.headroom * 100, worth(path.cures, 'prepayment'), worth(path.cures, 'pledge', 'gpus'), worth(path.cures, 'cash'),
    path.cures?.find(({ by }) => by === 'reset' || by === 'waiver')?.value ?? null,
    path.cures === null ? '' : path.cures.every(({ verified }) => verified) ? { en: 'yes', zhHant: '是' } : { en: 'no', zhHant: '否' },
  ]));
}
