/** Tables for a terminal. */

export interface TableColumn {
  readonly heading: string;
  readonly isNumber: boolean;
}

/** Cells in columns, numbers to the right; no end of line behind the last line. */
export function textTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, column) => Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(displayWidth)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => {
      const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)));
      return columns[column]?.isNumber === true ? space + cell : cell + space;
    }).join('  ').trimEnd();
  return [line(columns.map(({ heading }) => heading)), ...rows.map(line)].join('\n');
}

/** Columns of a terminal that a text takes: a Chinese character or full-width sign takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1;
  return width;
}

const usual = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const small = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** An amount with two decimals; a small one with three digits, so that it does not read as nothing. */
export function amountText(value: number): string {
  return value !== 0 && Math.abs(value) < 0.01 ? small.format(value) : usual.format(value);
}

/** Text of a workbook on one line: a name must not break a table or act on the terminal. */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
