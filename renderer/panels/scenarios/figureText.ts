import type { Language } from '../../../shared/base/localized.ts';
import type { UnitId } from '../../../shared/base/units.ts';

/** Decimals shown by unit, as in the grid; the value itself keeps all of them. */
const decimals: { readonly [U in UnitId]?: number } = { none: 0, quarters: 0, round: 0, times: 2 };

function format(value: number, unit: UnitId, language: Language, options: Intl.NumberFormatOptions): string {
  const digits = decimals[unit] ?? 1;
  const shown = unit === 'share' ? value * 100 : value;
  // Rounding must not leave a sign in front of nothing.
  const rounded = Math.abs(shown) < 0.5 * 10 ** -digits ? 0 : shown;
  const text = rounded.toLocaleString(language === 'en' ? 'en-US' : 'zh-Hant-TW', { ...options, minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === 'share' ? `${text}%` : text;
}

/** A figure in its unit, which stands beside it. */
export function figureText(value: number, unit: UnitId, language: Language): string {
  return format(value, unit, language, {});
}

/** A difference in its unit, always with its sign. */
export function deltaText(value: number, unit: UnitId, language: Language): string {
  return format(value, unit, language, { signDisplay: 'exceptZero' });
}
