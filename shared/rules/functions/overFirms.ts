/**
 * Functions over all firms of the workbook; every firm sees the same value. Blank firms are left out.
 * Sums are taken from the least value to the greatest, so that the order of rows changes no bit.
 */
import type { CheckedNode } from '../checkedRule.ts';
import type { NumberVector, Vector } from '../vectors.ts';
import { addReason, blankVector, constantVector } from '../vectors.ts';
import type { Evaluation, RuleFunction } from './ruleFunction.ts';
import { asNumbers } from './rowwise.ts';

/** The values that there are, in ascending order. */
function present(args: readonly Vector[]): Float64Array {
  const [vector] = asNumbers(args) as readonly [NumberVector];
  return vector.values.filter((value) => !Number.isNaN(value)).sort();
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function overFirms(id: string, example: string, label: RuleFunction['label'], work: (ascending: Float64Array) => number | null): RuleFunction {
  return {
    id, label, example, overFirms: true, least: 1, most: 1,
    check: ([value], call) => {
      const node = call.number(value as CheckedNode);
      return { args: [node], type: node.type };
    },
    evaluate: (args, _nodes, evaluation) => {
      const value = work(present(args));
      if (value === null) return blank(evaluation, 'rule.noValues');
      return Number.isFinite(value) ? constantVector(evaluation.count, value) : blank(evaluation, 'rule.tooLarge');
    },
  };
}

function blank({ count, reasons, column }: Evaluation, code: 'rule.noValues' | 'rule.tooLarge'): Vector {
  return blankVector('number', count, addReason(reasons, code, { column }));
}

export const sumFunction = overFirms('sum', 'sum(debt)', { en: 'the sum over all firms', zhHant: '所有公司的合計' }, sumOf);
export const averageFunction = overFirms('average', 'average(rate)', { en: 'the average over all firms that have a value', zhHant: '所有有值公司的平均' }, (values) => (values.length === 0 ? null : sumOf(values) / values.length));
export const lowestFunction = overFirms('lowest', 'lowest(cash)', { en: 'the least value of all firms', zhHant: '所有公司中的最小值' }, (values) => values[0] ?? null);
export const highestFunction = overFirms('highest', 'highest(debt)', { en: 'the greatest value of all firms', zhHant: '所有公司中的最大值' }, (values) => values.at(-1) ?? null);

export const countFunction: RuleFunction = {
  id: 'count', example: 'count(debt > 0)', overFirms: true, least: 1, most: 1,
  label: { en: 'how many firms have a value; of a condition, how many meet it', zhHant: '有值的公司數；若為條件，則為符合條件的公司數' },
  check: (args) => ({ args, type: { kind: 'number', dimensions: [0, 0, 0, 0, 0], scale: 0, look: 'plain' } }),
  evaluate: ([value], [node], { count }) => {
    let found = 0;
    for (let index = 0; index < count; index += 1) {
      const isThere = (value?.why?.[index] ?? 0) === 0;
      if (isThere && (node?.type.kind !== 'flag' || value?.values[index] === 1)) found += 1;
    }
    return constantVector(count, found);
  },
};
