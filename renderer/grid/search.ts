/** Quick find: looks through the texts that a sheet shows, cell by cell, in reading order. */
import type { Place, Size } from './ranges.ts';

/** Full-width and half-width forms, upper and lower case count as one. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export function matches(shown: string, query: string): boolean {
  const wanted = searchForm(query.trim());
  return wanted !== '' && searchForm(shown).includes(wanted);
}

/**
 * The next cell after `from` that shows the text, going round at the end of the table; null when none does.
 *
 * @param step 1 looks forward, -1 back
 * @param include whether `from` itself may be the answer: while typing the query it should not jump on
 */
export function findNext(query: string, from: Place, size: Size, step: 1 | -1, include: boolean, textAt: (place: Place) => string): Place | null {
  const total = size.rows * size.columns;
  const wanted = searchForm(query.trim());
  if (wanted === '' || total === 0) return null;
  const start = from.row * size.columns + from.column;
  for (let passed = include ? 0 : 1; passed <= total; passed += 1) {
    const order = (((start + step * passed) % total) + total) % total;
    const place = { row: Math.floor(order / size.columns), column: order % size.columns };
    if (searchForm(textAt(place)).includes(wanted)) return place;
  }
  return null;
}
