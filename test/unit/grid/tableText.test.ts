import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactText, fromTsv, toHtml, toTsv } from '../../../renderer/grid/tableText.ts';

test('a block as Excel puts it on the clipboard', () => {
  expect(fromTsv('Core\t1,200\r\n"two\nlines"\t"say ""hi"""\r\n')).toEqual([['Core', '1,200'], ['two\nlines', 'say "hi"']]);
});

test('a quote inside or never closed is text', () => {
  expect(fromTsv('5" rack\tx')).toEqual([['5" rack', 'x']]);
  expect(fromTsv('"open\tx\ny')).toEqual([['"open', 'x'], ['y', '']]);
});

test('short rows are filled up, blanks at the end count', () => {
  expect(fromTsv('a\t\nb')).toEqual([['a', ''], ['b', '']]);
  expect(fromTsv('')).toEqual([]);
});

test('a quote at the start is quoted, behind blanks too, and none inside', () => {
  expect(toTsv([['"x', ' "x', '5" rack']])).toBe('"""x"\t" ""x"\t5" rack');
});

test('what is copied is pasted as it was', () => {
  const cell = fc.string().map((text) => text.replaceAll('\r', ''));
  const block = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(block, (rows) => {
      // One blank cell alone is no text at all, as in a spreadsheet.
      fc.pre(toTsv(rows) !== '');
      expect(fromTsv(toTsv(rows))).toEqual(rows);
    }),
  );
});

test('a column that ends in a blank cell keeps it', () => {
  expect(fromTsv(toTsv([['x'], ['']]))).toEqual([['x'], ['']]);
});

test('HTML for other programs is escaped and aligned', () => {
  expect(toHtml([['<b>', '1']], (column) => column === 1)).toContain('>&lt;b&gt;</td><td align="right">1</td>');
});

test.each([
  ['5.3%', 0.05252, '5.252%'], ['$1,235', 1234.56, '$1234.56'], ['(1,200)', -1200.4, '(1200.4)'], ['1,200', 1200, '1200'], ['NT$ 3', 2.75, 'NT$ 2.75'],
  ['1.2M', 1_234_567, '1.2M'], ['2026/11/25', 46351, '2026/11/25'], ['Core 5', 5, 'Core 5'], ['n/a', 3, 'n/a'], ['7', 70, '7'],
])('%s that stands for %d is read as %s', (shown, exact, wanted) => {
  expect(exactText(shown, exact)).toBe(wanted);
});

test('a column of very many rows', () => {
  const text = 'x\n'.repeat(300_000);
  expect(fromTsv(text)?.length).toBe(300_000);
});

test('a table that no memory holds is none: a long row fills up every other one', () => {
  expect(fromTsv('\t'.repeat(100_000) + '\n'.repeat(100_000))).toBeNull();
});
