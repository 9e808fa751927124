/** The result document of design/format.md with why firms failed and who cost whom how much. */
import type { EngineModel } from '../engine/inputs.ts';
import type { ResultDocument } from '../engine/result.ts';
import { toResultDocument } from '../engine/result.ts';
import type { CascadeLink, ExplainedRun } from './explain.ts';
import type { Explanation } from './explanation.ts';

/** Fields of format.md stand first and are as they are there; null firms are outside. */
export interface ExplainedDocument extends ResultDocument {
  /** One for each failure, in the order of quarters, rounds and ids. */
  readonly explanations: readonly Explanation[];
  /** Who cost whom how much in which quarter. */
  readonly cascade: readonly CascadeLink[];
}

/** The document of an explained run; parameters are those of `toResultDocument`. */
export function toExplainedDocument({ result, explanations, cascade }: ExplainedRun, model: EngineModel, scenario: { readonly name: string }): ExplainedDocument {
  return { ...toResultDocument(result, model, scenario), explanations, cascade };
}
