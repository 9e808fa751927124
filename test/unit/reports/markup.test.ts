import { expect, test } from 'vitest';
import { parseMarkup, parseRuns, plainMarkup } from '../../../shared/reports/markup.ts';

test('the words of a text without its signs', () => {
  expect(plainMarkup('# One\nRents **halve** and *credit*\n- shuts\n- \\*stays')).toBe('One Rents halve and credit shuts *stays');
  expect(plainMarkup('')).toBe('');
});

test('headings, paragraphs and lists', () => {
  expect(parseMarkup('# One\nFirst line\nsecond line\n\n## Two\n- a\n- b\n  goes on\n1. first\n2) second\n\nLast')).toEqual([
    { kind: 'heading', level: 1, text: 'One' },
    { kind: 'paragraph', runs: [{ text: 'First line second line' }] },
    { kind: 'heading', level: 2, text: 'Two' },
    { kind: 'list', ordered: false, items: [[{ text: 'a' }], [{ text: 'b goes on' }]] },
    { kind: 'list', ordered: true, items: [[{ text: 'first' }], [{ text: 'second' }]] },
    { kind: 'paragraph', runs: [{ text: 'Last' }] },
  ]);
});

test('Chinese lines are joined without a gap, numbered lists may have a Chinese comma', () => {
  expect(parseMarkup('租金下跌\n三成，\n其後 GPU\nprices fall')).toEqual([{ kind: 'paragraph', runs: [{ text: '租金下跌三成，其後 GPU prices fall' }] }]);
  expect(parseMarkup('1、現金\n2、負債')).toEqual([{ kind: 'list', ordered: true, items: [[{ text: '現金' }], [{ text: '負債' }]] }]);
});

test('bold, italic and both', () => {
  expect(parseRuns('a **b** *c* ***d***')).toEqual([
    { text: 'a ' }, { text: 'b', bold: true }, { text: ' ' }, { text: 'c', italic: true }, { text: ' ' }, { text: 'd', bold: true, italic: true },
  ]);
  expect(parseRuns('**粗體**與*斜體*')).toEqual([{ text: '粗體', bold: true }, { text: '與' }, { text: '斜體', italic: true }]);
});

test('a sign without a partner, between blanks or behind a backslash is text', () => {
  for (const text of ['2 * 3 = 6', '**open', '* alone', 'a ** b', '5*']) expect(parseRuns(text)).toEqual([{ text }]);
  expect(parseRuns('\\*not\\* \\# \\\\')).toEqual([{ text: '*not* # \\' }]);
});

test('nothing that looks like markup of a file format is anything but text', () => {
  expect(parseMarkup('<b>x</b> <script>y</script> &amp; [a](javascript:b)')).toEqual([{ kind: 'paragraph', runs: [{ text: '<b>x</b> <script>y</script> &amp; [a](javascript:b)' }] }]);
});

test('an empty text has no blocks', () => {
  expect(parseMarkup(' \n\n\t\n')).toEqual([]);
});
