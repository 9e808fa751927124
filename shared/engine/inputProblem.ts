/** Why a model is refused: the place, a code whose text is in the catalogue, and what it needs to be said. */
export interface InputProblem {
  /** `scenario`: a driver's path, an override or a forced failure of the scenario itself. */
  readonly target: 'firm' | 'contract' | 'market' | 'scenario';
  /** The row; `market` for the market, the scenario's id for the scenario. */
  readonly id: string;
  readonly field: string;
  /** A code of `cell.*` or `driver.*` (shared/text/cellMessages.ts) or of `input.*` (shared/text/cliMessages.ts). */
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}
