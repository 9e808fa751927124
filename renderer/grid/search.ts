/** How texts are compared in find and in lists: full-width and half-width forms, upper and lower case count as one. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** What is looked for in the texts of cells. */
export interface FindText {
  readonly text: string;
  readonly matchCase: boolean;
  /** The cell says this and nothing else. */
  readonly wholeCell: boolean;
}

/** A text in the form in which it is compared. */
export function comparedForm(text: string, { matchCase }: FindText): string {
  return matchCase ? text.normalize('NFKC') : searchForm(text);
}

/**
 * Puts a replacement where the text is found.
 *
 * @returns the new text; null when nothing is found. With `wholeCell` the whole text is replaced.
 */
export function replacedText(full: string, wanted: FindText, replacement: string): string | null {
  const query = wanted.text.normalize('NFKC').trim();
  if (query === '') return null;
  if (wanted.wholeCell) return comparedForm(full.trim(), wanted) === comparedForm(query, wanted) ? replacement : null;
  const pattern = new RegExp(query.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&'), wanted.matchCase ? 'gu' : 'giu');
  // As it stands where possible: bringing full-width letters to one form would change the rest of the text.
  for (const text of [full, full.normalize('NFKC')]) {
    const changed = text.replace(pattern, () => replacement);
    if (changed !== text || pattern.test(text)) return changed;
  }
  return null;
}
