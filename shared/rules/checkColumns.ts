/**
 * All columns of a workbook's own together: which are rules, what each holds, and what is wrong with them.
 * Owns: rules that use one another (in which order they are worked out, cycles) and whether a rule fits its column's type.
 */
import type { Term } from '../columns/define.ts';
import type { CheckedNode } from './checkedRule.ts';
import { columnNodes } from './checkedRule.ts';
import { checkRule, quotedPart, scaledTo } from './checkRule.ts';
import type { Expression } from './expression.ts';
import { parseRule } from './parseRule.ts';
import type { RuleError } from './ruleError.ts';
import { caught, inBoth, refusedRule } from './ruleError.ts';
import type { NamedColumn } from './ruleScope.ts';
import { builtInColumn, ruleNameKey } from './ruleScope.ts';
import type { RuleType } from './ruleTypes.ts';
import { isBare, sameDimensions, shownUnitOf, shownUnits, typeWords } from './ruleTypes.ts';
import type { ColumnType, UserColumn } from './userColumn.ts';
import { automatic, columnType, columnTypeOfUnit, ruleTypeOf, termOfUserColumn } from './userColumn.ts';

export interface CheckedColumn {
  readonly column: UserColumn;
  /** What it holds; of a refused rule what it is declared as, else a plain number. */
  readonly type: ColumnType;
  readonly term: Term;
  /** The rule in the unit of the column; null for a column that is typed into and for a refused rule. */
  readonly rule: CheckedNode | null;
  readonly hasRule: boolean;
  /** Why the rule or the declared type is refused. */
  readonly error: RuleError | null;
}

export interface CheckedColumns {
  /** In the order of the workbook. */
  readonly list: readonly CheckedColumn[];
  readonly byId: ReadonlyMap<string, CheckedColumn>;
  /** Rules in the order in which they can be worked out: each after those that it uses. */
  readonly order: readonly CheckedColumn[];
}

/** The answer for a list of columns is kept as long as the list is: views ask at every edit. */
const memory = new WeakMap<readonly UserColumn[], { readonly currency: string; readonly checked: CheckedColumns }>();

export function checkColumns(columns: readonly UserColumn[], currency: string): CheckedColumns {
  const known = memory.get(columns);
  if (known?.currency === currency) return known.checked;
  const checked = new ColumnsChecker(columns, currency).all();
  memory.set(columns, { currency, checked });
  return checked;
}

/** A column's own error may name a cycle that begins elsewhere; each member of a cycle has it. */
class ColumnsChecker {
  private readonly done = new Map<string, CheckedColumn>();
  private readonly order: CheckedColumn[] = [];
  /** The columns whose rules are being checked, from the outermost in. */
  private readonly path: UserColumn[] = [];
  private readonly byName = new Map<string, UserColumn>();
  private readonly columns: readonly UserColumn[];
  private readonly currency: string;

  constructor(columns: readonly UserColumn[], currency: string) {
    this.columns = columns;
    this.currency = currency;
    for (const column of columns.toReversed()) this.byName.set(ruleNameKey(column.name), column);
  }

  all(): CheckedColumns {
    const list = this.columns.map((column) => this.checked(column));
    return { list, byId: new Map(list.map((each) => [each.column.id, each])), order: this.order };
  }

  private checked(column: UserColumn): CheckedColumn {
    const known = this.done.get(column.id);
    if (known !== undefined) return known;
    this.path.push(column);
    const found = this.check(column);
    this.path.pop();
    this.done.set(column.id, found);
    if (found.rule !== null) this.order.push(found);
    return found;
  }

  private check(column: UserColumn): CheckedColumn {
    const { formula } = column;
    const declared = columnType(column.type);
    const hasRule = formula !== undefined && formula.trim() !== '';
    const of = (type: ColumnType, rule: CheckedNode | null, error: RuleError | null): CheckedColumn => ({ column, type, term: termOfUserColumn(column, type), rule, hasRule, error });
    const isKnown = declared !== undefined || (hasRule && column.type === automatic);
    if (!isKnown) return of(textType, null, { code: 'rule.unknownType', details: { type: column.type }, start: 0, end: formula?.length ?? 0 });
    if (!hasRule) return of(declared ?? textType, null, null);
    const read = caught(() => {
      const parsed = parseRule(formula);
      if (!parsed.ok) throw refusedRule(parsed.error.code, parsed.error, parsed.error.details);
      const node = checkRule(parsed.value, { text: formula, currency: this.currency, find: (name, place) => this.find(name, place) });
      return asColumn(node, declared ?? null, formula, this.currency);
    });
    return read.ok ? of(read.value.type, read.value.rule, null) : of(declared ?? numberType, null, read.error);
  }

  private find(name: string, place: Expression): NamedColumn | undefined {
    const own = this.byName.get(ruleNameKey(name));
    if (own === undefined) return builtInColumn(name);
    const from = this.path.indexOf(own);
    if (from >= 0) throw refusedRule('rule.cycle', place, { cycle: [...this.path.slice(from), own].map((each) => each.name).join(' → ') });
    const checked = this.checked(own);
    if (checked.error !== null) throw refusedRule(checked.error.code === 'rule.cycle' ? 'rule.cycle' : 'rule.brokenColumn', place, { ...checked.error.details, name: own.name });
    return { id: `user ${own.id}`, key: own.name, label: checked.term.label, type: ruleTypeOf(checked.type), source: { from: 'user', id: own.id } };
  }
}

const [numberType, textType] = ['number', 'text'].map((id) => columnType(id)) as unknown as readonly [ColumnType, ColumnType];

/** The rule in the unit of a column type: the declared one, which it must fit, or the one that it comes to. */
function asColumn(node: CheckedNode, declared: ColumnType | null, text: string, currency: string): { readonly rule: CheckedNode; readonly type: ColumnType } {
  const { type } = node;
  if (type.kind === 'text' && type.options !== null) throw refusedRule('rule.choiceResult', node, { text: quotedPart(text, node.start, node.end) });
  const natural = naturalType(type);
  if (natural === null && (declared === null || type.kind !== 'number')) throw refusedRule('rule.noUnit', node, inBoth('unit', typeWords(type, currency)));
  const target = declared ?? natural ?? numberType;
  if (!fits(type, target)) {
    throw refusedRule('rule.typeMismatch', node, { ...inBoth('unit', typeWords(type, currency)), ...inBoth('wanted', typeWords(ruleTypeOf(target), currency)), ...inBoth('type', target.label) });
  }
  if (type.kind !== 'number') return { rule: node, type: target };
  return { rule: scaledTo(node, type, type.free === undefined ? shownUnits[target.unit].scale : type.scale), type: target };
}

function naturalType(type: RuleType): ColumnType | null {
  if (type.kind !== 'number') return columnType(type.kind) ?? null;
  const unit = shownUnitOf(type);
  return unit === null ? null : columnTypeOfUnit(unit);
}

function fits(type: RuleType, target: ColumnType): boolean {
  const wanted = ruleTypeOf(target);
  if (type.kind !== 'number' || wanted.kind !== 'number') return type.kind === wanted.kind;
  if (type.free !== undefined) return type.free === 'number' || isBare(wanted.dimensions) || target.kind === 'rate' || target.kind === 'share';
  return sameDimensions(type.dimensions, wanted.dimensions);
}

/** The columns whose rules use this one, directly. */
export function columnsUsing(checked: CheckedColumns, id: string): readonly CheckedColumn[] {
  return checked.list.filter(({ rule }) => rule !== null && columnNodes(rule).some(({ column }) => column.source.from === 'user' && column.source.id === id));
}
