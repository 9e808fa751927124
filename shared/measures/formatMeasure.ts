import type { Language } from '../base/localized.ts';
import type { Measure, MeasureValue } from './define.ts';

/** Decimals shown of each kind of measure; the value itself keeps all of them. */
const decimals: Readonly<Record<Exclude<Measure['kind'], 'choice'>, number>> = { quarters: 0, money: 1, number: 1, share: 1, times: 2 };

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language === 'en' ? 'en-US' : 'zh-Hant-TW', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, made);
  return made;
}

/** The text to show for a measure's value; rounds of the cascade are whole, shares are in percent. */
export function formatMeasure(value: MeasureValue, measure: Pick<Measure, 'kind' | 'unit' | 'options' | 'blank'>, language: Language): string {
  if (value === null) return measure.blank?.[language] ?? '';
  if (typeof value === 'string') return measure.options?.find((each) => each.id === value)?.label[language] ?? value;
  if (measure.kind === 'choice') return String(value);
  const digits = measure.unit === 'round' ? 0 : decimals[measure.kind];
  const shown = measure.kind === 'share' ? value * 100 : value;
  // Rounding must not leave a minus sign in front of nothing.
  return numberFormat(language, digits).format(Math.abs(shown) < 0.5 * 10 ** -digits ? 0 : shown) + (measure.kind === 'share' ? '%' : '');
}
