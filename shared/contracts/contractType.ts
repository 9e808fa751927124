import type { Localized } from '../base/localized.ts';
import type { Term } from '../columns/define.ts';

/** One kind of contract (design/model.md 2.3): `from` provides, `to` owes. What it makes them pay is in `engine/`. */
export interface ContractType {
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized;
  /** The terms that this type has besides type, from and to, in the order of the page. */
  readonly terms: readonly Term[];
  /** What `to` owes `from` on it already at opening; left out where nothing is owed yet. */
  readonly claim?: Term;
}
