/**
 * A rule's text as a tree. Owns the grammar; nothing is ever evaluated as code.
 *
 *   rule = "="? or                     or = and ("or" and)*                and = not ("and" not)*
 *   not = "not" not | comparison       comparison = sum (sign sum)?        sum = product (("+" | "-") product)*
 *   product = signed (("*" | "/") signed)*   signed = ("-" | "+") signed | part
 *   part = number | text | "true" | "false" | name | function "(" rule ("," rule)* ")" | "(" or ")"
 *
 * `and(a, b)` and `or(a, b)` are the same as `a and b` and `a or b`. Words of the grammar do not care about case.
 */
import type { Result } from '../base/result.ts';
import type { BinaryOperator, Expression } from './expression.ts';
import type { RuleError, Span } from './ruleError.ts';
import { caught, refusedRule } from './ruleError.ts';
import type { Token } from './tokens.ts';
import { tokensOf } from './tokens.ts';

/** Deeper than any rule a person can follow; walks over a tree recurse. */
const deepest = 60;

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);
export const grammarWords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'true', 'false']);

/**
 * @example `parseRule('debt / (cash + undrawn)')` is the quotient of a name and a sum
 */
export function parseRule(text: string): Result<Expression, RuleError> {
  return caught(() => new Reader(tokensOf(text)).whole());
}

class Reader {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Expression {
    if (this.sign('=')) this.at += 1;
    const found = this.any();
    if (this.peek().type !== 'end') throw this.unexpected();
    return found;
  }

  private any(): Expression {
    this.depth += 1;
    if (this.depth > deepest) throw refusedRule('rule.tooDeep', this.peek());
    const found = this.chain(['or'], () => this.chain(['and'], () => this.negation()));
    this.depth -= 1;
    return found;
  }

  /** Operators of one strength, from left to right; a chain is as deep as it is long. */
  private chain(operators: readonly string[], part: () => Expression): Expression {
    let left = part();
    for (let count = 0; ; count += 1) {
      const operator = operators.find((each) => (each === 'and' || each === 'or' ? this.word(each) : this.sign(each)));
      if (operator === undefined) return left;
      if (count > 3 * deepest) throw refusedRule('rule.tooDeep', this.peek());
      this.at += 1;
      left = binary(operator as BinaryOperator, left, part());
    }
  }

  private negation(): Expression {
    if (!this.word('not')) return this.comparison();
    const { start } = this.peek();
    this.at += 1;
    const operand = this.nested(() => this.negation());
    return { type: 'unary', operator: 'not', operand, start, end: operand.end };
  }

  private comparison(): Expression {
    const left = this.sum();
    const sign = this.peek();
    if (sign.type !== 'sign' || !comparisons.has(sign.value)) return left;
    this.at += 1;
    const found = binary(sign.value as BinaryOperator, left, this.sum());
    const next = this.peek();
    if (next.type === 'sign' && comparisons.has(next.value)) throw refusedRule('rule.twoComparisons', next);
    return found;
  }

  private sum(): Expression {
    return this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.signed()));
  }

  private signed(): Expression {
    const { start } = this.peek();
    if (this.sign('+')) {
      this.at += 1;
      return this.nested(() => this.signed());
    }
    if (!this.sign('-')) return this.part();
    this.at += 1;
    const operand = this.nested(() => this.signed());
    return { type: 'unary', operator: '-', operand, start, end: operand.end };
  }

  private part(): Expression {
    const token = this.peek();
    const { start, end } = token;
    if (token.type === 'number') return this.taken({ type: 'number', value: token.value, percent: token.percent, start, end });
    if (token.type === 'text') return this.taken({ type: 'text', value: token.value, start, end });
    if (token.type === 'word') return this.wordPart(token);
    if (!this.sign('(')) throw this.unexpected();
    this.at += 1;
    const found = this.any();
    if (!this.sign(')')) throw this.peek().type === 'end' ? refusedRule('rule.bracketOpen', { start, end }) : this.unexpected();
    this.at += 1;
    return found;
  }

  private wordPart(token: Extract<Token, { readonly type: 'word' }>): Expression {
    const { start, end, value, quoted } = token;
    const lower = value.toLowerCase();
    const next = this.tokens[this.at + 1];
    const isCalled = !quoted && next?.type === 'sign' && next.value === '(';
    if (!isCalled && !quoted && (lower === 'true' || lower === 'false')) return this.taken({ type: 'flag', value: lower === 'true', start, end });
    if (!isCalled && !quoted && grammarWords.has(lower)) throw this.unexpected();
    if (!isCalled) return this.taken({ type: 'name', name: value, start, end });
    this.at += 2;
    const args: Expression[] = [];
    if (!this.sign(')')) args.push(this.any());
    while (this.sign(',')) {
      this.at += 1;
      args.push(this.any());
    }
    const close = this.peek();
    if (!this.sign(')')) throw close.type === 'end' ? refusedRule('rule.bracketOpen', next) : this.unexpected();
    this.at += 1;
    if (lower !== 'and' && lower !== 'or') return { type: 'call', name: lower, args, start, end: close.end };
    const [first, second, ...rest] = args;
    if (first === undefined || second === undefined) throw refusedRule('rule.wantsTwo', { start, end: close.end }, { name: lower });
    return rest.reduce((left, right) => ({ ...binary(lower, left, right), start, end: close.end }), { ...binary(lower, first, second), start, end: close.end } as Expression);
  }

  private nested(read: () => Expression): Expression {
    this.depth += 1;
    if (this.depth > deepest) throw refusedRule('rule.tooDeep', this.peek());
    const found = read();
    this.depth -= 1;
    return found;
  }

  private taken(found: Expression): Expression {
    this.at += 1;
    return found;
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { type: 'end', start: 0, end: 0 };
  }

  private sign(value: string): boolean {
    const token = this.peek();
    return token.type === 'sign' && token.value === value;
  }

  private word(value: string): boolean {
    const token = this.peek();
    return token.type === 'word' && !token.quoted && token.value.toLowerCase() === value;
  }

  private unexpected(): Error {
    const token = this.peek();
    if (token.type === 'end') return refusedRule(this.tokens.length === 1 ? 'rule.empty' : 'rule.endsEarly', token);
    return refusedRule('rule.unexpected', token, { text: 'value' in token ? String(token.value) : '' });
  }
}

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression & Span {
  return { type: 'binary', operator, left, right, start: left.start, end: right.end };
}
