/** Excel workbooks as they come, and archives that lie (reliability, threat model). */
import { Workbook } from '@cj-tech-master/excelts';
import { expect, test } from 'vitest';
import { nodeTools } from '../../../main/imports/nodeTools.ts';
import { readTable } from '../../../shared/interchange/importers/registry.ts';
import type { ReadChoices } from '../../../shared/interchange/importers/importer.ts';
import type { ArchiveEntry } from '../../builders/anArchive.ts';
import { anArchive, workbookParts } from '../../builders/anArchive.ts';

const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1"><v>5</v></c></row>';
const plain = workbookParts(row);

const read = (bytes: Uint8Array, choices: ReadChoices = {}) => readTable(bytes, 'x.xlsx', choices, nodeTools);
async function refusal(entries: readonly ArchiveEntry[]): Promise<string> {
  const result = await read(anArchive(entries));
  return result.ok ? 'opened' : [result.error.code, result.error.details['reason']].filter((word) => word !== undefined).join(' ');
}
const withFirst = (change: Partial<ArchiveEntry>) => plain.map((entry, index) => (index === 0 ? { ...entry, ...change } : entry));

test('the archive that the lies are made of is opened', async () => {
  const result = await read(anArchive(plain));
  expect(result.ok && result.value.rows).toEqual([['Name', '5']]);
});

test.each<[string, readonly ArchiveEntry[], string]>([
  ['a wrong checksum', withFirst({ listed: { crc: 1 } }), 'import.badArchive checksum'],
  ['a size too small', withFirst({ listed: { size: 5 } }), 'import.badArchive sizes'],
  ['a size too large', withFirst({ listed: { size: 5000 } }), 'import.badArchive sizes'],
  ['two accounts of the size', withFirst({ local: { size: 7 } }), 'import.badArchive sizes'],
  ['two accounts of the name', withFirst({ local: { name: '[Content_Types].xmk' } }), 'import.badArchive names'],
  ['overlapping parts', [...plain, { name: 'xl/again.xml', data: 'x', listed: { offset: 3 } }], 'import.badArchive overlap'],
  ['one part at the place of another', [...plain, { name: 'xl/again.xml', data: 'x', listed: { offset: 0 } }], 'import.badArchive overlap'],
  ['a part twice', [...plain, { name: 'xl/workbook.xml', data: '<workbook/>' }], 'import.badArchive twice'],
  ['a part twice but for case', [...plain, { name: 'XL/Workbook.xml', data: '<workbook/>' }], 'import.badArchive twice'],
  ['a way out of the folder', [...plain, { name: '../../evil.xml', data: '<x/>' }], 'import.badArchive name'],
  ['an absolute name', [...plain, { name: '/etc/x', data: 'x' }], 'import.badArchive name'],
  ['another method', withFirst({ listed: { method: 12 } }), 'import.badArchive method'],
  ['a password', withFirst({ listed: { flags: 1 } }), 'import.encrypted'],
  ['a bomb', [...plain, { name: 'xl/media/bomb.bin', data: new Uint8Array(30_000_000) }], 'import.bomb'],
  ['a bomb that says it is small', [...plain, { name: 'xl/media/bomb.bin', data: new Uint8Array(30_000_000), listed: { size: 1000 } }], 'import.badArchive sizes'],
  ['too many parts', [...plain, ...Array.from({ length: 10_001 }, (_, index) => ({ name: `xl/p${index}`, data: '' }))], 'import.tooManyParts'],
  ['a document type', [...plain, { name: 'xl/a.xml', data: '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' }], 'import.doctype'],
  ['an entity after a comment', [...plain, { name: 'xl/a.xml', data: '<!-- x --><!ENTITY a "b"><x/>' }], 'import.doctype'],
  ['XML in UTF-16', [...plain, { name: 'xl/a.xml', data: Uint8Array.from(Buffer.from('\uFEFF<!DOCTYPE x><x/>', 'utf16le')) }], 'import.xmlEncoding'],
  ['XML that names another encoding', [...plain, { name: 'xl/a.xml', data: '<?xml version="1.0" encoding="UTF-7"?><x/>' }], 'import.xmlEncoding'],
  ['no workbook', [{ name: 'word/document.xml', data: '<x/>' }], 'import.noExcel'],
  ['a workbook that is no XML', plain.map((entry) => (entry.name === 'xl/workbook.xml' ? { ...entry, data: 'nothing' } : entry)), 'import.badExcel'],
  ['a sheet cut in the middle', plain.map((entry) => (entry.name.includes('sheet1') ? { ...entry, data: String(entry.data).slice(0, 150) } : entry)), 'import.badExcel'],
])('%s is refused', async (_name, entries, reason) => {
  expect(await refusal(entries)).toBe(reason);
});

