/** A rule whose names are found and whose units agree: what is worked out, and nothing else. */
import type { BinaryOperator, UnaryOperator } from './expression.ts';
import type { Span } from './ruleError.ts';
import type { NamedColumn } from './ruleScope.ts';
import type { NumberType, RuleType } from './ruleTypes.ts';

export type CheckedNode = Span & (
  | { readonly op: 'constant'; readonly type: RuleType; readonly value: number | boolean | string }
  | { readonly op: 'column'; readonly type: RuleType; readonly column: NamedColumn }
  /** The value times 10^power: another unit of the same thing. */
  | { readonly op: 'scale'; readonly type: NumberType; readonly operand: CheckedNode; readonly power: number }
  | { readonly op: 'unary'; readonly type: RuleType; readonly operator: UnaryOperator; readonly operand: CheckedNode }
  | { readonly op: 'binary'; readonly type: RuleType; readonly operator: BinaryOperator; readonly left: CheckedNode; readonly right: CheckedNode }
  /** `called`: the id of the function. */
  | { readonly op: 'call'; readonly type: RuleType; readonly called: string; readonly args: readonly CheckedNode[] }
);

/** The parts of a node, in the order of the text. */
export function checkedParts(node: CheckedNode): readonly CheckedNode[] {
  switch (node.op) {
    case 'constant': case 'column': return [];
    case 'scale': case 'unary': return [node.operand];
    case 'binary': return [node.left, node.right];
    case 'call': return node.args;
  }
}

/** The columns that a rule reads, each node in the order of the text. */
export function columnNodes(node: CheckedNode): readonly Extract<CheckedNode, { readonly op: 'column' }>[] {
  return node.op === 'column' ? [node] : checkedParts(node).flatMap(columnNodes);
}
