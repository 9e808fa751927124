import type { CovenantPath } from '../covenantLadder.ts';
import { covenantPaths, tightest, worthless } from '../covenantLadder.ts';
import { narrow } from '../search.ts';
import type { Steps } from '../steps.ts';
import type { Bench } from '../trials/bench.ts';
import type { CellLever } from '../trials/lever.ts';
import { leverName, leverValue } from '../trials/lever.ts';
import type { AnalysisCell, AnalysisKind } from './analysisKind.ts';
import { contractName, firmName, headings, table } from './naming.ts';

/** What restores a covenant: so much of the loan paid off at opening. */
interface Cure {
  readonly input: string;
  /** M of the principal, paid off with new money at opening. */
  readonly prepayment: number;
  readonly verified: boolean;
}

/** All covenants of all firms by their distance to breach, with what cures those that are broken. */
export const headroom: AnalysisKind = {
  id: 'headroom',
  label: { en: 'Covenant headroom', zhHant: '財務約定餘裕' },
  help: {
    en: 'Every covenant of every loan by its least distance to breach, quarter by quarter, with the prepayment that cures a broken one, proved by running it again.',
    zhHant: '依與違反門檻的最小距離，逐季列示各貸款的財務約定；已違反者並列經重新計算驗證的提前還款金額。',
  },
  parameters: ['firm', 'bars'],
  start(bench, parameters, { model }) {
    const only = parameters.has('firm') ? parameters.firm('firm') : null;
    const bars = parameters.count('bars', 50, 1, 100_000);
    return (function* () {
      const paths = covenantPaths(bench.compiled.inputs, model).paths.filter(({ firm }) => only === null || firm === only);
      const ladder = [];
      for (const [place, path] of paths.entries()) {
        const worst = tightest(path);
        if (worst === null) continue;
        ladder.push({ ...path, tightest: worst, cure: worst.headroom < 0 ? yield* cureOf(bench, path) : null });
        yield { done: place + 1, total: paths.length };
      }
      const sorted = ladder.sort((a, b) => a.tightest.headroom - b.tightest.headroom || (place(a) < place(b) ? -1 : 1));
      const at = (path: CovenantPath, t: number) => path.values[t - 1] ?? null;
      return {
        document: { scenario: bench.scenario.name, covenants: sorted },
        tables: [table({ en: 'Covenants by headroom', zhHant: '財務約定餘裕排序' },
          [[headings.firm, 'text'], [{ en: 'Loan', zhHant: '貸款' }, 'text'], [{ en: 'Covenant', zhHant: '財務約定' }, 'text'], [{ en: 'Limit', zhHant: '門檻' }, 'number'], [headings.quarter, 'number'], [headings.value, 'number'], [{ en: 'Headroom, %', zhHant: '餘裕（%）' }, 'number'], [{ en: 'Cure, M', zhHant: '補正金額（百萬）' }, 'number']],
          sorted.slice(0, bars).map((path): AnalysisCell[] => [firmName(model, path.firm), path.contract === null ? { en: 'own facility', zhHant: '自有融資額度' } : contractName(model, path.contract),
            path.covenant === 'maxLtv' ? { en: 'LTV at most', zhHant: '貸款成數上限' } : { en: 'DSCR at least', zhHant: '償債比率下限' }, path.limit, path.tightest.t, at(path, path.tightest.t), path.tightest.headroom === worthless ? null : path.tightest.headroom * 100, path.cure?.prepayment ?? null]))],
        remarks: [{
          en: 'The cure is the least part of the principal which, paid off with new money at opening, keeps this covenant in every quarter to the failure of the firm or the end. Blank beside a breach: no prepayment does.',
          zhHant: '補正金額為期初以新增資金提前清償本金、使該約定於各季（至公司違約或期末）均符合的最小金額。違反而無金額者，表示提前還款無法補正。',
        }],
      };
    })();
  },
};

function place({ firm, contract, covenant }: CovenantPath): string {
  return `${firm} ${contract ?? ''} ${covenant}`;
}

function* cureOf(bench: Bench, path: CovenantPath): Steps<Cure | null> {
  const lever: CellLever = path.contract === null ? { kind: 'cell', target: 'firm', id: path.firm, field: 'debt' } : { kind: 'cell', target: 'contract', id: path.contract, field: 'principal' };
  const principal = leverValue(bench.seen, lever) ?? 0;
  const isKept = (prepaid: number): boolean => {
    const inputs = bench.inputsWith([{ lever, value: principal - prepaid }]);
    if (!inputs.ok) return false;
    bench.runs += 1;
    const again = covenantPaths(inputs.value, bench.model).paths.find((each) => place(each) === place(path));
    const worst = again === undefined ? null : tightest(again);
    return worst === null || worst.headroom >= 0;
  };
  if (principal === 0 || !isKept(principal)) return null;
  const { high } = yield* narrow({ low: { x: 0, value: false }, high: { x: principal, value: true } }, (kept) => !kept, isKept, { whole: false, tolerance: principal * 1e-9 });
  return { input: leverName(lever), prepayment: high.x, verified: isKept(high.x) };
}
