/** A rule as a tree; every node knows where it stands in the text. */
import type { Span } from './ruleError.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or';
export type UnaryOperator = '-' | 'not';

export type Expression =
  /** `percent`: typed with a percent sign or in basis points; the value is the fraction. */
  | (Span & { readonly type: 'number'; readonly value: number; readonly percent: boolean })
  | (Span & { readonly type: 'text'; readonly value: string })
  | (Span & { readonly type: 'flag'; readonly value: boolean })
  /** A column by its key or by its label in either language, as written. */
  | (Span & { readonly type: 'name'; readonly name: string })
  | (Span & { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] })
  | (Span & { readonly type: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression })
  | (Span & { readonly type: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression });

/** The parts of a node, in the order of the text. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'call': return expression.args;
    case 'unary': return [expression.operand];
    case 'binary': return [expression.left, expression.right];
    default: return [];
  }
}

/** All names in a rule, in the order of the text. */
export function namesIn(expression: Expression): readonly Extract<Expression, { readonly type: 'name' }>[] {
  return expression.type === 'name' ? [expression] : partsOf(expression).flatMap(namesIn);
}
