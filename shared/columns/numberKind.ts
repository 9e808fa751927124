/**
 * What all kinds of number share: reading with suffixes, limits, display and exact editing.
 *
 * Owns: what `%`, `bp`, `k`, `億` and the like mean in a column, and limits. Does not own: signs and grouping (`readAmount.ts`).
 *
 * A cell holds its column's unit: `1200` under "USD M" is 1,200 millions, and `$1,200` is the same cell formatted in Excel.
 * A suffix counts in the currency itself: `1.2億` is 120 and `1.5bn` is 1500 there, and `30k` is 30 under "USD K / GPU".
 * A percentage column shows `%` always. There a bare number is a fraction (0.75), and one that cannot be (75 as a share, 5
 * as a rate) is refused, since it would be a guess.
 */
import { assert } from '../base/assert.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { UnitId } from '../base/units.ts';
import type { Quantity } from './arithmetic.ts';
import { evaluateArithmetic, isArithmetic } from './arithmetic.ts';
import { groupedText, numberFromDecimal, shiftedText } from './decimal.ts';
import type { CellValue, NumberKind, NumberTerm, Term } from './define.ts';
import type { CellError, FormatContext, Kind, ParseContext } from './kind.ts';
import { cellError, compareBlanks, quoted } from './kind.ts';
import type { Amount } from './readAmount.ts';
import { plainText, readAmount } from './readAmount.ts';

/** How one kind of number differs from the others. */
export interface NumberRules {
  readonly id: NumberKind;
  /** Decimals of the display, at least and at most; of the percentage where one is shown. */
  readonly digits: readonly [min: number, max: number];
  /** Shown and edited as a percentage; a bare number is then allowed while it is below this, or equal when `orEqual`. */
  readonly percent?: { readonly bareBelow: number; readonly orEqual: boolean };
  /** Suffixes that are no magnitude, with the factor as a power of ten and a multiplier. */
  readonly suffixes: Readonly<Record<string, { readonly power: number; readonly times: number }>>;
  /** Whether k, m, bn, 萬, 億 are read. */
  readonly magnitudes: boolean;
}

export const percentSuffixes = {
  '%': { power: -2, times: 1 }, pct: { power: -2, times: 1 }, percent: { power: -2, times: 1 }, '‰': { power: -3, times: 1 },
  bp: { power: -4, times: 1 }, bps: { power: -4, times: 1 }, 基點: { power: -4, times: 1 },
} as const;

/** Powers of ten of the words for large numbers; 兆 is 10^12 as in Taiwan. */
const magnitudes: Readonly<Record<string, number>> = {
  k: 3, thousand: 3, 千: 3, 萬: 4, 万: 4, 十萬: 5, m: 6, mm: 6, mn: 6, mio: 6, million: 6, millions: 6, 百萬: 6, 千萬: 7, 億: 8, 亿: 8,
  b: 9, bn: 9, billion: 9, billions: 9, 十億: 9, 百億: 10, 千億: 11, t: 12, tn: 12, trillion: 12, 兆: 12, 萬億: 12,
};

/** The power of ten of a column's unit: a cell under "USD M" counts in 10^6. */
const unitPower: Readonly<Record<UnitId, number>> = {
  none: 0, money: 6, moneyPerQuarter: 6, moneyPerYear: 6, unitPrice: 3, unitCostPerQuarter: 3, rent: 0, gpus: 0, quarters: 0, perYear: 0, share: 0, sharePerQuarter: 0, times: 0, round: 0,
};

/** A limit this far out is only there to keep arithmetic safe; messages name the other end alone. */
const noLimit = 1e15;

export function numberKind(rules: NumberRules): Kind {
  return {
    id: rules.id,
    parse: (text, term, context) => parseNumber(text, asNumberTerm(term), context, rules),
    format: (value, term, context) => formatNumber(value, asNumberTerm(term), context, rules),
    edit: (value) => (typeof value === 'number' ? editText(value, rules) : ''),
    validate: (value, term) => validateNumber(value, asNumberTerm(term), rules),
    compare: (a, b) => compareBlanks(a, b) ?? Number(a) - Number(b),
    align: 'right',
  };
}

