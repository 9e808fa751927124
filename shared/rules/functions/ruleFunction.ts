/** What a function of the rules is: its words, which units it takes, and how it is worked out for all firms. */
import type { Localized } from '../../base/localized.ts';
import type { CheckedNode } from '../checkedRule.ts';
import type { Span } from '../ruleError.ts';
import type { RuleType } from '../ruleTypes.ts';
import type { Reasons, Vector } from '../vectors.ts';

/** What a function finds at the place of its call. */
export interface CallCheck extends Span {
  readonly name: string;
  readonly currency: string;
  /** Brings numbers to one unit, or flags or texts together; refuses what does not go together, naming both. */
  readonly alike: (nodes: readonly CheckedNode[]) => { readonly nodes: readonly CheckedNode[]; readonly type: RuleType };
  /** Refuses what is no number; brings it to the unit in which it is shown. */
  readonly number: (node: CheckedNode) => CheckedNode;
  /** Refuses what is neither yes nor no. */
  readonly flag: (node: CheckedNode) => CheckedNode;
}

export interface Evaluation {
  /** How many firms there are. */
  readonly count: number;
  readonly reasons: Reasons;
  /** The text of a node, for reasons. */
  readonly textOf: (node: CheckedNode) => string;
  /** The column that is worked out, for reasons. */
  readonly column: string;
}

export interface RuleFunction {
  /** The word by which rules call it. */
  readonly id: string;
  /** As it is written, for the list to choose from. */
  readonly example: string;
  readonly label: Localized;
  /** Looks at all firms together: every firm sees the same value. */
  readonly overFirms?: true;
  readonly least: number;
  readonly most: number;
  /** The arguments in the units in which they are worked on, and the result's type. */
  readonly check: (args: readonly CheckedNode[], call: CallCheck) => { readonly args: readonly CheckedNode[]; readonly type: RuleType };
  /** @param nodes  the checked arguments that the vectors belong to */
  readonly evaluate: (args: readonly Vector[], nodes: readonly CheckedNode[], evaluation: Evaluation) => Vector;
}
