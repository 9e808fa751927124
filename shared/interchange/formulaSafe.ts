/**
 * Texts that a spreadsheet would take for formulas, disarmed on their way out and taken back on their way in.
 *
 * Owns: which texts those are, and the mark put before them. Everything that hands texts to a spreadsheet goes through here: tables
 * and figures as CSV and TSV, and the clipboard. A cell of an XLSX file is a text by its type, so there the mark is a property of the
 * cell (`exporters/xlsx.ts`), and none is taken off when it is read.
 *
 * After OWASP ASVS 1.2.10 and CWE-1236: a text that begins with = + - @ (also as full-width characters, also behind blanks), with a tab,
 * a carriage return, a line feed or NUL gets an apostrophe in front. So does one that begins with apostrophes before any of these: then
 * taking one apostrophe off what was marked gives every text back exactly. Numbers are never marked. A mark inside a cell is not
 * needed, since cells with separators, quotes or line breaks are quoted (RFC 4180, 2.6 and 2.7).
 */

// eslint-disable-next-line no-control-regex -- control characters are among what is looked for
const dangerous = /^'*(?:[\t\r\n\0]|\s*[=+\-@＝＋－＠])/;

/** Whether a spreadsheet might take a text for more than a text. */
export function startsFormula(text: string): boolean {
  return dangerous.test(text);
}

/** The text as it can be given to a spreadsheet. */
export function formulaSafe(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text that was made safe; any other text as it is. */
export function withoutFormulaMark(text: string): string {
  return text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text;
}
