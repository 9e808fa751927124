// @ts-check

/**
 * Lays cells out in columns for a terminal.
 *
 * @param {readonly string[]} headings
 * @param {readonly (readonly string[])[]} rows as many cells each as headings
 * @returns {string} lines without an end of line behind the last
 */
export function textTable(headings, rows) {
  const widths = headings.map((heading, column) => Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(displayWidth)));
  const line = (/** @type {readonly string[]} */ cells) =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd();
  return [line(headings), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/**
 * @param {string} text
 * @returns {number} columns of a terminal: a Chinese character or full-width sign takes two
 */
export function displayWidth(text) {
  let width = 0;
  for (const character of text) width += /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1;
  return width;
}
