/**
 * Finds what the names of a rule mean and whether its units agree.
 *
 * Owns: every refusal that concerns units and names, with the place and both sides named. Does not own: the algebra
 * (`ruleTypes.ts`), the functions (`functions/`), or rules that use one another (`checkColumns.ts`).
 */
import type { ChoiceOption } from '../columns/define.ts';
import type { CheckedNode } from './checkedRule.ts';
import type { Expression } from './expression.ts';
import { ruleFunction, ruleFunctions } from './functions/registry.ts';
import type { CallCheck } from './functions/ruleFunction.ts';
import { inBoth, refusedRule } from './ruleError.ts';
import type { NamedColumn } from './ruleScope.ts';
import { ruleNameKey } from './ruleScope.ts';
import type { NumberType, RuleType } from './ruleTypes.ts';
import { isBare, product, sameDimensions, typeOfNumber, typeWords, usualScale } from './ruleTypes.ts';

export interface RuleContext {
  /** The rule as typed, for messages that quote it. */
  readonly text: string;
  readonly currency: string;
  /** The column of a name; undefined when there is none. Throws where a column may not be used. */
  readonly find: (name: string, place: Expression) => NamedColumn | undefined;
}

/** @throws RefusedRule with the place and, where units do not agree, both sides */
export function checkRule(expression: Expression, context: RuleContext): CheckedNode {
  return new Checker(context).check(expression);
}

class Checker {
  private readonly context: RuleContext;

  constructor(context: RuleContext) {
    this.context = context;
  }

  check(expression: Expression): CheckedNode {
    const { start, end } = expression;
    switch (expression.type) {
      case 'number': return { op: 'constant', type: typeOfNumber(expression.percent ? 'percent' : 'number'), value: expression.value, start, end };
      case 'text': return { op: 'constant', type: { kind: 'text', options: null }, value: expression.value, start, end };
      case 'flag': return { op: 'constant', type: { kind: 'flag' }, value: expression.value, start, end };
      case 'name': return this.column(expression);
      case 'call': return this.call(expression);
      case 'unary': return this.unary(expression);
      case 'binary': return this.binary(expression);
    }
  }

  private column(expression: Extract<Expression, { readonly type: 'name' }>): CheckedNode {
    const column = this.context.find(expression.name, expression);
    if (column === undefined) throw refusedRule('rule.unknownName', expression, { name: expression.name });
    return { op: 'column', type: column.type, column, start: expression.start, end: expression.end };
  }

  private unary({ operator, operand, start, end }: Extract<Expression, { readonly type: 'unary' }>): CheckedNode {
    const checked = operator === 'not' ? this.flag(this.check(operand)) : this.number(this.check(operand), false);
    return { op: 'unary', type: checked.type, operator, operand: checked, start, end };
  }

  private binary({ operator, left, right, start, end }: Extract<Expression, { readonly type: 'binary' }>): CheckedNode {
    const [a, b] = [this.check(left), this.check(right)];
    const node = { op: 'binary', operator, start, end } as const;
    switch (operator) {
      case 'and': case 'or': return { ...node, left: this.flag(a), right: this.flag(b), type: { kind: 'flag' } };
      case '*': case '/': {
        const [x, y] = [this.number(a, false), this.number(b, false)];
        return { ...node, left: x, right: y, type: product(x.type, y.type, operator === '*' ? 1 : -1) };
      }
      case '+': case '-': {
        const { nodes, type } = this.alike([this.number(a, false), this.number(b, false)], node);
        return { ...node, left: nodes[0] ?? a, right: nodes[1] ?? b, type };
      }
      default: {
        const { nodes, type } = this.alike([a, b], node);
        if (type.kind !== 'number' && operator !== '=' && operator !== '<>') throw refusedRule('rule.wantsNumber', a, { text: this.quote(a), ...this.words(type) });
        return { ...node, left: nodes[0] ?? a, right: nodes[1] ?? b, type: { kind: 'flag' } };
      }
    }
  }

  private call({ name, args, start, end }: Extract<Expression, { readonly type: 'call' }>): CheckedNode {
    const called = ruleFunction(name);
    if (called === undefined) throw refusedRule('rule.unknownFunction', { start, end: start + name.length }, { name, functions: ruleFunctions.map(({ id }) => id).join(', ') });
    if (args.length < called.least || args.length > called.most) {
      throw refusedRule('rule.argumentCount', { start, end }, { name, count: args.length, example: called.example });
    }
    const check: CallCheck = {
      name, start, end, currency: this.context.currency,
      alike: (nodes) => this.alike(nodes, { start, end }),
      number: (node) => this.number(node, true),
      flag: (node) => this.flag(node),
    };
    const checked = called.check(args.map((each) => this.check(each)), check);
    return { op: 'call', type: checked.type, called: called.id, args: checked.args, start, end };
  }

  /** A number, in the unit in which it is shown when asked; anything else is refused. */
  private number(node: CheckedNode, asShown: boolean): CheckedNode & { readonly type: NumberType } {
    const { type } = node;
    if (type.kind !== 'number') throw refusedRule('rule.wantsNumber', node, { text: this.quote(node), ...this.words(type) });
    return asShown ? scaledTo(node, type, usualScale(type)) : { ...node, type };
  }

  private flag(node: CheckedNode): CheckedNode {
    if (node.type.kind === 'flag') return node;
    throw refusedRule('rule.wantsFlag', node, { text: this.quote(node), ...this.words(node.type) });
  }

