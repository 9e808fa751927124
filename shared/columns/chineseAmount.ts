/** Amounts as newspapers and filings in Taiwan write them, in parts: 3億2,000萬, 1兆500億, 12萬3,000元. */

/** Each part counts ten thousand of the next; only the first may have more than four digits. */
const parts = /^(?:(?<trillions>\d{1,12})兆)?(?:(?<hundredMillions>\d{1,12})[億亿])?(?:(?<tenThousands>\d{1,12})[萬万])?(?<ones>\d{4})?(?<currency>[元圓]?)$/;

/**
 * An amount in several parts as one: `3億2,000萬` is `32000萬`, `12萬3,000元` is `12.3000萬元`.
 *
 * What is left after the last word needs all its four digits, because 3萬5 is 35,000 to some and 30,005 to others.
 *
 * @returns null for every other text, which is then read as one number with one suffix
 */
export function joinedChineseAmount(text: string): string | null {
  const { trillions = '', hundredMillions = '', tenThousands = '', ones = '', currency = '' } = parts.exec(text.replace(/[\s,]/g, ''))?.groups ?? {};
  const given = [trillions, hundredMillions, tenThousands, ones];
  const first = given.findIndex((part) => part !== '');
  const lower = given.slice(first + 1);
  if (first < 0 || first === 3 || lower.every((part) => part === '') || lower.some((part) => part.length > 4)) return null;
  const whole = given.slice(0, 3).map((part, index) => (index <= first ? part : part.padStart(4, '0'))).join('');
  return `${whole}${ones === '' ? '' : `.${ones}`}萬${currency}`;
}
