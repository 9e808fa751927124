import type { Scenario } from '../../shared/drivers/scenario.ts';
import type { Json } from '../../shared/base/json.ts';

/** A plain workbook document as in a file; the slow model fills the defaults by itself. */
export interface PlainModel {
  readonly market?: object;
  readonly firms: readonly object[];
  readonly contracts?: readonly object[];
}

/** The firebreak-result document of the slow model, a second and independent writing of the model's page. */
export function runSlowly(book: PlainModel, scenario?: Scenario): { readonly [key: string]: Json };
