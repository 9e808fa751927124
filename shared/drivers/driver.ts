import type { Localized } from '../base/localized.ts';
import type { UnitId } from '../base/units.ts';

/** Something that a scenario moves over time for the whole market (design/model.md 2.4). */
export interface Driver {
  readonly key: string;
  readonly label: Localized;
  readonly help: Localized;
  readonly unit: UnitId;
  /** The value while nothing is shocked: 1 multiplies, 0 is added. */
  readonly base: 0 | 1;
  /** Whether values below 0 are cut to 0. */
  readonly cut: boolean;
}
