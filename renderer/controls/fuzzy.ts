/**
 * How well a few typed letters fit a text: every letter in order, wherever it stands. Starts of words and letters side by
 * side count more, so that `fr` finds "Find and Replace" before "Open from…".
 *
 * @returns a score, higher is better; null when a letter is missing. No letters fit everything equally (0).
 */
export function fuzzyScore(typed: string, text: string): number | null {
  const wanted = comparable(typed).replace(/\s+/g, '');
  const letters = comparable(text);
  if (wanted === '') return 0;
  const whole = letters.indexOf(comparable(typed).trim());
  if (whole >= 0) return 1000 - whole - letters.length / 100 + (isWordStart(letters, whole) ? 100 : 0);
  let score = 0;
  let from = 0;
  let before = -2;
  for (const letter of wanted) {
    const start = nextWordStart(letters, letter, from);
    const next = letters.indexOf(letter, from);
    if (next < 0) return null;
    // A start of a word further on is what an abbreviation means, unless the letters run on.
    const at = next === before + 1 || start < 0 ? next : start;
    score += at === before + 1 ? 8 : isWordStart(letters, at) ? 10 : 1;
    before = at;
    from = at + letter.length;
  }
  return score - letters.length / 100;
}

/** The best of several texts for one thing, such as its names in two languages. */
export function bestScore(typed: string, texts: readonly string[]): number | null {
  const scores = texts.map((text) => fuzzyScore(typed, text)).filter((score) => score !== null);
  return scores.length === 0 ? null : Math.max(...scores);
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[\s\-(/·]/.test(text[at - 1] ?? '');
}

function nextWordStart(text: string, letter: string, from: number): number {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) if (isWordStart(text, at)) return at;
  return -1;
}
