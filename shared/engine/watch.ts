/**
 * Who looks on while a run is under way: explanations and the cascade are read off the state while it still holds the clearing
 * that they are about. Without a watch nothing is asked and nothing is kept.
 */
import type { EngineInputs } from './inputs.ts';
import type { State } from './state.ts';

/** Money that moves after the clearing of a quarter: margins, notes, new debt, purchases (cash orders included), injections. */
export type Movement = 'margin' | 'notes' | 'lending' | 'purchase' | 'injection';

/** Looks at the state and keeps what it wants; it must change nothing. */
export interface RunWatch {
  /**
   * A clearing has been judged, and the state still holds it. Estates 0 to `before` - 1 were estates in it; those from `before`
   * on are condemned by it, and join D after this call. When there are none, the quarter is quiet and this was its last clearing.
   *
   * @param why  by firm, why it failed: an index into `causes`
   */
  readonly judged: (inputs: EngineInputs, state: State, why: Uint8Array, round: number, before: number) => void;
  /** After the last clearing of quarter t money moved between two parties; -1 is outside. */
  readonly moved?: (t: number, kind: Movement, payer: number, payee: number, amount: number) => void;
  /** A live vehicle wrote tranche `k` down by `lost` (section 3.7). */
  readonly wroteDown?: (inputs: EngineInputs, state: State, k: number, lost: number) => void;
}
