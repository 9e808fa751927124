/** Rules as trees: any that the grammar knows, and such whose names exist, so that many of them pass the check of units. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { BinaryOperator, Expression } from '../../shared/rules/expression.ts';
import { ruleFunctions } from '../../shared/rules/functions/registry.ts';

const span = { start: 0, end: 0 };
const operators: readonly BinaryOperator[] = ['+', '-', '*', '/', '=', '<>', '<', '<=', '>', '>=', 'and', 'or'];

/** @param names  the names of columns to draw from */
export function arbRule(names: Arbitrary<string>): Arbitrary<Expression> {
  return fc.letrec<{ rule: Expression }>((tie) => {
    const rule = tie('rule');
    const number = fc.oneof(
      fc.constantFrom(0, 1, 2, 0.5, 100).map((value) => ({ type: 'number', value, percent: false, ...span }) as const),
      fc.double({ min: 0, max: 1e15, noNaN: true }).map((value) => ({ type: 'number', value: Object.is(value, -0) ? 0 : value, percent: false, ...span }) as const),
      fc.integer({ min: 0, max: 10_000 }).map((digits) => ({ type: 'number', value: Number(`${digits}e-4`), percent: true, ...span }) as const),
    );
    const leaf: Arbitrary<Expression> = fc.oneof(
      { weight: 6, arbitrary: names.map((name) => ({ type: 'name', name, ...span }) as const) },
      { weight: 3, arbitrary: number },
      { weight: 1, arbitrary: fc.boolean().map((value) => ({ type: 'flag', value, ...span }) as const) },
      { weight: 1, arbitrary: fc.string({ maxLength: 8 }).map((value) => ({ type: 'text', value, ...span }) as const) },
    );
    const binary = fc.tuple(fc.constantFrom(...operators), rule, rule).map(([operator, left, right]): Expression => ({ type: 'binary', operator, left, right, ...span }));
    const unary = fc.tuple(fc.constantFrom('-', 'not'), rule).map(([operator, operand]): Expression => ({ type: 'unary', operator, operand, ...span }));
    const call = fc.constantFrom(...ruleFunctions).chain(({ id, least, most }) =>
      fc.array(rule, { minLength: least, maxLength: Math.min(most, least + 1) }).map((args): Expression => ({ type: 'call', name: id, args, ...span })),
    );
    return { rule: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaf, binary, unary, call) };
  }).rule;
}
