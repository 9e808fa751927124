/**
 * A rule's card for one firm: the rule, the same with the numbers put in, what it comes to, and why it is blank where it is.
 * Owns: which parts are replaced by numbers and how each is shown in its unit. Where the card is shown is the views' part.
 */
import type { Language } from '../base/localized.ts';
import type { CellValue } from '../columns/define.ts';
import type { FormatContext } from '../columns/kind.ts';
import { formatCell } from '../columns/kinds/registry.ts';
import { describe, t } from '../text/messages.ts';
import type { CheckedColumn } from './checkColumns.ts';
import type { CheckedNode } from './checkedRule.ts';
import { checkedParts, columnNodes } from './checkedRule.ts';
import type { RuleValues } from './evaluateColumns.ts';
import { ruleFunction } from './functions/registry.ts';
import type { RuleType } from './ruleTypes.ts';
import { shownUnitOf, shownUnits } from './ruleTypes.ts';
import { columnType, columnTypeOfUnit, termOfUserColumn } from './userColumn.ts';

export interface RuleCardPlace {
  readonly values: RuleValues;
  /** The firm's place among those that the values were worked out for. */
  readonly index: number;
  /** Of the slider. */
  readonly quarter: number;
}

/** The lines of the card. */
export function ruleCard({ column, term, rule }: CheckedColumn, { values, index, quarter }: RuleCardPlace, format: FormatContext): readonly string[] {
  const { language } = format;
  const formula = (column.formula ?? '').replace(/^\s*=/, '').trim();
  const lines = [t(language, 'rule.card', { column: column.name, rule: formula })];
  const value = values.value(column.id, index);
  if (rule !== null) {
    const numbers = withNumbers(rule, column.formula ?? '', (node) => valueText(node.type, values.part(column.id, node, index), format));
    lines.push(t(language, 'rule.cardNumbers', { numbers: value === null ? numbers : `${numbers} = ${formatCell(value, term, format)}` }));
    if (columnNodes(rule).some(({ column: { source } }) => source.from === 'measure' && source.measure.followsQuarter)) lines.push(t(language, 'rule.quarter', { quarter }));
  }
  const reason = values.reason(column.id, index);
  return reason === null ? lines : [...lines, describe(language, reason)];
}

/** The rule's text with each column, and each function over all firms, replaced by its value. */
function withNumbers(rule: CheckedNode, text: string, shown: (node: CheckedNode) => string): string {
  const replaced = replacedNodes(rule);
  const found = replaced.toReversed().reduce((left, node) => left.slice(0, node.start) + shown(node) + left.slice(node.end), text);
  return found.replace(/^\s*=/, '').trim();
}

function replacedNodes(node: CheckedNode): readonly CheckedNode[] {
  if (node.op === 'column' || (node.op === 'call' && ruleFunction(node.called)?.overFirms === true)) return [node];
  return checkedParts(node).flatMap(replacedNodes);
}

function valueText(type: RuleType, value: CellValue, format: FormatContext): string {
  if (value === null) return blankWord(format.language);
  if (type.kind === 'text') {
    const option = type.options?.find(({ id }) => id === value);
    return `"${option === undefined ? String(value) : option.label[format.language]}"`;
  }
  return formatCell(value, termOfType(type), format);
}

function blankWord(language: Language): string {
  return `[${t(language, 'grid.blank')}]`;
}

/** A column of this type, for its format. */
function termOfType(type: RuleType): ReturnType<typeof termOfUserColumn> {
  const unit = type.kind === 'number' ? shownUnitOf(type) : null;
  const found = type.kind === 'flag' ? columnType('flag') : unit === null ? columnType('number') : columnTypeOfUnit(unit);
  const label = { en: '', zhHant: '' };
  return termOfUserColumn({ id: '', name: '', type: '' }, found ?? { id: '', unit: unit ?? 'none', kind: unit === null ? 'number' : shownUnits[unit].kind, label });
}
