/**
 * Reads a number as an analyst types it or as Excel, a web page or a PDF puts it on the clipboard.
 *
 * Owns: signs, brackets, grouping, full-width characters, currency signs, and splitting off the suffix.
 * Does not own: what a suffix means in a column (`numberKind.ts`), or limits.
 *
 * Never guesses: text with two readings (`1,23`, `1.234,5`) is refused and both ways to write it are named.
 */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { joinedChineseAmount } from './chineseAmount.ts';
import type { CellError } from './kind.ts';
import { cellError, quoted } from './kind.ts';

export interface Amount {
  /** Unsigned decimal digits with at most one point, without grouping. */
  readonly digits: string;
  readonly negative: boolean;
  /** The power of ten of scientific notation, 0 if none. */
  readonly exponent: number;
  /** What follows the number, lower case and without spaces: `%`, `bp`, `億`, `bn`. */
  readonly suffix: string;
  /** Whether a currency sign or name was typed. */
  readonly isMoney: boolean;
  /** The ISO code of the currency; null if none was typed, or only `$` or `¥`, which several share. */
  readonly currency: string | null;
}

/** Full-width characters, kinds of spaces, dashes and apostrophes as plain ASCII; marks that cannot be seen are dropped. */
export function plainText(text: string): string {
  // Most of a pasted block is plain already.
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
    .replace(/[\u2010-\u2013\u2212\ufe63]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\uffe5/g, '¥')
    .trim();
}

const currencyWords: readonly (readonly [pattern: string, code: string | null])[] = [
  ['NT\\$', 'TWD'], ['US\\$', 'USD'], ['HK\\$', 'HKD'], ['\\$', null], ['€', 'EUR'], ['£', 'GBP'], ['¥', null],
  ['USD', 'USD'], ['TWD', 'TWD'], ['NTD', 'TWD'], ['HKD', 'HKD'], ['EUR', 'EUR'], ['GBP', 'GBP'], ['JPY', 'JPY'], ['CNY', 'CNY'],
  ['新[台臺]幣', 'TWD'], ['[台臺]幣', 'TWD'], ['美[元金]', 'USD'], ['歐元', 'EUR'], ['日[圓元]', 'JPY'],
];

/** Compiled once: a pasted block has thousands of cells. */
const currencies = currencyWords.map(([pattern, code]) => ({
  code,
  front: new RegExp(`^([+-]?\\s*)${pattern}\\s*(?=[-+(.\\d])`, 'i'),
  behind: new RegExp(`\\s*${pattern}\\s*$`, 'i'),
}));

/** A text without its currency sign, in front (after a minus) or behind. */
function withoutCurrency(text: string): { readonly rest: string; readonly isMoney: boolean; readonly currency: string | null } {
  if (/^[-+.,() \d]*$/.test(text)) return { rest: text, isMoney: false, currency: null };
  for (const { code, front, behind } of currencies) {
    const ahead = front.exec(text);
    if (ahead !== null) return { rest: (ahead[1] ?? '') + text.slice(ahead[0].length), isMoney: true, currency: code };
    const after = behind.exec(text);
    // 元 stays: behind a bare number it decides between 1,200 and 1,200 millions, so the column has to see it.
    if (after !== null && after.index > 0) {
      const kept = /[元圓金幣]\s*$/.test(after[0]) ? '元' : '';
      return { rest: text.slice(0, after.index) + kept, isMoney: true, currency: code };
    }
  }
  return { rest: text, isMoney: false, currency: null };
}

/** Takes accounting brackets, a leading sign or a trailing minus off; null when there are two of them. */
function withoutSign(text: string): { readonly rest: string; readonly negative: boolean } | null {
  const brackets = /^\((.*)\)(.*)$/.exec(text);
  if (brackets !== null) {
    const inner = (brackets[1] ?? '').trim();
    return /^[+-]|[-]$/.test(inner) ? null : { rest: inner + (brackets[2] ?? ''), negative: true };
  }
  const signed = /^([+-])\s*(.*)$/.exec(text);
  if (signed !== null) {
    const rest = signed[2] ?? '';
    return /^[+-]|[-]$/.test(rest) ? null : { rest, negative: signed[1] === '-' };
  }
  return text.endsWith('-') ? { rest: text.slice(0, -1).trim(), negative: true } : { rest: text, negative: false };
}

/**
 * Splits typed text into its number, sign, suffix and currency.
 *
 * @example `readAmount('($1,200.5)m')` has digits 1200.5, negative, suffix `m`
 */
export function readAmount(text: string): Result<Amount, CellError> {
  const plain = plainText(text);
  if (/^\d{1,30}(\.\d{0,30})?$/.test(plain)) return ok({ digits: plain, negative: false, exponent: 0, suffix: '', isMoney: false, currency: null });
  const bad = (code: `cell.${string}`, details: Readonly<Record<string, string>> = {}) => fail(cellError(code, { value: quoted(text), ...details }));
  if (plain.startsWith('#')) return bad('cell.excelError');
  // No number is that long; a pasted page must not keep the patterns below busy.
  if (plain.length > 64) return bad('cell.notANumber');
  const outer = withoutCurrency(plain);
  const unsigned = withoutSign(outer.rest);
  if (unsigned === null) return bad('cell.notANumber');
  const inner = outer.isMoney ? { ...outer, rest: unsigned.rest } : withoutCurrency(unsigned.rest);
  const parts = /^([.\d][\d.,' ]*)(e[+-]?\d+)?\s*(\D.*)?$/is.exec(joinedChineseAmount(inner.rest) ?? inner.rest.trim());
  if (parts === null) return bad('cell.notANumber');
  const digits = readDigits((parts[1] ?? '').trim());
  if (!digits.ok) return bad(digits.error.code, digits.error.details);
  return ok({
    digits: digits.value,
    negative: unsigned.negative,
    exponent: parts[2] === undefined ? 0 : Number(parts[2].slice(1)),
    suffix: (parts[3] ?? '').toLowerCase().replace(/\s+/g, ''),
    isMoney: inner.isMoney,
    currency: inner.currency,
  });
}

interface GroupingError {
  readonly code: `cell.${string}`;
  readonly details: Readonly<Record<string, string>>;
}

/** Digits without their grouping; groups are of three, a comma is never a decimal sign. */
function readDigits(text: string): Result<string, GroupingError> {
  if (/^(\d+\.?\d*|\.\d+)$/.test(text)) return ok(text);
  for (const separator of [',', ' ', "'"]) {
    if (new RegExp(`^[1-9]\\d{0,2}(${separator}\\d{3})+(\\.\\d*)?$`).test(text)) return ok(text.replaceAll(separator, ''));
  }
  if (/^\d+,\d+$/.test(text)) {
    return fail({ code: 'cell.ambiguousComma', details: { decimal: text.replace(',', '.'), whole: text.replace(',', '').replace(/^0+(?=\d)/, '') } });
  }
  if (/^\d{1,3}([. ']\d{3})+,\d+$/.test(text)) {
    return fail({ code: 'cell.decimalComma', details: { suggestion: text.replace(/[. ']/g, '').replace(',', '.') } });
  }
  if (/^[1-9]\d{0,2}(\.\d{3}){2,}$/.test(text)) return fail({ code: 'cell.decimalComma', details: { suggestion: text.replaceAll('.', '') } });
  if (/^[\d,]+(\.\d*)?$/.test(text)) return fail({ code: 'cell.badGrouping', details: { suggestion: text.replaceAll(',', '') } });
  return fail({ code: 'cell.notANumber', details: {} });
}