  /** Brings values together that are added, compared or chosen between. */
  private alike(nodes: readonly CheckedNode[], place: { readonly start: number; readonly end: number }): { readonly nodes: readonly CheckedNode[]; readonly type: RuleType } {
    const first = nodes.find(({ type }) => type.kind !== 'number' || type.free === undefined) ?? nodes.find(({ type }) => type.kind === 'number' && type.free === 'percent') ?? nodes[0];
    if (first === undefined) return { nodes, type: { kind: 'flag' } };
    for (const each of nodes) if (!goTogether(first.type, each.type)) throw this.mismatch(nodes.indexOf(first) < nodes.indexOf(each) ? [first, each] : [each, first], place);
    if (first.type.kind === 'text') return this.alikeTexts(nodes);
    if (first.type.kind !== 'number') return { nodes, type: first.type };
    const scale = usualScale(first.type);
    const numbers = nodes.map((each) => {
      const type = each.type as NumberType;
      // A number typed into the rule counts in the unit of what it meets, as that is shown.
      return type.free !== undefined ? each : scaledTo(each, type, scale);
    });
    const { free: _free, ...fixed } = first.type;
    const type: NumberType = { ...fixed, scale, look: nodes.reduce((look, each) => commonLook(look, each.type as NumberType), first.type.look) };
    return { nodes: numbers, type: nodes.every((each) => (each.type as NumberType).free !== undefined) ? first.type : type };
  }

  /** Options are compared by id; a typed text names one by its id or its label in either language. */
  private alikeTexts(nodes: readonly CheckedNode[]): { readonly nodes: readonly CheckedNode[]; readonly type: RuleType } {
    const options = nodes.map(({ type }) => (type.kind === 'text' ? type.options : null)).find((each) => each !== null) ?? null;
    if (options === null) return { nodes, type: { kind: 'text', options: null } };
    const found = nodes.map((each): CheckedNode => {
      if (each.type.kind === 'text' && each.type.options === options) return each;
      const option = each.op === 'constant' ? optionOf(options, String(each.value)) : undefined;
      if (option === undefined) throw refusedRule('rule.unknownOption', each, { text: this.quote(each), ...inBoth('options', listed(options)) });
      return { op: 'constant', type: { kind: 'text', options }, value: option.id, start: each.start, end: each.end };
    });
    return { nodes: found, type: { kind: 'text', options } };
  }

  private mismatch([left, right]: readonly [CheckedNode, CheckedNode], place: { readonly start: number; readonly end: number }): Error {
    const details = { left: this.quote(left), right: this.quote(right), ...inBoth('leftUnit', typeWords(left.type, this.context.currency)), ...inBoth('rightUnit', typeWords(right.type, this.context.currency)) };
    const isTime = left.type.kind === 'number' && right.type.kind === 'number' && differInTime(left.type, right.type);
    return refusedRule(isTime ? 'rule.timeMismatch' : 'rule.unitMismatch', place, details);
  }

  private words(type: RuleType): Readonly<Record<string, string>> {
    return inBoth('unit', typeWords(type, this.context.currency));
  }

  private quote({ start, end }: CheckedNode): string {
    return quotedPart(this.context.text, start, end);
  }
}

/** A part of a rule as messages quote it. */
export function quotedPart(text: string, start: number, end: number): string {
  const part = text.slice(start, end);
  return part.length > 60 ? `${part.slice(0, 59)}…` : part;
}

/** The same number in another power of ten; in the same one the same node. */
export function scaledTo(node: CheckedNode, type: NumberType, scale: number): CheckedNode & { readonly type: NumberType } {
  if (type.scale === scale) return { ...node, type };
  return { op: 'scale', type: { ...type, scale }, operand: node, power: type.scale - scale, start: node.start, end: node.end };
}

function goTogether(a: RuleType, b: RuleType): boolean {
  if (a.kind !== 'number' || b.kind !== 'number') return a.kind === b.kind;
  if (b.free === 'number' || a.free === 'number') return true;
  // A percentage goes with shares, ratios, and shares a quarter or a year, never with money.
  if (b.free === 'percent' || a.free === 'percent') return isPure(a) && isPure(b);
  return sameDimensions(a.dimensions, b.dimensions);
}

function isPure({ dimensions: [money, gpus, quarters, years, hours] }: NumberType): boolean {
  return money === 0 && gpus === 0 && hours === 0 && quarters <= 0 && years <= 0;
}

function differInTime(a: NumberType, b: NumberType): boolean {
  const time = (type: NumberType) => (type.dimensions[2] ?? 0) + (type.dimensions[3] ?? 0);
  return a.dimensions[0] === b.dimensions[0] && a.dimensions[1] === b.dimensions[1] && !isBare(a.dimensions) && time(a) === time(b);
}

function commonLook(look: NumberType['look'], other: NumberType): NumberType['look'] {
  if (other.free !== undefined || other.look === look) return look;
  return look === 'plain' || other.look === 'plain' ? 'plain' : 'ratio';
}

function optionOf(options: readonly ChoiceOption[], text: string): ChoiceOption | undefined {
  const key = ruleNameKey(text);
  return options.find(({ id, label }) => [id, label.en, label.zhHant].some((word) => ruleNameKey(word) === key));
}

function listed(options: readonly ChoiceOption[]): { readonly en: string; readonly zhHant: string } {
  return { en: options.map(({ label }) => label.en).join(', '), zhHant: options.map(({ label }) => label.zhHant).join('、') };
}
