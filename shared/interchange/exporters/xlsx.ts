/**
 * A table as an Excel workbook of one sheet.
 *
 * Written here and not by the library that reads and draws workbooks: rows come in pieces and leave no objects behind, a double is
 * written with all its digits and its sign, and a text that begins like a formula gets Excel's own mark (`quotePrefix`), so that it
 * stays a text when somebody edits the cell. The library does none of the three.
 */
import { strToU8, zipSync } from 'fflate/browser';
import type { ExportColumn, ExportHead, ExportRow } from '../exportTable.ts';
import { isPercentage } from '../exportTable.ts';
import { startsFormula } from '../formulaSafe.ts';
import { joined } from './delimited.ts';
import type { TableExporter, TableWriter } from './tableExporter.ts';

/** Characters that a cell of Excel holds. */
const textLimit = 32_767;

/** Half a pair, and what XML has no way to write. */
// eslint-disable-next-line no-control-regex -- just these are looked for
const notInXml = /[\0-\x08\x0b\x0c\x0e-\x1f\uD800-\uDFFF\ufffe\uffff]/u;

export const xlsx: TableExporter = {
  id: 'xlsx',
  label: { en: 'Excel workbook (XLSX)', zhHant: 'Excel 活頁簿（XLSX）' },
  rowLimit: 1_048_576,
  refuses: (text) => (notInXml.test(text) ? 'export.badCharacter' : text.length > textLimit ? 'export.longText' : null),
  start: startSheet,
};

/** Places of the cell formats in the styles part. */
const formats = { general: 0, heading: 1, unit: 2, text: 3, markedText: 4, amount: 5, whole: 6, percent: 7, ratio: 8 } as const;

function numberFormat(kind: ExportColumn['kind']): number {
  if (isPercentage(kind)) return formats.percent;
  return kind === 'money' ? formats.amount : kind === 'units' || kind === 'quarters' || kind === 'rank' ? formats.whole : kind === 'times' ? formats.ratio : formats.general;
}

function startSheet(head: ExportHead): TableWriter {
  const { columns, hasUnitsRow } = head;
  const styles = columns.map(({ kind }) => numberFormat(kind));
  const letters = columns.map((_column, index) => columnLetters(index));
  let number = 0;
  const line = (cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`;
  const texts = (words: readonly string[], style: number): string => {
    number += 1;
    return line(words.map((word, index) => textCell(word, `${letters[index]}${number}`, style)));
  };
  const rowText = (row: ExportRow): string => {
    number += 1;
    return line(row.map((cell, index) => {
      const place = `${letters[index]}${number}`;
      if (typeof cell === 'string') return textCell(cell, place, startsFormula(cell) ? formats.markedText : formats.text);
      return cell === null ? '' : `<c r="${place}" s="${styles[index] ?? 0}"><v>${numberText(cell)}</v></c>`;
    }));
  };
  const units = hasUnitsRow ? texts(columns.map(({ unit }) => unit), formats.unit) : '';
  const headings = texts(columns.map(({ heading }) => heading), formats.heading);
  const pieces = [strToU8(`${sheetStart(head, number)}${units}${headings}`)];
  return {
    add: (rows) => void pieces.push(strToU8(rows.map(rowText).join(''))),
    finish: () => {
      pieces.push(strToU8('</sheetData></worksheet>'));
      return packed({ ...fixedParts(head.title), 'xl/worksheets/sheet1.xml': joined(pieces) });
    },
  };
}

/** @param index  from 0: A to Z, AA to ZZ, and so on */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function textCell(text: string, place: string, style: number): string {
  return text === '' ? '' : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`;
}

/** A text as XML of a cell. XML's readers change a carriage return, so it is written in the way of ECMA-376 (22.9.2.19), as is what looks like one so written. */
function cellXml(text: string): string {
  return escaped(text.replace(/_(?=x[0-9A-Fa-f]{4}_)|\r/g, (found) => (found === '\r' ? '_x000D_' : '_x005F_')));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function sheetStart({ columns }: ExportHead, headRows: number): string {
  const widths = columns.map(({ heading, kind }, index) => `<col min="${index + 1}" max="${index + 1}" width="${Math.min(40, Math.max(kind === 'text' ? 18 : 12, heading.length + 2))}" customWidth="1"/>`);
  const pane = `<pane xSplit="1" ySplit="${headRows}" topLeftCell="B${headRows + 1}" activePane="bottomRight" state="frozen"/>`;
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** Excel refuses some characters in a sheet's name, and more than 31 of any. */
export function sheetName(title: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are among what is refused
  const name = title.replace(/[\0-\x1f\\/?*[\]:]/g, ' ').replace(/[\uD800-\uDFFF]/gu, ' ').slice(0, 31).replace(/^['\s]+|['\s]+$/g, '');
  return name === '' ? 'Firebreak' : name;
}

function fixedParts(title: string): Readonly<Record<string, Uint8Array>> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesPart(),
  };
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(declaration + text)]));
}

/** The formats in the order of `formats`; 49, 4, 3 and 10 are Excel's own numbers for text, 1,234.50, 1,235 and 12.50%. */
function stylesPart(): string {
  const cell = (number: number, font = 0, isMarked = false) => `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"${isMarked ? ' quotePrefix="1"' : ''}/>`;
  const cells = [cell(0), cell(49, 1, true), cell(49, 2, true), cell(49), cell(49, 0, true), cell(4), cell(3), cell(10), cell(2)];
  const font = (look: string, colour = '') => `<font>${look}<sz val="11"/>${colour}<name val="Calibri"/></font>`;
  const fonts = [font(''), font('<b/>'), font('<i/>', '<color rgb="FF666666"/>')];
  return `<styleSheet xmlns="${main}"><fonts count="3">${fonts.join('')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`;
}

/** The first day that an archive can name: the same table gives the same bytes, whenever it is written. */
const anyDay = new Date(1980, 0, 1);

function packed(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(parts, { level: 6, mtime: anyDay });
}
