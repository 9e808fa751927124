/** A tree as a rule's text, with brackets only where they are needed: reading it gives the same tree. */
import type { BinaryOperator, Expression } from './expression.ts';
import { grammarWords } from './parseRule.ts';

const strengths: Readonly<Record<BinaryOperator, number>> = {
  or: 1, and: 2, '=': 4, '<>': 4, '<': 4, '<=': 4, '>': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6,
};
const negation = 3;
const signed = 7;
const part = 8;

export function printRule(expression: Expression): string {
  return print(expression, 0);
}

/** A column's name as it stands in a rule: in brackets where it would be read otherwise. */
export function quotedName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) && !grammarWords.has(name.toLowerCase());
  return isPlain ? name : `[${name.replaceAll(']', ']]')}]`;
}

function print(expression: Expression, least: number): string {
  const text = printed(expression);
  return strengthOf(expression) < least ? `(${text})` : text;
}

function strengthOf(expression: Expression): number {
  if (expression.type === 'binary') return strengths[expression.operator];
  if (expression.type !== 'unary') return part;
  return expression.operator === 'not' ? negation : signed;
}

function printed(expression: Expression): string {
  switch (expression.type) {
    case 'number': return numberText(expression.value, expression.percent);
    case 'text': return `"${expression.value.replaceAll('"', '""')}"`;
    case 'flag': return String(expression.value);
    case 'name': return quotedName(expression.name);
    case 'call': return `${expression.name}(${expression.args.map((each) => print(each, 0)).join(', ')})`;
    case 'unary': return expression.operator === 'not' ? `not ${print(expression.operand, negation)}` : `-${print(expression.operand, signed)}`;
    case 'binary': {
      const { operator, left, right } = expression;
      const strength = strengths[operator];
      // Comparisons do not follow one another; the others group to the left.
      return `${print(left, strength === 4 ? 5 : strength)} ${operator} ${print(right, strength + 1)}`;
    }
  }
}

/** The shortest digits that read back as the same number; a percentage by shifting its point, never by multiplying. */
function numberText(value: number, percent: boolean): string {
  if (!percent) return String(value);
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return `${mantissa}e${Number(exponent) + 2}%`;
}
