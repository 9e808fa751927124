/**
 * Works a checked rule out for all firms at once.
 *
 * Owns: the arithmetic and comparisons, and the reasons for blanks that they make. Uses + - * / and comparisons alone, one firm
 * at a time, so that the same inputs give the same bits everywhere and the order of rows changes nothing.
 */
import { assert } from '../base/assert.ts';
import type { CheckedNode } from './checkedRule.ts';
import { ruleFunction } from './functions/registry.ts';
import type { Evaluation } from './functions/ruleFunction.ts';
import { asNumbers } from './functions/rowwise.ts';
import type { NamedColumn } from './ruleScope.ts';
import { ruleNameKey } from './ruleScope.ts';
import type { NumberVector, TextVector, Vector } from './vectors.ts';
import { addReason, constantVector, firstReason, mapNumbers, powerOfTen } from './vectors.ts';

export interface RuleEvaluation extends Evaluation {
  readonly read: (column: NamedColumn) => Vector;
}

export function evaluateRule(node: CheckedNode, evaluation: RuleEvaluation): Vector {
  const { count } = evaluation;
  switch (node.op) {
    case 'constant':
      if (typeof node.value === 'string') {
        const { value } = node;
        return { kind: 'text', values: Array.from({ length: count }, () => value), why: null };
      }
      return constantVector(count, Number(node.value));
    case 'column': return evaluation.read(node.column);
    case 'scale': return scaled(node, evaluation);
    case 'unary': {
      const [value] = asNumbers([evaluateRule(node.operand, evaluation)]) as readonly [NumberVector];
      const { values } = value;
      const work = node.operator === '-' ? (index: number) => -(values[index] ?? NaN) : (index: number) => 1 - (values[index] ?? NaN);
      return mapNumbers([value], count, work, () => tooLarge(evaluation));
    }
    case 'binary': return binary(node, evaluation);
    case 'call': {
      const called = ruleFunction(node.called);
      assert(called !== undefined, 'a checked function exists');
      return called.evaluate(node.args.map((each) => evaluateRule(each, evaluation)), node.args, evaluation);
    }
  }
}

function scaled({ operand, power }: Extract<CheckedNode, { readonly op: 'scale' }>, evaluation: RuleEvaluation): Vector {
  const [value] = asNumbers([evaluateRule(operand, evaluation)]) as readonly [NumberVector];
  // Powers of ten are exact, their inverses are not: so each way has its own operation.
  const factor = powerOfTen(Math.abs(power));
  const { values } = value;
  const work = power >= 0 ? (index: number) => (values[index] ?? NaN) * factor : (index: number) => (values[index] ?? NaN) / factor;
  return mapNumbers([value], evaluation.count, work, () => tooLarge(evaluation));
}

function binary(node: Extract<CheckedNode, { readonly op: 'binary' }>, evaluation: RuleEvaluation): Vector {
  const left = evaluateRule(node.left, evaluation);
  const right = evaluateRule(node.right, evaluation);
  if (node.operator === 'and' || node.operator === 'or') return logical(node.operator, asNumbers([left, right]), evaluation.count);
  if (left.kind === 'text' || right.kind === 'text') {
    assert(left.kind === 'text' && right.kind === 'text', 'a checked comparison is of texts or of numbers');
    return sameTexts(left, right, node.operator === '=', evaluation.count);
  }
  const work = arithmetic(node.operator, left.values, right.values);
  let zero = 0;
  let large = 0;
  if (node.operator !== '/') return mapNumbers([left, right], evaluation.count, work, () => (large ||= tooLarge(evaluation)));
  const values = new Float64Array(evaluation.count);
  let why: Int32Array | null = null;
  for (let index = 0; index < evaluation.count; index += 1) {
    const value = work(index);
    values[index] = value;
    if (value - value === 0) continue;
    values[index] = NaN;
    why ??= new Int32Array(evaluation.count);
    const isZero = right.values[index] === 0;
    why[index] = firstReason([left, right], index) || (isZero ? (zero ||= byZero(node.right, evaluation)) : (large ||= tooLarge(evaluation)));
  }
  return { kind: 'number', values, why };
}

function byZero(divisor: CheckedNode, evaluation: RuleEvaluation): number {
  return addReason(evaluation.reasons, 'rule.divisionByZero', { column: evaluation.column, divisor: evaluation.textOf(divisor) });
}

function tooLarge({ reasons, column }: RuleEvaluation): number {
  return addReason(reasons, 'rule.tooLarge', { column });
}

/** Each operator as a function of its own: one that asks for the operator at every firm would be slower. */
function arithmetic(operator: string, a: Float64Array, b: Float64Array): (index: number) => number {
  const compared = (holds: (x: number, y: number) => boolean) => (index: number): number => {
    const x = a[index] ?? NaN;
    const y = b[index] ?? NaN;
    return Number.isNaN(x) || Number.isNaN(y) ? NaN : holds(x, y) ? 1 : 0;
  };
  switch (operator) {
    case '+': return (index) => (a[index] ?? NaN) + (b[index] ?? NaN);
    case '-': return (index) => (a[index] ?? NaN) - (b[index] ?? NaN);
    case '*': return (index) => (a[index] ?? NaN) * (b[index] ?? NaN);
    case '/': return (index) => (a[index] ?? NaN) / (b[index] ?? NaN);
    case '=': return compared((x, y) => x === y);
    case '<>': return compared((x, y) => x !== y);
    case '<': return compared((x, y) => x < y);
    case '<=': return compared((x, y) => x <= y);
    case '>': return compared((x, y) => x > y);
    default: return compared((x, y) => x >= y);
  }
}

/** No is the answer of `and` whatever a blank may be, and yes that of `or`. */
function logical(operator: 'and' | 'or', args: readonly NumberVector[], count: number): Vector {
  const [a, b] = args as readonly [NumberVector, NumberVector];
  const decisive = operator === 'and' ? 0 : 1;
  return mapNumbers(args, count, (index) => {
    const [x, y] = [a.values[index] ?? NaN, b.values[index] ?? NaN];
    if (x === decisive || y === decisive) return decisive;
    return Number.isNaN(x) || Number.isNaN(y) ? NaN : 1 - decisive;
  }, () => 0);
}

function sameTexts(left: TextVector, right: TextVector, wantsSame: boolean, count: number): Vector {
  const values = new Float64Array(count);
  let why: Int32Array | null = null;
  // The same few words stand in most columns.
  const known = new Map<string, string>();
  const compared = (text: string): string => {
    const form = known.get(text) ?? ruleNameKey(text);
    known.set(text, form);
    return form;
  };
  for (let index = 0; index < count; index += 1) {
    const [a, b] = [left.values[index] ?? null, right.values[index] ?? null];
    if (a !== null && b !== null) {
      values[index] = (a === b || compared(a) === compared(b)) === wantsSame ? 1 : 0;
      continue;
    }
    values[index] = NaN;
    why ??= new Int32Array(count);
    why[index] = firstReason([left, right], index);
  }
  return { kind: 'number', values, why };
}