function asNumberTerm(term: Term): NumberTerm {
  assert('limits' in term, `${term.key} is not numeric`);
  return term;
}

function editText(value: number, rules: NumberRules): string {
  return rules.percent === undefined ? shiftedText(value, 0) : `${shiftedText(value, 2)}%`;
}

function parseNumber(text: string, term: NumberTerm, context: ParseContext, rules: NumberRules): Result<CellValue, CellError> {
  const plain = plainText(text);
  if (plain === '') return ok(null);
  if (plain === '-') {
    // Excel's accounting format writes zero so, and tables write "none" so: only where both are the same is it clear.
    return term.default === 0 ? ok(0) : fail(cellError('cell.dash', { value: quoted(text) }));
  }
  const value = isArithmetic(text) ? workedOut(text, term, context, rules) : typedNumber(text, term, context, rules);
  if (!value.ok) return value;
  const refused = validateNumber(value.value, term, rules);
  return refused === null ? ok(value.value) : fail({ code: refused.code, details: { ...refused.details, value: quoted(text) } });
}

/** The amount that was typed, in a currency that the column and the workbook allow. */
function allowedAmount(text: string, context: ParseContext, rules: NumberRules): Result<Amount, CellError> {
  const amount = readAmount(text);
  if (!amount.ok) return amount;
  const { currency, isMoney } = amount.value;
  if (isMoney && rules.id !== 'money') return fail(cellError('cell.currencyNotAllowed', { value: quoted(text) }));
  if (currency !== null && context.currency !== undefined && currency !== context.currency.toUpperCase()) {
    return fail(cellError('cell.otherCurrency', { value: quoted(text), currency: context.currency }));
  }
  return amount;
}

function typedNumber(text: string, term: NumberTerm, context: ParseContext, rules: NumberRules): Result<number, CellError> {
  const amount = allowedAmount(text, context, rules);
  return amount.ok ? amountValue(amount.value, text, term, rules) : amount;
}

/** The result of typed arithmetic; a bare one is as unclear in a percentage column as a bare number. */
function workedOut(text: string, term: NumberTerm, context: ParseContext, rules: NumberRules): Result<number, CellError> {
  const found = evaluateArithmetic(text, (operand) => operandOf(operand, term, context, rules));
  if (!found.ok) return found;
  return found.value.hasSuffix ? ok(found.value.value) : bareValue(found.value.value, quoted(text), term, rules);
}

/** One number of typed arithmetic. A factor may be a percentage in every column, and a bare number of any size. */
function operandOf(text: string, term: NumberTerm, context: ParseContext, rules: NumberRules): Result<Quantity, CellError> {
  const amount = allowedAmount(text, context, rules);
  // =B2*2: whoever comes from a spreadsheet means another cell.
  if (!amount.ok && amount.error.code === 'cell.notANumber' && /^[\p{L}$]/u.test(text.trim())) return fail(cellError('cell.formula', { rest: quoted(text) }));
  if (!amount.ok) return amount;
  const { suffix } = amount.value;
  const factor = Object.hasOwn(percentSuffixes, suffix) ? percentSuffixes[suffix as keyof typeof percentSuffixes].power : suffix === '' && !amount.value.isMoney ? 0 : null;
  if (factor !== null) return ok({ value: numberFromDecimal(amount.value.digits, amount.value.exponent + factor), isAmount: false, hasSuffix: suffix !== '' });
  const value = amountValue(amount.value, text, term, rules);
  if (!value.ok) return value;
  return ok({ value: value.value, isAmount: rules.percent === undefined && !plainSuffixes.has(suffix), hasSuffix: true });
}

/** Suffixes that only say that a number is a number. */
const plainSuffixes: ReadonlySet<string> = new Set(['x', '×', '倍']);

