import { language } from '../../state/settings.ts';

/** An amount in M with two decimals; one too small for them keeps its leading digits, so that it never reads as nothing. */
export function amountText(value: number): string {
  const locale = language.value === 'en' ? 'en-US' : 'zh-Hant-TW';
  if (value !== 0 && Math.abs(value) < 0.005) return value.toLocaleString(locale, { maximumSignificantDigits: 2 });
  return value.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** All digits of a number, as the command line prints it. */
export function fullText(value: number): string {
  return String(value);
}
