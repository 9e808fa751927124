/** What the analyses print, as far as it is shown here; the same documents as of `firebreak analyse --json`. */
import type { Finding } from '../../shared/analysis/checks/check.ts';
import type { Cure } from '../../shared/analysis/covenantCures.ts';
import type { CovenantPath } from '../../shared/analysis/covenantLadder.ts';
import type { Fragility } from '../../shared/analysis/fragility.ts';
import type { AnalysisAnswer } from '../../shared/analysis/kinds/analysisKind.ts';
import type { Failure } from '../../shared/base/result.ts';
import type { TaskState } from './analyst.ts';

/** `--kind saved`. */
export interface SavedDocument {
  readonly firm: string;
  readonly tried: number;
  readonly changes: readonly { readonly input: string; readonly now: number; readonly value: number; readonly change: number; readonly size: number; readonly measuredBy: string; readonly verified: boolean }[];
}

/** `--kind headroom`. */
export interface HeadroomDocument {
  readonly covenants: readonly (CovenantPath & {
    readonly tightest: { readonly t: number; readonly headroom: number };
    readonly cures: readonly Cure[] | null;
  })[];
}

/** `--kind checks`. */
export interface ChecksDocument {
  readonly flag: 'ok' | 'doubt' | 'failed';
  readonly checks: readonly { readonly check: string; readonly severity: 'error' | 'warning'; readonly ok: boolean; readonly figure: number; readonly limit: number; readonly found: readonly Finding[] }[];
}

/** `--kind fragility`. */
export type FragilityDocument = Fragility;

/** `--kind bridge`. */
export interface BridgeDocument {
  readonly outcome: string;
  readonly from: { readonly scenario: string; readonly value: number };
  readonly to: { readonly scenario: string; readonly value: number };
  readonly difference: number;
  readonly parts: readonly { readonly part: string; readonly alone: number; readonly last: number }[];
  readonly interaction: number;
  readonly sumOfParts: number;
}

/** The answer of an analysis; null while there is none, or when its parameters are refused. */
export function analysisAnswer({ answer }: TaskState): AnalysisAnswer | null {
  return answer?.kind === 'analyse' && answer.outcome.ok ? answer.outcome.value : null;
}

export function analysisRefusal({ answer }: TaskState): Failure | null {
  return answer?.kind === 'analyse' && !answer.outcome.ok ? answer.outcome.error : null;
}

/** Its document. The caller says of which kind; the analysis wrote it, so that it is what its kind says. */
export function analysisDocument<Shape>(state: TaskState): Shape | null {
  return (analysisAnswer(state)?.document as Shape | undefined) ?? null;
}
