/**
 * How numbers are written in a foreign table: with a decimal point or a decimal comma.
 *
 * Owns: what the texts tell about that, and bringing them into the form that cells read. Does not own: what a number means
 * (`shared/columns`). `1,234` has two readings; which one is meant is asked, never assumed.
 */
import { plainText } from '../columns/readAmount.ts';

export const numberStyles = ['point', 'comma'] as const;
/** `point`: 1,234.5 or 1 234.5; `comma`: 1.234,5 or 1 234,5. */
export type NumberStyle = (typeof numberStyles)[number];

/** The digits of a text with what stands around them; null for a text that is not a number with a sign and a suffix. */
function split(text: string): { readonly before: string; readonly digits: string; readonly after: string } | null {
  if (text.length > 64) return null;
  const found = /^([-+(\s]*(?:[A-Z]{0,3}[$€£¥])?\s*[-+(]?)(\d[\d.,' ]*)(\D.*)?$/s.exec(plainText(text));
  if (found === null) return null;
  const digits = (found[2] ?? '').trimEnd();
  return { before: found[1] ?? '', digits, after: found[3] ?? '' };
}

/** Which style a text can only be in; `either` when it has a reading in both, null when it tells nothing. */
export function styleOf(text: string): NumberStyle | 'either' | null {
  const digits = split(text)?.digits;
  if (digits === undefined) return null;
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  if (comma < 0 && point < 0) return null;
  if (comma >= 0 && point >= 0) return comma > point ? 'comma' : 'point';
  const isGrouped = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
  const sign = comma >= 0 ? ',' : '.';
  if (isGrouped) return 'either';
  const isDecimal = digits.indexOf(sign) === digits.lastIndexOf(sign);
  return (sign === ',') === isDecimal ? 'comma' : 'point';
}

/** A text with a decimal point and without groups, whatever style it was in; null when its groups are not of three. */
export function pointText(text: string, style: NumberStyle): string | null {
  if (style === 'point') return text;
  const parts = split(text);
  if (parts === null) return text;
  if (!/^(\d+|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,2}( \d{3})+|[1-9]\d{0,2}('\d{3})+)(,\d+)?$/.test(parts.digits)) return null;
  return `${parts.before}${parts.digits.replace(/[. ']/g, '').replace(',', '.')}${parts.after}`;
}

/** Whether a text has zeros in front, as codes have and numbers have not. */
export function hasLeadingZeros(text: string): boolean {
  return /^\s*[-+]?0\d/.test(text) && split(text) !== null;
}

/** Whether a text may be a day or a month; a full ISO 8601 date has one reading and is none of these. */
export function mayBeDate(text: string): boolean {
  const plain = text.trim();
  if (plain.length > 32 || /^\d{4}-\d{2}-\d{2}\b/.test(plain)) return false;
  return /^\d{1,4}\/\d{1,2}(\/\d{1,4})?$/.test(plain) || /^\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$/.test(plain)
    || /^(\d{1,2}[- ])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- .]?'?\d{1,4}$/i.test(plain) || /^\d{1,4}年\d{1,2}月(\d{1,2}日)?$/.test(plain);
}

/** Whether a text is a number with a percent sign. */
export function isPercent(text: string): boolean {
  return text.length < 64 && /^\s*[-+(]?\d[\d.,' ]*\)?\s*[%％]\s*$/.test(text);
}

/** Whether a text is written like a number, in any style and with any sign or suffix of one. */
export function looksNumeric(text: string): boolean {
  return text.length < 64 && /^\s*[-+(]?\s*(?:[A-Z]{0,3}[$€£¥])?\d[\d.,' \u00a0\u202f]*\)?\s*[%％]?\s*$/.test(text);
}
