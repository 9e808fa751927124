/**
 * In which unit a foreign column counts, where that is not the unit of our column. One entry a unit; each is a suffix that the cell
 * readers know, so that `1,200` in thousands is read exactly as a typed `1,200k` is.
 */
import type { Localized } from '../base/localized.ts';
import type { KindId, Term } from '../columns/define.ts';

export interface ColumnUnit {
  readonly id: string;
  readonly label: Localized;
  /** Kinds of columns that it may be chosen for. */
  readonly kinds: readonly KindId[];
  /** What is put behind a bare number. */
  readonly suffix: string;
  /** Words in brackets behind a heading that state it. */
  readonly words: RegExp;
}

const amounts = ['money', 'units'] as const;
const percentages = ['rate', 'share'] as const;

export const columnUnits: readonly ColumnUnit[] = [
  // A thousandth of a thousand: readers refuse a bare currency amount, which may stand in the column's own unit.
  { id: 'ones', label: { en: 'ones', zhHant: '元（個）' }, kinds: amounts, suffix: 'e-3k', words: /^(?:[a-z]{3}|\$|元|個|張)$/ },
  { id: 'thousands', label: { en: 'thousands', zhHant: '千' }, kinds: amounts, suffix: 'k', words: /^(?:[a-z$ ]{0,4}(?:k|000s?|thousands?)|(?:新臺幣|新台幣|美元)?千元?)$/ },
  { id: 'tenThousands', label: { en: 'ten thousands (萬)', zhHant: '萬' }, kinds: amounts, suffix: '萬', words: /^萬[元張]?$/ },
  { id: 'millions', label: { en: 'millions', zhHant: '百萬' }, kinds: amounts, suffix: 'm', words: /^(?:[a-z$ ]{0,4}(?:m|mm|mn|millions?)|(?:新臺幣|新台幣|美元)?百萬元?)$/ },
  { id: 'hundredMillions', label: { en: 'hundred millions (億)', zhHant: '億' }, kinds: amounts, suffix: '億', words: /^億元?$/ },
  { id: 'billions', label: { en: 'billions', zhHant: '十億' }, kinds: amounts, suffix: 'bn', words: /^(?:[a-z$ ]{0,4}(?:bn|b|billions?)|十億元?)$/ },
  { id: 'percent', label: { en: 'percent', zhHant: '百分比' }, kinds: percentages, suffix: '%', words: /^(?:%|pct|percent|%\/年|% ?p\.?a\.?|年利率 ?%|% a (?:year|quarter)|每季 ?%)$/ },
  { id: 'basisPoints', label: { en: 'basis points', zhHant: '基點' }, kinds: percentages, suffix: 'bp', words: /^(?:bps?|基點)$/ },
  { id: 'years', label: { en: 'years', zhHant: '年' }, kinds: ['quarters'], suffix: 'y', words: /^(?:years?|yrs?|年)$/ },
];

/** The units that a column can be read in besides its own. */
export function unitsFor(term: Term): readonly ColumnUnit[] {
  return columnUnits.filter(({ kinds }) => kinds.includes(term.kind));
}

/** A bare number with its unit; a text with a suffix of its own says its unit itself. */
export function withUnit(text: string, unit: string | null): string {
  const suffix = unit === null ? undefined : columnUnits.find(({ id }) => id === unit)?.suffix;
  return suffix !== undefined && /[\d)]\s*$/.test(text) ? `${text.trim()}${suffix}` : text;
}
