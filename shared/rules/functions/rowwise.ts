/** Functions that look at one firm at a time. */
import { assert } from '../../base/assert.ts';
import type { CheckedNode } from '../checkedRule.ts';
import { refusedRule } from '../ruleError.ts';
import type { NumberVector, Vector } from '../vectors.ts';
import { addReason, mapNumbers, powerOfTen } from '../vectors.ts';
import type { RuleFunction } from './ruleFunction.ts';

/** Arguments that `check` has found to be numbers or flags. */
export function asNumbers(args: readonly Vector[]): readonly NumberVector[] {
  return args.map((each) => {
    assert(each.kind === 'number', 'a checked argument is a number');
    return each;
  });
}

const noReason = (): number => {
  throw new Error('Bug: finite numbers have a least and a greatest one');
};

function extremeFunction(name: 'min' | 'max', label: RuleFunction['label']): RuleFunction {
  return {
    id: name, label, example: `${name}(cash, debt)`, least: 2, most: 20,
    check: (args, call) => {
      const { nodes, type } = call.alike(args.map((each) => call.number(each)));
      return { args: nodes, type };
    },
    evaluate: (args, _nodes, { count }) => {
      const numbers = asNumbers(args);
      const pick = name === 'min' ? Math.min : Math.max;
      return mapNumbers(numbers, count, (index) => numbers.reduce((best, { values }) => pick(best, values[index] ?? NaN), name === 'min' ? Infinity : -Infinity), noReason);
    },
  };
}

export const minFunction = extremeFunction('min', { en: 'the least of several values of a firm', zhHant: '同一公司數個數值中的最小者' });
export const maxFunction = extremeFunction('max', { en: 'the greatest of several values of a firm', zhHant: '同一公司數個數值中的最大者' });

export const ifFunction: RuleFunction = {
  id: 'if', example: 'if(debt > cash, debt - cash, 0)', least: 3, most: 3,
  label: { en: 'the second value where the condition holds, otherwise the third', zhHant: '條件成立時取第二個值，否則取第三個值' },
  check: (args, call) => {
    const [condition, ...branches] = args as readonly [CheckedNode, CheckedNode, CheckedNode];
    const { nodes, type } = call.alike(branches);
    return { args: [call.flag(condition), ...nodes], type };
  },
  evaluate: (args, _nodes, { count }) => {
    const [condition, yes, no] = args as readonly [NumberVector, Vector, Vector];
    const why = new Int32Array(count);
    let isBlank = false;
    const picked = (index: number): Vector | null => {
      const holds = condition.values[index] ?? NaN;
      const reason = holds === 1 ? yes.why?.[index] : holds === 0 ? no.why?.[index] : condition.why?.[index];
      if (reason !== undefined && reason !== 0) {
        why[index] = reason;
        isBlank = true;
      }
      return holds === 1 ? yes : holds === 0 ? no : null;
    };
    if (yes.kind === 'text') {
      const values = Array.from({ length: count }, (_, index) => (picked(index) as typeof yes | null)?.values[index] ?? null);
      return { kind: 'text', values, why: isBlank ? why : null };
    }
    const values = new Float64Array(count);
    for (let index = 0; index < count; index += 1) values[index] = (picked(index) as NumberVector | null)?.values[index] ?? NaN;
    return { kind: 'number', values, why: isBlank ? why : null };
  },
};

export const absFunction: RuleFunction = {
  id: 'abs', example: 'abs(cash - debt)', least: 1, most: 1,
  label: { en: 'the value without its sign', zhHant: '絕對值' },
  check: ([value], call) => {
    const node = call.number(value as CheckedNode);
    return { args: [node], type: node.type };
  },
  evaluate: (args, _nodes, { count }) => {
    const [value] = asNumbers(args) as readonly [NumberVector];
    return mapNumbers([value], count, (index) => Math.abs(value.values[index] ?? NaN), noReason);
  },
};

export const roundFunction: RuleFunction = {
  id: 'round', example: 'round(debt / cash, 2)', least: 1, most: 2,
  label: { en: 'rounded to so many decimals, halves away from zero; 0.125 is 12.5%', zhHant: '四捨五入至指定小數位；12.5% 以 0.125 計' },
  check: ([value, digits], call) => {
    const node = call.number(value as CheckedNode);
    if (digits !== undefined && (digits.op !== 'constant' || !Number.isInteger(digits.value) || Number(digits.value) > 10)) throw refusedRule('rule.roundDigits', digits);
    return { args: digits === undefined ? [node] : [node, digits], type: node.type };
  },
  evaluate: (args, nodes, { count }) => {
    const [value] = asNumbers(args) as readonly [NumberVector];
    const digits = nodes[1]?.op === 'constant' ? Number(nodes[1].value) : 0;
    return mapNumbers([value], count, (index) => rounded(value.values[index] ?? NaN, digits), noReason);
  },
};

/** Halves away from zero. Fifteen digits count, as in a spreadsheet, so that 1.005 with two decimals is 1.01. */
function rounded(value: number, digits: number): number {
  const power = powerOfTen(digits);
  const size = Math.abs(value) * power;
  if (!(size < 2 ** 52)) return value;
  const whole = Math.floor(Number(size.toPrecision(15)) + 0.5) / power;
  return value < 0 ? -whole : whole;
}

export const isBlankFunction: RuleFunction = {
  id: 'isblank', example: 'isblank(maturity)', least: 1, most: 1,
  label: { en: 'whether there is no value', zhHant: '是否為空白' },
  check: (args) => ({ args, type: { kind: 'flag' } }),
  evaluate: ([value], _nodes, { count }) => {
    const values = new Float64Array(count);
    for (let index = 0; index < count; index += 1) values[index] = (value?.why?.[index] ?? 0) === 0 ? 0 : 1;
    return { kind: 'number', values, why: null };
  },
};

function timeFunction(name: 'annual' | 'quarterly', label: RuleFunction['label']): RuleFunction {
  const [from, to] = name === 'annual' ? ([2, 3] as const) : ([3, 2] as const);
  return {
    id: name, label, example: name === 'annual' ? 'annual(revenue)' : 'quarterly(debt * rate)', least: 1, most: 1,
    check: ([value], call) => {
      const node = call.number(value as CheckedNode);
      const { type } = node;
      if (type.kind !== 'number' || type.dimensions[from] !== -1 || type.dimensions[to] !== 0) {
        throw refusedRule(name === 'annual' ? 'rule.wantsPerQuarter' : 'rule.wantsPerYear', node);
      }
      const dimensions = type.dimensions.map((exponent, index) => (index === from ? 0 : index === to ? -1 : exponent)) as unknown as typeof type.dimensions;
      return { args: [node], type: { ...type, dimensions } };
    },
    evaluate: (args, _nodes, { count, reasons, column }) => {
      const [value] = asNumbers(args) as readonly [NumberVector];
      const factor = name === 'annual' ? 4 : 0.25;
      return mapNumbers([value], count, (index) => (value.values[index] ?? NaN) * factor, () => addReason(reasons, 'rule.tooLarge', { column }));
    },
  };
}

export const annualFunction = timeFunction('annual', { en: 'an amount a quarter as an amount a year, times 4', zhHant: '將每季數值換算為每年（乘以 4）' });
export const quarterlyFunction = timeFunction('quarterly', { en: 'an amount a year as an amount a quarter, a fourth', zhHant: '將每年數值換算為每季（除以 4）' });
