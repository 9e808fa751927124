/** How wide texts are where no font is at hand. It decides only where labels go and where lines are broken. */

/** Estimated width in em: Chinese characters are square, most Latin letters about half as wide. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '⺀' ? 1 : /[A-Z%@mwMW]/.test(character) ? 0.8 : /[iljtfI.,:;|' ()]/.test(character) ? 0.36 : 0.61;
  return width;
}

/** Breaks a text into lines no wider than `width` pixels: between words, and between Chinese characters. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  if (width <= 0 || textWidth(text) * fontSize <= width) return [text];
  const lines: string[] = [];
  let line = '';
  // Marks that end a phrase stay with what they end.
  for (const word of text.match(/[^\s⺀-￿]+[，。；：、）」｜]?\s*|[⺀-￿][，。；：、）」｜]?\s*|\s+/g) ?? []) {
    if (line !== '' && textWidth((line + word).trimEnd()) * fontSize > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** A text cut to a width, with an ellipsis where something is missing. */
export function fitText(text: string, width: number, fontSize: number): string {
  if (textWidth(text) * fontSize <= width) return text;
  let fitted = text;
  while (fitted.length > 1 && textWidth(`${fitted}…`) * fontSize > width) fitted = fitted.slice(0, -1);
  return `${fitted.trimEnd()}…`;
}
