/** Every cell of a foreign table is taken or listed, whatever its encoding, separator and numbers (reliability P21, P22). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsImport } from '../../shared/document/commands/rowsImport.ts';
import { applyPatch, invertPatch } from '../../shared/document/patch.ts';
import type { Patch } from '../../shared/document/patch.ts';
import { planImport } from '../../shared/interchange/importPlan.ts';
import { cellQuestions, suggestSettings } from '../../shared/interchange/importQuestions.ts';
import { readTable } from '../../shared/interchange/importers/registry.ts';
import type { NumberStyle } from '../../shared/interchange/numberStyle.ts';
import { nodeTools } from '../../main/imports/nodeTools.ts';
import { aWorkbook } from '../builders/aWorkbook.ts';
import { encodeText } from '../builders/encodeText.ts';

/** Names that every character of stands in the encoding. */
const words = {
  'utf-8': ['Ångström 電力', 'Firma "A", B;C', 'naïve|pipe'], 'utf-16le': ['台灣雲端', 'Tab\there', 'Société'], 'utf-16be': ['公司', 'Öl'], big5: ['台灣電力公司', '鴻海', '許功蓋'],
  gb18030: ['云计算公司', '数据中心'], shift_jis: ['トヨタ自動車', '表ソ能'],
} as const;
const encodings = Object.keys(words) as readonly (keyof typeof words)[];
const separators = [',', ';', '\t', '|'];
const styles = [
  { group: ',', decimal: '.', numbers: 'point' }, { group: '.', decimal: ',', numbers: 'comma' }, { group: ' ', decimal: ',', numbers: 'comma' },
] as const satisfies readonly { group: string; decimal: string; numbers: NumberStyle }[];

function written(cents: number, { group, decimal }: (typeof styles)[number]): string {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, group);
  return `${whole}${decimal}${String(cents % 100).padStart(2, '0')}`;
}

type Cell = { readonly text: string; readonly is: 'taken' | 'blank' | 'rejected'; readonly value?: number };

function arbCash(style: (typeof styles)[number]): fc.Arbitrary<Cell> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 ** 11 }).map((cents): Cell => ({ text: written(cents, style), is: 'taken', value: cents / 100 })) },
    fc.constantFrom<Cell>({ text: '', is: 'blank' }, { text: '  ', is: 'blank' }, { text: 'n/a', is: 'rejected' }, { text: '0050', is: 'rejected' }, { text: '01/02', is: 'rejected' }, { text: '8%', is: 'rejected' },
      { text: '=1+1', is: 'rejected' }, { text: '1e400', is: 'rejected' }, { text: '#DIV/0!', is: 'rejected' }),
  );
}

const arbFile = fc.record({ encoding: fc.constantFrom(...encodings), separator: fc.constantFrom(...separators), style: fc.constantFrom(...styles) }).chain((form) =>
  fc.record({
    form: fc.constant(form),
    rows: fc.array(fc.record({ name: fc.oneof({ weight: 8, arbitrary: fc.tuple(fc.constantFrom(...words[form.encoding]), fc.nat(12)).map(([word, number]) => `${word} ${number}`) }, fc.constant('')), cash: arbCash(form.style), extra: fc.constantFrom('', 'x', '"q"') }), { maxLength: 8 }),
    lineBreak: fc.constantFrom('\n', '\r\n'), endsLine: fc.boolean(),
  }));

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

test('1,000 files in 6 encodings, 4 separators and 3 styles of numbers', async () => {
  await fc.assert(
    fc.asyncProperty(arbFile, async ({ form: { encoding, separator, style }, rows, lineBreak, endsLine }) => {
      const table = [['Name', 'Cash', 'Other'], ...rows.map(({ name, cash, extra }) => [name, cash.text, extra])];
      const text = table.map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator)).join(lineBreak) + (endsLine ? lineBreak : '');
      const read = await readTable(encodeText(text, encoding), 'firms.csv', { encoding, separator }, nodeTools);
      if (!read.ok) throw new Error(read.error.code);
      expect(read.value.rows).toEqual(table);
      const before = aWorkbook();
      const settings = suggestSettings(before, read.value, { numbers: style.numbers });
      const plan = planImport(before, read.value, settings, 'en');
      const { account } = plan;
      expect(account.read).toBe(rows.length * 3);
      expect(account.taken + account.blank + account.rejected + account.leftOut + account.inSkippedRows).toBe(account.read);
      const seen = new Set<string>();
      const taken = rows.filter(({ name }) => name.trim() !== '' && !seen.has(name.trim().toLowerCase()) && seen.add(name.trim().toLowerCase()));
      expect(plan.change.rows).toEqual(taken.map(({ name, cash }) => ({ name: name.trim(), ...(cash.value === undefined ? {} : { cash: cash.value }) })));
      const refused = rows.flatMap((row, index) => (taken.includes(row) && row.cash.is === 'rejected' ? [[index + 1, row.cash.text]] : []));
      expect(plan.rejections.filter(({ column }) => column === 1).map(({ row, text: original }) => [row, original])).toEqual(refused);
      const patch = rowsImport.plan(before, { ...plan.change, recipe: { ...settings, name: 'firms.csv' } }) as Patch;
      const after = applyPatch(before, patch);
      expect(after.recipes).toHaveLength(1);
      expect(applyPatch(after, invertPatch(patch))).toEqual(before);
      // The recipe is followed by the next file of its kind.
      expect(suggestSettings(after, read.value).numbers).toBe(style.numbers);
    }),
    { numRuns: 1000, seed: 21 },
  );
});

test.each([
  ['Cash', '1,234', 'import.askNumbers'], ['Cash', '1.234', 'import.askNumbers'], ['Cash', '1.234,5', 'import.askNumbers'], ['Code', '0050', 'import.askZeros'], ['Cash', '0050', 'import.askZeros'],
  ['When', '01/02', 'import.askDates'], ['Cash', '3-Jan-25', 'import.askDates'], ['What', '8%', 'import.askPercent'],
  ['Notes', '0050', null], ['Notes', '01/02', null], ['Rate', '8%', null], ['Cash', '1,234.5', null], ['Cash', '1234', null], ['When', '2025-10-26', null],
])('under %s, %s asks %s', async (heading, text, question) => {
  const read = await readTable(new TextEncoder().encode(`Name\t${heading}\nA\t${text}\n`), 'x.tsv', {}, nodeTools);
  if (!read.ok) throw new Error(read.error.code);
  const workbook = aWorkbook();
  const found = cellQuestions(workbook, read.value, suggestSettings(workbook, read.value), false).map(({ code }) => code);
  expect(found).toEqual(question === null ? [] : [question]);
});

test.each(['big5', 'gb18030', 'shift_jis', 'windows-1252'] as const)('a file in %s is never opened without asking, and its encoding is suggested', async (encoding) => {
  const names = { big5: '台灣電力股份有限公司', gb18030: '云计算数据中心有限公司', shift_jis: 'トヨタ自動車株式会社', 'windows-1252': 'Société Générale, Münchener Rück' }[encoding];
  const read = await readTable(encodeText(`Name;Cash\n${names};5\n`, encoding), 'x.csv', {}, nodeTools);
  if (!read.ok) throw new Error(read.error.code);
  expect({ encoding: read.value.encoding, questions: read.value.questions.map(({ code }) => code), text: read.value.rows[1]?.[0] }).toEqual({ encoding, questions: ['import.askEncoding'], text: names });
});