test('every cut of a workbook and every flip of a bit is refused, or reads the same', async () => {
  const bytes = anArchive(plain);
  for (let length = 0; length < bytes.length; length += 7) expect((await read(bytes.slice(0, length))).ok).toBe(false);
  for (let bit = 0; bit < bytes.length * 8; bit += 97) {
    const flipped = bytes.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const result = await read(flipped);
    if (result.ok && result.value.format === 'xlsx') expect(result.value.rows).toEqual([['Name', '5']]);
  }
});

test('old and encrypted Excel files are refused by name', async () => {
  const result = await read(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
  expect(!result.ok && result.error.code).toBe('import.oldExcel');
});

test('cells of every kind come out as text, and what may surprise is remarked', async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('Firms');
  sheet.addRow(['Name', 'Cash', 'Rate', 'Maturity', 'Notes']);
  sheet.addRow(['A', 1234.567, 0.0525, 8, 'x']);
  sheet.getCell('C2').numFmt = '0.00%';
  sheet.addRow(['B', { formula: 'B2*2', result: 2469.134 }, { error: '#DIV/0!' }, new Date(Date.UTC(2025, 9, 26)), { richText: [{ text: 'he' }, { text: 'llo' }] }]);
  sheet.addRow(['C', '1,234', 0.07, '007', true]);
  sheet.getRow(4).hidden = true;
  sheet.getCell('C4').numFmt = '0%';
  sheet.addRow(['D', { formula: '1+1' }]);
  sheet.mergeCells('A6:B6');
  sheet.getCell('A6').value = 'E';
  book.addWorksheet('Two').addRow(['z']);
  const result = await read(Uint8Array.from(await book.xlsx.writeBuffer()));
  if (!result.ok) throw new Error(result.error.code);
  expect(result.value.rows).toEqual([
    ['Name', 'Cash', 'Rate', 'Maturity', 'Notes'], ['A', '1234.567', '5.25%', '8', 'x'], ['B', '2469.134', '#DIV/0!', '2025-10-26', 'hello'], ['C', '1,234', '7%', '007', 'TRUE'], ['D', '', '', '', ''], ['E', '', '', '', ''],
  ]);
  expect(result.value.remarks.map(({ code }) => code).toSorted()).toEqual(['import.errorCells', 'import.formulas', 'import.formulasWithoutValue', 'import.hiddenRows', 'import.merged', 'import.otherSheets', 'import.textNumbers']);
  expect([...(result.value.textNumbers ?? [])].toSorted()).toEqual(['3:1', '3:3']);
});

test('days are counted from 1904 where the workbook says so', async () => {
  const book = new Workbook();
  book.properties.date1904 = true;
  book.addWorksheet('S').addRow(['Name', new Date(Date.UTC(2025, 9, 26))]);
  const result = await read(Uint8Array.from(await book.xlsx.writeBuffer()));
  expect(result.ok && [result.value.rows, result.value.remarks.map(({ code }) => code)]).toEqual([[['Name', '2025-10-26']], ['import.dates1904']]);
});

/** Each of these kept the reading library busy for half a minute or more. */
test.each<[string, string, string, string, string]>([
  ['sheets of enormous numbers', 'xl/workbook.xml', 'sheetId="1"', 'sheetId="1111111111"', 'import.badExcel'],
  ['a sheet of a number that is none', 'xl/workbook.xml', 'sheetId="1"', 'sheetId="1e9"', 'import.badExcel'],
  ['a row far below', 'sheet1', '<row r="1">', '<row r="999999999">', 'import.tooManyRows'],
  ['a column far to the right', 'sheet1', 'r="B1"', 'r="XFDZZZ1"', 'import.badExcel'],
  ['a format that is not there', 'sheet1', '<c r="B1">', '<c r="B1" s="999999999">', 'opened'],
  ['columns without end', 'sheet1', '<sheetData>', '<cols><col min="1" max="999999999" width="5"/></cols><sheetData>', 'import.badExcel'],
  ['a text of the shared ones that is not there', 'sheet1', '<c r="B1">', '<c r="B1" t="s">', 'opened'],
  ['a cell that names a row far below', 'sheet1', 'r="B1"', 'r="B999999999"', 'import.badExcel'],
  ['a row of a number in other writing', 'sheet1', '<row r="1">', '<row r="&#57;99999999">', 'import.badExcel'],
  ['validations without end', 'sheet1', '</sheetData>', '</sheetData><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>', 'opened'],
  ['links without end', 'sheet1', '</sheetData>', '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>', 'opened'],
  ['merged cells without end', 'sheet1', '</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>', 'import.tooManyMerged'],
])('%s: nobody waits', async (_name, part, from, to, outcome) => {
  const result = await read(anArchive(plain.map((entry) => (entry.name.includes(part) ? { ...entry, data: String(entry.data).replace(from, to) } : entry))));
  expect(result.ok ? 'opened' : result.error.code).toBe(outcome);
});