/** The number that an amount means in a column. */
function amountValue(amount: Amount, text: string, term: NumberTerm, rules: NumberRules): Result<number, CellError> {
  const signed = `${amount.negative ? '-' : ''}${amount.digits}`;
  const at = (power: number) => numberFromDecimal(signed, amount.exponent + power);
  const value = quoted(text);
  if (amount.suffix === '') return bareValue(at(0), value, term, rules);
  const own = Object.hasOwn(rules.suffixes, amount.suffix) ? rules.suffixes[amount.suffix] : undefined;
  if (own !== undefined) return ok(at(own.power) * own.times);
  if (Object.hasOwn(percentSuffixes, amount.suffix)) return fail(cellError('cell.percentNotAllowed', { value }));
  const word = amount.suffix.replace(/[元圓]$/, '');
  const power = unitPower[term.unit];
  if (word === '' && rules.id === 'money') {
    if (power === 0) return ok(at(0));
    return fail(cellError('cell.bareCurrency', { value, asTyped: shiftedText(at(0), 0), converted: shiftedText(at(-power), 0) }));
  }
  const magnitude = rules.magnitudes && Object.hasOwn(magnitudes, word) ? magnitudes[word] : undefined;
  if (magnitude !== undefined) return ok(at(magnitude - power));
  return fail(cellError('cell.unknownSuffix', { value, suffix: amount.suffix }));
}

function bareValue(value: number, text: string, term: NumberTerm, rules: NumberRules): Result<number, CellError> {
  if (rules.percent === undefined) return ok(value);
  const { bareBelow, orEqual } = rules.percent;
  const size = Math.abs(value);
  if (size < bareBelow || (orEqual && size === bareBelow)) return ok(value);
  const percent = `${shiftedText(value, 0)}%`;
  const asFraction = `${shiftedText(value, 2)}%`;
  const { min, max } = term.limits;
  if (value >= min && value <= max) return fail(cellError('cell.percentUnclear', { value: text, percent, asFraction }));
  return fail(cellError('cell.barePercent', { value: text, max: `${groupedText(max * 100, 0, 4)}%`, percent, fraction: shiftedText(value, -2) }));
}

function validateNumber(value: unknown, term: NumberTerm, rules: NumberRules): CellError | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) return cellError('cell.notANumber', { value: quoted(String(value)) });
  const { min, max, whole } = term.limits;
  // Almost all values are allowed, and a pasted block has many: words are found only for those that are not.
  if (value >= min && value <= max && (whole !== true || Number.isInteger(value))) return null;
  const show = (limit: number) => (rules.percent === undefined ? groupedText(limit, 0, 4) : `${groupedText(limit * 100, 0, 4)}%`);
  const details = { value: editText(value, rules), min: show(min), max: show(max) };
  if (value >= min && value <= max) return cellError('cell.notWhole', details);
  if (max < noLimit) return cellError('cell.outOfRange', details);
  return cellError(value < min ? 'cell.tooSmall' : 'cell.tooLarge', details);
}

function formatNumber(value: CellValue, term: NumberTerm, context: FormatContext, rules: NumberRules): string {
  if (typeof value !== 'number') return value === null ? (term.blank?.[context.language] ?? '') : String(value);
  if (!Number.isFinite(value)) return '';
  const [min, max] = rules.digits;
  if (rules.percent !== undefined) return `${groupedText(value * 100, min, max)}%`;
  if (context.zhUnits === true && rules.magnitudes) return zhText(value, unitPower[term.unit], max);
  return groupedText(value, min, rules.id === 'money' ? Math.max(max, smallDigits(value)) : max);
}

/** Decimals with which an amount below one keeps three significant digits: 12k under millions is 0.012 and not 0.01. */
function smallDigits(value: number): number {
  let digits = 2;
  for (let step = 1; step > 1e-9 && value !== 0 && Math.abs(value) < step; step /= 10) digits += 1;
  return digits;
}

/** An amount in the largest of 萬, 億 and 兆 that it fills, counted in the currency or units themselves. */
function zhText(value: number, power: number, digits: number): string {
  const size = Math.abs(value);
  for (const [word, at] of [['兆', 12], ['億', 8], ['萬', 4]] as const) {
    if (size >= 10 ** (at - power)) return `${groupedText(value / 10 ** (at - power), 0, digits)}${word}`;
  }
  return groupedText(value * 10 ** power, 0, digits);
}
