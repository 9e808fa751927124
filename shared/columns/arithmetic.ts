/**
 * Arithmetic typed into a number cell: `=1200*0.85`, `=(1.2億+30)/2`, `=5%+25bp`.
 *
 * Owns: the grammar, the order of operations, and refusing what makes no sense of units. Does not own: what a single number
 * with its suffix means in a column (`numberKind.ts` reads the operands), or limits. Nothing is ever evaluated as code.
 *
 *   sum = product (("+" | "-") product)*       product = power (("*" | "/") power)*
 *   power = signed ("^" signed)*                signed = ("+" | "-")* part
 *   part = ("(" sum ")" | number) "%"*
 *
 * As in Excel a sign binds tighter than a power (`=-2^2` is 4) and powers are taken from left to right.
 */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { CellError } from './kind.ts';
import { cellError, quoted } from './kind.ts';
import { plainText } from './readAmount.ts';

/** A number on its way through the arithmetic. */
export interface Quantity {
  readonly value: number;
  /** Typed with a unit of its own (`1.2億`, `5y`), which a product must not have twice. */
  readonly isAmount: boolean;
  /** Typed with any suffix, a percent sign included: then it is no bare number. */
  readonly hasSuffix: boolean;
}

export type ReadOperand = (text: string) => Result<Quantity, CellError>;

/** Longer than any sum a person types; a pasted page must not keep the reader busy. */
export const longestArithmetic = 200;

/** Whether a text asks to be worked out. */
export function isArithmetic(text: string): boolean {
  return plainText(text).startsWith('=');
}

/**
 * Works an arithmetic text out. The result has fifteen significant digits, as in a spreadsheet, so that 0.1 + 0.2 is 0.3.
 *
 * @param text         with its equals sign
 * @param readOperand  reads one number with its suffix
 * @example `evaluateArithmetic('=1200*0.85', read)` has the value 1020
 */
export function evaluateArithmetic(text: string, readOperand: ReadOperand): Result<Quantity, CellError> {
  const plain = plainText(text).replaceAll('×', '*').replaceAll('÷', '/');
  if (plain.length > longestArithmetic) return fail(cellError('cell.arithmeticTooLong', { value: quoted(text), limit: longestArithmetic }));
  try {
    const reader = new Reader(plain, readOperand);
    const found = reader.whole();
    if (!Number.isFinite(found.value)) return fail(cellError('cell.arithmeticTooLarge', { value: quoted(text) }));
    return ok({ ...found, value: Number(found.value.toPrecision(15)) });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, details } = error.reason;
    return fail({ code, details: { value: quoted(text), ...details } });
  }
}

/** Thrown inside the reader only: the reason is known deep in the grammar. */
class Unreadable extends Error {
  readonly reason: CellError;
  constructor(reason: CellError) {
    super(reason.code);
    this.reason = reason;
  }
}

/** A number with what may stand before it (a currency) and behind it (a suffix), up to the next sign of the grammar. */
const operand = /(?:[^\s\d=+\-*/^().,%]+\s*)?[.\d][\d.,']*(?:e[+-]?\d+)?(?:\s*[^\s\d=+\-*/^().,]+)*/iy;

/** Walks over the text once, from left to right. */
class Reader {
  private at = 1;
  private readonly text: string;
  private readonly readOperand: ReadOperand;

  constructor(text: string, readOperand: ReadOperand) {
    this.text = text;
    this.readOperand = readOperand;
  }

  whole(): Quantity {
    const found = this.sum();
    if (this.peek() !== '') throw this.unexpected();
    return found;
  }

  private sum(): Quantity {
    let total = this.product();
    for (let sign = this.peek(); sign === '+' || sign === '-'; sign = this.peek()) {
      this.at += 1;
      const next = this.product();
      total = { value: sign === '+' ? total.value + next.value : total.value - next.value, ...merged(total, next) };
    }
    return total;
  }

  private product(): Quantity {
    let total = this.power();
    for (let sign = this.peek(); sign === '*' || sign === '/'; sign = this.peek()) {
      this.at += 1;
      const next = this.power();
      if (sign === '/' && next.value === 0) throw new Unreadable(cellError('cell.divisionByZero'));
      if (next.isAmount && (sign === '*') === total.isAmount) throw new Unreadable(cellError(sign === '*' ? 'cell.amountTimesAmount' : 'cell.numberByAmount'));
      const value = sign === '*' ? total.value * next.value : total.value / next.value;
      const isRatio = sign === '/' && next.isAmount;
      total = { value, isAmount: !isRatio && (total.isAmount || next.isAmount), hasSuffix: total.hasSuffix || next.hasSuffix };
    }
    return total;
  }

  private power(): Quantity {
    let total = this.signed();
    while (this.peek() === '^') {
      this.at += 1;
      const { value: exponent } = this.signed();
      if (!Number.isInteger(exponent) || Math.abs(exponent) > 100) throw new Unreadable(cellError('cell.wholePower'));
      if (total.isAmount && exponent !== 1) throw new Unreadable(cellError('cell.amountTimesAmount'));
      if (total.value === 0 && exponent < 0) throw new Unreadable(cellError('cell.divisionByZero'));
      total = { ...total, value: wholePower(total.value, exponent) };
    }
    return total;
  }

  private signed(): Quantity {
    let sign = 1;
    for (let next = this.peek(); next === '+' || next === '-'; next = this.peek()) {
      this.at += 1;
      if (next === '-') sign = -sign;
    }
    const found = this.part();
    return sign === 1 ? found : { ...found, value: -found.value };
  }

  private part(): Quantity {
    if (this.peek() !== '(') return this.number();
    this.at += 1;
    let found = this.sum();
    if (this.peek() !== ')') throw new Unreadable(cellError('cell.bracketOpen'));
    this.at += 1;
    while (this.peek() === '%') {
      this.at += 1;
      found = { ...found, value: found.value / 100, hasSuffix: true };
    }
    return found;
  }

  private number(): Quantity {
    this.peek();
    operand.lastIndex = this.at;
    const [text] = operand.exec(this.text) ?? [];
    if (text === undefined) throw this.unexpected();
    this.at += text.length;
    const found = this.readOperand(text);
    if (!found.ok) throw new Unreadable(found.error);
    return found.value;
  }

  /** The next sign of the grammar, after any spaces; empty at the end. */
  private peek(): string {
    while (this.text[this.at] === ' ') this.at += 1;
    return this.text[this.at] ?? '';
  }

  private unexpected(): Unreadable {
    const rest = this.text.slice(this.at);
    return new Unreadable(rest === '' ? cellError('cell.arithmeticEnds') : cellError('cell.formula', { rest: quoted(rest) }));
  }
}

function merged(a: Quantity, b: Quantity): Pick<Quantity, 'isAmount' | 'hasSuffix'> {
  return { isAmount: a.isAmount || b.isAmount, hasSuffix: a.hasSuffix || b.hasSuffix };
}

/** By repeated squaring: the same bits on every machine, unlike `Math.pow`. */
function wholePower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / result : result;
}
