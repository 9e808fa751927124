/** The result document of design/format.md with how exact it is, why firms failed and who cost whom how much. */
import type { EngineModel } from '../engine/inputs.ts';
import type { ResultDocument } from '../engine/result.ts';
import { toResultDocument } from '../engine/result.ts';
import type { CascadeLink, ExplainedRun } from './explain.ts';
import type { Explanation } from './explanation.ts';

/** Fields of format.md stand first and are as they are there; null firms are outside. */
export interface ExplainedDocument extends ResultDocument {
  /** The largest relative distance of a clearing from its fixed point, and the largest relative imbalance of a quarter's cash ledger. */
  readonly residual: number;
  readonly ledgerError: number;
  /** Whether in any quarter another outcome holds as well; those quarters name the firms whose payment hangs on confidence alone. */
  readonly multiple: boolean;
  /** One for each failure, in the order of quarters, rounds and ids. */
  readonly explanations: readonly Explanation[];
  /** Who cost whom how much in which quarter. */
  readonly cascade: readonly CascadeLink[];
}

/** The document of an explained run; parameters are those of `toResultDocument`. */
export function toExplainedDocument({ result, explanations, cascade }: ExplainedRun, model: EngineModel, scenario: { readonly name: string }): ExplainedDocument {
  const { residual, ledgerError, trusted } = result;
  return { ...toResultDocument(result, model, scenario), residual, ledgerError, multiple: trusted.includes(1), explanations, cascade };
}
