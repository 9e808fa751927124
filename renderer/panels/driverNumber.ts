import type { Driver } from '../../shared/drivers/driver.ts';
import { language } from '../state/settings.ts';

/** A driver's value as people say it: 45% of the base, or +1.5% for the base rate. */
export function driverNumber(driver: Driver, value: number): string {
  const locale = language.value === 'en' ? 'en-US' : 'zh-Hant-TW';
  const options: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: driver.base === 0 ? 2 : 1 };
  return value.toLocaleString(locale, driver.base === 0 ? { ...options, signDisplay: 'exceptZero' } : options);
}
