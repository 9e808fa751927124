/** Sound tables and journals, to be damaged: what our exports and the programs of others write. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editLine, headLine, savingLine } from '../../main/workbooks/journalFormat.ts';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { planCommand } from '../../shared/document/commands/registry.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { applyPatch } from '../../shared/document/patch.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { tableExporters } from '../../shared/interchange/exporters/registry.ts';
import { runSource } from '../../shared/interchange/runSource.ts';
import { exportTable, usualExport } from '../../shared/interchange/tableExport.ts';
import { aWorkbook } from './aWorkbook.ts';
import { anArchive, workbookParts } from './anArchive.ts';
import { encodeText } from './encodeText.ts';

const book: Workbook = aWorkbook({
  columns: [{ id: 'u1', name: '備註 2', type: 'text' }],
  firms: [{ id: 'f1', name: 'Lessor A', kind: 'neocloud', cash: 1200.5, rate: 0.0525, lender: 'f2', debt: 100, maturity: 8 }, { id: 'f2', name: '台灣銀行', cash: 5e4, notes: '=1+1, "quoted"\nsecond line' }],
  contracts: [{ id: 'c1', type: 'lease', from: 'f1', to: 'f2', units: 40, rent: 2.5, term: 8, takeOrPay: 0.8 }, { id: 'c2', type: 'loan', from: 'f2', to: 'f1', principal: 7.25 }],
});

/** The text that the edits of the journal seeds are made on. */
export const journalBase = encodeWorkbook(book);

const foreign = '名稱;現金（千元）;利率;到期季;Date\r\n台灣電力;1.234.500;5,5%;8;01/02\r\n鴻海;2.500,5;4%;0050;2025-10-26\r\n;7;;;\r\n鴻海;1;1%;1;8%\r\n';
const cell = (at: string, inside: string, rest = '') => `<c r="${at}"${rest}>${inside}</c>`;
const text = (at: string, word: string) => cell(at, `<is><t>${word}</t></is>`, ' t="inlineStr"');
const foreignRows = `<row r="1">${text('A1', 'Firm')}${text('B1', 'Cash (USD M)')}${text('C1', 'Rate')}</row><row r="2" hidden="1">${text('A2', '_x000D_&amp;')}${cell('B2', '<f>1+1</f><v>2</v>')}${cell('C2', '<v>1E-2</v>')}</row><row r="3">${text('A3', 'B')}${cell('B3', '<v>#DIV/0!</v>', ' t="e"')}${cell('C3', '<v>1</v>', ' t="b"')}</row>`;

/** @returns paths by kind, in a folder of their own */
export async function writeTableSeeds(folder: string): Promise<{ readonly csv: readonly string[]; readonly xlsx: readonly string[]; readonly jnl: readonly string[] }> {
  const place = join(folder, 'seeds');
  await mkdir(place, { recursive: true });
  const write = async (name: string, bytes: Uint8Array | string): Promise<string> => {
    await writeFile(join(place, name), bytes);
    return join(place, name);
  };
  const own: { readonly csv: string[]; readonly tsv: string[]; readonly xlsx: string[] } = { csv: [], tsv: [], xlsx: [] };
  for (const exporter of tableExporters) for (const table of ['firms', 'contracts'] as const) own[exporter.id].push(await write(`${table}.${exporter.id}`, exported(exporter.id, table)));
  return {
    csv: [...own.csv, ...own.tsv, await write('big5.csv', encodeText(foreign, 'big5')), await write('utf16.csv', encodeText(foreign, 'utf-16le')), await write('lines.csv', 'Name|Cash\rA|1\rB|"2\n3"\r')],
    xlsx: [...own.xlsx, await write('foreign.xlsx', anArchive(workbookParts(foreignRows)))],
    jnl: [await write('edits.jnl', journal())],
  };
}

function exported(format: (typeof tableExporters)[number]['id'], table: 'firms' | 'contracts'): Uint8Array {
  const exporter = tableExporters.find(({ id }) => id === format)!;
  const made = exportTable(runSource(book, baseScenario, null), { ...usualExport, table }, exporter);
  const rows = made.ok ? made.value.rows(0, made.value.rowCount) : made;
  if (!made.ok || !rows.ok) throw new Error('the seed is not exported');
  const writer = exporter.start(made.value.head);
  writer.add(rows.value);
  return writer.finish();
}

function journal(): Uint8Array {
  const steps = [
    ['cells.set', { scenarioId: 'base', cells: [{ table: 'firms', id: 'f1', key: 'cash', value: 7 }] }], ['rows.insert', { table: 'firms', index: 1, rows: [{ name: 'C', cash: 2 }] }],
    ['scenarios.add', { name: 'Storm' }], ['rows.remove', { table: 'contracts', ids: ['c2'] }], ['workbook.rename', { name: 'Chain' }],
  ] as const;
  let state = book;
  const lines = [headLine({ format: 'firebreak-journal', version: 1, name: 'Chain', path: null, fileHash: null, baseHash: 'b', carried: 0, pid: 1, started: null, time: 1 })];
  for (const [index, [id, args]] of steps.entries()) {
    const planned = planCommand(state, id, args as never);
    if (!planned.ok) throw new Error(`${id}: ${planned.error.code}`);
    state = applyPatch(state, planned.value.patch);
    lines.push(editLine(index + 1, { time: index, patch: JSON.stringify(planned.value.patch) }));
    if (index === 1) lines.push(savingLine({ edits: 2, sha256: 'a', path: '/x' }, 2));
  }
  return Buffer.concat(lines);
}
