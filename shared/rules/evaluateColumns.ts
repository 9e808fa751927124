/**
 * The values of all rule columns for all firms.
 * Owns: the order of work, the row overrides, and what is read once for several rules. Pure: same inputs, same bits.
 */
import type { CellValue, Row } from '../columns/define.ts';
import type { CheckedNode } from './checkedRule.ts';
import type { CheckedColumn, CheckedColumns } from './checkColumns.ts';
import { quotedPart } from './checkRule.ts';
import { evaluateRule } from './evaluateRule.ts';
import type { RuleEvaluation } from './evaluateRule.ts';
import type { RuleData } from './readColumn.ts';
import { readColumn, readUserColumn } from './readColumn.ts';
import type { NamedColumn } from './ruleScope.ts';
import type { UserColumn } from './userColumn.ts';
import { ruleTypeOf, userKey } from './userColumn.ts';
import type { BlankReason, Reasons, Vector } from './vectors.ts';
import { addReason, blankVector } from './vectors.ts';

export interface RuleValues {
  /** What the rule comes to in a row, overrides of that row aside; null where it is blank. */
  readonly value: (id: string, index: number) => CellValue;
  /** Why it is blank; null where it is not. */
  readonly reason: (id: string, index: number) => BlankReason | null;
  /** What a part of a rule comes to in a row, in the unit that the part has. For showing the numbers that went in. */
  readonly part: (id: string, node: CheckedNode, index: number) => CellValue;
}

/** @param data  firms in the order in which values are asked for */
export function evaluateColumns(checked: CheckedColumns, data: RuleData): RuleValues {
  const count = data.firms.length;
  const reasons: Reasons = { list: [] };
  const read = new Map<string, Vector>();
  const calculated = new Map<string, Vector>();
  const vectorOf = (column: NamedColumn): Vector => {
    const known = read.get(column.id);
    if (known !== undefined) return known;
    const { source } = column;
    const own = source.from === 'user' ? checked.byId.get(source.id) : undefined;
    const found = own === undefined ? readColumn(column, data, reasons) : ownVector(own);
    read.set(column.id, found);
    return found;
  };
  const ownVector = (own: CheckedColumn): Vector => {
    const result = calculated.get(own.column.id);
    return result === undefined ? readUserColumn(own.term, ruleTypeOf(own.type), data, reasons) : withOverrides(result, data.firms, userKey(own.column.id));
  };
  const evaluationOf = (column: UserColumn): RuleEvaluation => ({
    count, reasons, column: column.name, read: vectorOf, textOf: ({ start, end }) => quotedPart(column.formula ?? '', start, end),
  });
  for (const { column, rule, hasRule, error, type } of checked.list) {
    // Before the order below is gone through: a refused rule has no place in it.
    if (hasRule && rule === null) calculated.set(column.id, blankVector(type.kind === 'text' ? 'text' : 'number', count, addReason(reasons, error?.code ?? 'rule.brokenColumn', error?.details ?? { name: column.name })));
  }
  for (const { column, rule } of checked.order) {
    if (rule === null) continue;
    calculated.set(column.id, evaluateRule(rule, evaluationOf(column)));
  }
  return {
    value: (id, index) => cellAt(calculated.get(id), checked.byId.get(id)?.type.kind === 'flag', index),
    reason: (id, index) => reasons.list[(calculated.get(id)?.why?.[index] ?? 0) - 1] ?? null,
    part: (id, node, index) => {
      const own = checked.byId.get(id);
      return own === undefined ? null : cellAt(evaluateRule(node, evaluationOf(own.column)), node.type.kind === 'flag', index);
    },
  };
}

function cellAt(vector: Vector | undefined, isFlag: boolean, index: number): CellValue {
  const value = vector?.values[index] ?? null;
  if (typeof value !== 'number') return value;
  return Number.isNaN(value) ? null : isFlag ? value === 1 : value;
}

/** What other rules see: the value typed into a row in place of the rule's. */
function withOverrides(vector: Vector, firms: readonly Row[], key: string): Vector {
  const isGiven = (value: unknown): boolean => (vector.kind === 'text' ? typeof value === 'string' && value !== '' : typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)));
  if (!firms.some((row) => isGiven(row[key]))) return vector;
  const why = vector.why?.slice() ?? null;
  if (vector.kind === 'text') {
    const values = firms.map((row, index) => {
      if (!isGiven(row[key])) return vector.values[index] ?? null;
      if (why !== null) why[index] = 0;
      return String(row[key]);
    });
    return { kind: 'text', values, why };
  }
  const values = vector.values.slice();
  for (const [index, row] of firms.entries()) {
    if (!isGiven(row[key])) continue;
    values[index] = Number(row[key]);
    if (why !== null) why[index] = 0;
  }
  return { kind: 'number', values, why };
}
