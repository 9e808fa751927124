import { runChecks } from '../runChecks.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { findingLabel, headings, joined, table } from './naming.ts';

const flags = {
  ok: { en: 'All checks hold.', zhHant: '所有檢查均通過。' },
  doubt: { en: 'The result holds; some inputs deserve a look.', zhHant: '結果成立，惟部分輸入值宜再確認。' },
  failed: { en: 'A check fails: do not use this result.', zhHant: '有檢查未通過：請勿使用此結果。' },
} as const;

/** What must hold of a run, checked on this very run. */
export const checks: AnalysisKind = {
  id: 'checks',
  label: { en: 'Checks', zhHant: '檢查' },
  help: { en: 'What must hold of every run, checked on this one: ledger, priorities, fixed points, order of rows, explanations, units.', zhHant: '對本次結果檢核恆應成立的條件：現金帳、清償順位、不動點、列順序、違約拆解與單位。' },
  parameters: [],
  start: (bench, _parameters, { model }) => (function* () {
    const { flag, outcomes } = yield* runChecks(bench);
    return {
      document: { scenario: bench.scenario.name, flag, checks: outcomes.map(({ check: { key, severity }, found, figure, limit }) => ({ check: key, severity, ok: found.length === 0, figure, limit, found })) },
      tables: [table({ en: 'Checks', zhHant: '檢查' }, [[headings.kind, 'text'], [headings.outcome, 'text']], outcomes.map(({ check, found }) => [check.label, found.length === 0 ? { en: 'holds', zhHant: '通過' } : joined(found.slice(0, 5).map((finding) => findingLabel(model, finding)))]))],
      remarks: [flags[flag]],
    };
  })(),
};
