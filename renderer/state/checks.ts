/** The checks that stand behind the flag in the header: the document's problems, and whether the engine's sums tie out. */
import { computed } from '@preact/signals-core';
import type { Problem } from '../../shared/document/problems.ts';
import type { AnalystTask } from '../../shared/worker/analyst.ts';
import { analysisDocument, type ChecksDocument } from './analysisDocument.ts';
import { taskState } from './analyst.ts';
import { calculation, result } from './recalc.ts';
import { problems } from './workbook.ts';

/** Clearing is exact to 1e-13 of a debtor's total, the ledger to 1e-9 of the flows (design/model.md 3.4 and 4). */
const residualLimit = 1e-12;
const ledgerLimit = 1e-9;

/** Everything that must hold of a run, checked on the scenario in front (`shared/analysis/checks`). */
export const checksTask: AnalystTask = { kind: 'analyse', analysis: 'checks', request: {} };

/** The last report; null before the first. */
export const checkReport = computed<ChecksDocument | null>(() => analysisDocument<ChecksDocument>(taskState(checksTask)));

export interface Checks {
  readonly passed: boolean;
  /** Checks that ask for a look, without which the result still holds. */
  readonly doubts: number;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
  /** null while nothing has been calculated. */
  readonly residual: number | null;
  readonly ledgerError: number | null;
}

export const checks = computed<Checks>(() => {
  const found = problems.value;
  const outcome = result.value.result;
  const tiesOut = outcome === null || (outcome.residual <= residualLimit && outcome.ledgerError <= ledgerLimit);
  const calculated = calculation.value.state !== 'refused' && calculation.value.state !== 'failed';
  return {
    doubts: checkReport.value?.checks.filter(({ ok, severity }) => !ok && severity === 'warning').length ?? 0,
    passed: tiesOut && calculated && checkReport.value?.flag !== 'failed' && found.every((each) => each.severity !== 'error'),
    problemCount: found.length,
    problems: found,
    residual: outcome?.residual ?? null,
    ledgerError: outcome?.ledgerError ?? null,
  };
});
