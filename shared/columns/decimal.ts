/**
 * Exact decimal shifts on text. Multiplying by 100 or 0.0001 rounds; moving the point of the decimal text does not, so
 * that `5.25%` is the same double as 0.0525 and an editor shows 0.07 as 7% and not as 7.000000000000001%.
 */

/** The shortest decimal text that reads back as `value * 10^places` for a reader that shifts it back by the same places. */
export function shiftedText(value: number, places: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  const point = digits.length - fraction.length + Number(exponent) + places;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return sign + (digits === '0' ? '0' : withPoint(digits, point));
}

/** Digits with a decimal point after the first `point` of them; with an exponent where plain text would be absurdly long. */
function withPoint(digits: string, point: number): string {
  const tail = (text: string) => text.replace(/0+$/, '');
  if (point > 25 || point < -20) {
    const rest = tail(digits.slice(1));
    return `${digits.slice(0, 1)}${rest === '' ? '' : `.${rest}`}e${point - 1}`;
  }
  if (point <= 0) return `0.${'0'.repeat(-point)}${tail(digits)}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  const rest = tail(digits.slice(point));
  return rest === '' ? digits.slice(0, point) : `${digits.slice(0, point)}.${rest}`;
}

/** The double nearest to the decimal text times `10^places`. */
export function numberFromDecimal(digits: string, places: number): number {
  return Number(`${digits}e${places}`);
}

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * A rounded number with thousands separators, the same in both languages. What would round to 0 without being 0 keeps
 * two significant digits, so that a small amount never looks like none.
 */
export function groupedText(value: number, minDigits: number, maxDigits: number): string {
  if (value !== 0 && Math.abs(value) < 0.5 * 10 ** -maxDigits) return shiftedText(Number(value.toPrecision(2)), 0);
  const key = `${minDigits}/${maxDigits}`;
  const known = formatters.get(key);
  const formatter = known ?? new Intl.NumberFormat('en-US', { minimumFractionDigits: minDigits, maximumFractionDigits: maxDigits });
  if (known === undefined) formatters.set(key, formatter);
  return formatter.format(value === 0 ? 0 : value);
}
