/** Columns of the person's own: what their rules read, and which rules read a column. */
import type { CheckedNode } from '../rules/checkedRule.ts';
import { checkedParts } from '../rules/checkedRule.ts';
import { ruleFunction } from '../rules/functions/registry.ts';
import type { ColumnSource } from '../rules/ruleScope.ts';
import { userColumnId, userKey } from '../rules/userColumn.ts';
import type { TraceContext } from './traceContext.ts';
import type { CellNode, ResultNode, TraceNode } from './traceNode.ts';

interface ColumnRead {
  readonly source: ColumnSource;
  /** The rule reads the column of all firms. */
  readonly ofAll: boolean;
}

/** What a rule reads, in the order of its text. */
function readsOfRule(node: CheckedNode, ofAll = false): readonly ColumnRead[] {
  if (node.op === 'column') return [{ source: node.column.source, ofAll }];
  const isOver = node.op === 'call' && ruleFunction(node.called)?.overFirms === true;
  return checkedParts(node).flatMap((part) => readsOfRule(part, ofAll || isOver));
}

/** A value typed over the rule stands for itself. */
function isTypedOver({ book }: TraceContext, column: string, firm: string): boolean {
  const value = book.firms[book.firmNumber(firm) ?? -1]?.[userKey(column)];
  return value !== undefined && value !== null;
}

export function rulePrecedents(context: TraceContext, column: string, firm: string): readonly TraceNode[] {
  const rule = context.columns.byId.get(column)?.rule ?? null;
  if (rule === null || isTypedOver(context, column, firm)) return [];
  return readsOfRule(rule).flatMap(({ source, ofAll }) => (ofAll ? context.book.firms.map(({ id }) => id) : [firm]).map((id) => sourceNode(context, source, id)));
}

function sourceNode({ quarter }: TraceContext, source: ColumnSource, firm: string): TraceNode {
  switch (source.from) {
    case 'market': return { is: 'cell', table: 'market', id: 'market', key: source.term.key };
    case 'firm': return { is: 'cell', table: 'firms', id: firm, key: source.term.key };
    case 'user': return { is: 'cell', table: 'firms', id: firm, key: userKey(source.id) };
    case 'measure': return { is: 'result', firm, measure: source.measure.key, t: source.measure.followsQuarter ? quarter : null };
  }
}

/** The rule cells that read a cell. */
export function rulesReading(context: TraceContext, node: CellNode): readonly CellNode[] {
  const own = node.table === 'firms' ? userColumnId(node.key) : null;
  return rulesWith(context, node.id, (source) => (node.table === 'market'
    ? source.from === 'market' && source.term.key === node.key
    : own === null ? source.from === 'firm' && source.term.key === node.key : source.from === 'user' && source.id === own), node.table);
}

/** The rule cells that read a result. */
export function ruleDependents(context: TraceContext, node: ResultNode): readonly CellNode[] {
  return rulesWith(context, node.firm, (source) => source.from === 'measure' && source.measure.key === node.measure, 'firms');
}

function rulesWith(context: TraceContext, firm: string, isMeant: (source: ColumnSource) => boolean, table: CellNode['table']): readonly CellNode[] {
  if (table === 'contracts') return [];
  return context.columns.list.flatMap(({ column, rule }): readonly CellNode[] => {
    const reads = rule === null ? [] : readsOfRule(rule).filter(({ source }) => isMeant(source));
    if (reads.length === 0) return [];
    const readers = table === 'market' || reads.some(({ ofAll }) => ofAll) ? context.book.firms.map(({ id }) => id) : [firm];
    return readers.filter((id) => !isTypedOver(context, column.id, id)).map((id) => ({ is: 'cell', table: 'firms', id, key: userKey(column.id) }));
  });
}
