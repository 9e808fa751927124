import type { Scenario } from '../../shared/drivers/scenario.ts';
import type { Json } from '../../shared/base/json.ts';

/** A plain workbook document as in a file; the slow model fills the defaults by itself. */
export interface PlainModel {
  readonly market?: object;
  readonly firms: readonly object[];
  readonly contracts?: readonly object[];
}

/** What a run saw besides its result. */
export interface Seen {
  /** How often each thing that the page speaks of happened. */
  readonly events: Map<string, number>;
  /** Per firm, by quarter from the opening: what a result document leaves out; `need` is null for the dead. */
  readonly inner: Record<string, {
    readonly need: readonly (number | null)[];
    readonly calls: readonly number[];
    readonly blocked: readonly number[];
    readonly shortfall: readonly number[];
    readonly lossCaused: number;
    readonly lossSuffered: Readonly<Record<'loan' | 'tranche' | 'lease' | 'supply' | 'call' | 'equity', number>>;
  }>;
}

/** The firebreak-result document of the slow model, a second and independent writing of the model's page. */
export function runSlowly(book: PlainModel, scenario?: Scenario, seen?: Seen): { readonly [key: string]: Json };
