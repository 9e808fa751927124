/** How a run of cells goes on when it is filled: numbers in a straight line, names by their number, all else by repeating. Pure. */
import type { CellValue } from '../../shared/columns/define.ts';

/**
 * Continues a pattern.
 *
 * Two or more numbers go on in a straight line: by their step where it is even, otherwise along the line of least squares, as
 * in Excel. One number is repeated. Texts that end in a number and differ in nothing else count on (`Bank 1`, `Bank 2`); all
 * others, and patterns with blanks in them, are repeated.
 *
 * @param pattern  the cells of the source, in the direction of the fill; for a fill upwards or to the left, reversed
 * @param count    how many cells follow
 * @param counts   false repeats the pattern whatever it is
 * @example `continued([10, 20], 2, true)` is [30, 40]
 */
export function continued(pattern: readonly CellValue[], count: number, counts: boolean): readonly CellValue[] {
  const numbers = pattern.filter((value) => typeof value === 'number');
  const line = counts && numbers.length === pattern.length && numbers.length > 1 ? straightLine(numbers) : null;
  if (line !== null) return Array.from({ length: count }, (_, index) => line(pattern.length + index));
  const counter = counts ? countedTexts(pattern) : null;
  if (counter !== null) return Array.from({ length: count }, (_, index) => counter(pattern.length + index));
  return Array.from({ length: count }, (_, index) => pattern[index % pattern.length] ?? null);
}

/** Fifteen digits hold the noise of adding steps; twelve do not: 0.1, 0.2 goes on with 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function straightLine(numbers: readonly number[]): (index: number) => number {
  const [first = 0, second = 0] = numbers;
  const step = second - first;
  const isEven = numbers.every((value, index) => Math.abs(value - (first + step * index)) <= 1e-9 * Math.max(Math.abs(value), Math.abs(step)));
  if (isEven) return (index) => tidy(first + step * index);
  const middle = (numbers.length - 1) / 2;
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const spread = numbers.reduce((sum, _value, index) => sum + (index - middle) * (index - middle), 0);
  const slope = numbers.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) / spread;
  return (index) => tidy(mean + slope * (index - middle));
}

const endsInNumber = /^(.*?)(\d{1,15})$/s;

/** Texts such as `Bank 1`: null when the pattern is none of these. Leading zeros keep their width. */
function countedTexts(pattern: readonly CellValue[]): ((index: number) => string) | null {
  const parts = pattern.map((value) => (typeof value === 'string' ? endsInNumber.exec(value) : null));
  const stem = parts[0]?.[1];
  const numbers = parts.map((part) => (part?.[1] === stem && part?.[2] !== undefined ? Number(part[2]) : null)).filter((number) => number !== null);
  if (stem === undefined || numbers.length !== pattern.length) return null;
  const width = parts[0]?.[2]?.length ?? 1;
  const line = numbers.length === 1 ? (index: number) => (numbers[0] ?? 0) + index : straightLine(numbers);
  return (index) => `${stem}${String(Math.max(0, Math.round(line(index)))).padStart(width, '0')}`;
}
