import { extname } from 'node:path';
import type { Language } from '../../../shared/base/localized.ts';
import { ok, type Result } from '../../../shared/base/result.ts';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { salvageWorkbook } from '../../../shared/document/salvage.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { importExtensions } from '../../../shared/interchange/importers/registry.ts';
import type { TableExporter } from '../../../shared/interchange/exporters/tableExporter.ts';
import type { ExportOptions } from '../../../shared/interchange/tableExport.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import { sha256Hex } from '../../workbooks/atomicWrite.ts';
import { nodeFs } from '../../workbooks/fsPort.ts';
import { readDamaged, readWorkbook } from '../../workbooks/readWorkbook.ts';
import type { Command, Output, Words } from '../command.ts';
import { exitStatus, refuse } from '../command.ts';
import { exporterOf, exportOptions, readExportOptions, tableBytes, writeNew } from '../exportOptions.ts';
import { importOptions } from '../importOptions.ts';
import { salvageLines } from '../salvageLines.ts';
import { oneLine } from '../table.ts';
import { takeIn } from '../takeIn.ts';

export const convert: Command = {
  name: 'convert',
  usage: [
    {
      words: { en: 'convert FILE COPY', zhHant: 'convert 檔案 副本' },
      does: { en: 'write a workbook anew, with its checksum', zhHant: '重新寫出活頁簿並加上檢查碼' },
    },
    {
      words: { en: 'convert TABLE FILE [--table T] [--encoding E] [--separator S] [--numbers N] [--sheet S] [--into WORKBOOK] [--recipe NAME]', zhHant: 'convert 表格 檔案 [--table 表] [--encoding 編碼] [--separator 分隔] [--numbers 數字] [--sheet 工作表] [--into 活頁簿] [--recipe 名稱]' },
      does: { en: 'make a workbook of a CSV, TSV or XLSX file, or a copy of a workbook with it taken in', zhHant: '將 CSV、TSV 或 XLSX 檔案轉為活頁簿，或匯入活頁簿後另存副本' },
    },
    {
      words: { en: 'convert FILE TABLE [--sheet firms|contracts] [--scenario S] [--results] [--headings en|zhHant|keys] [--units heading|row] [--rounded]', zhHant: 'convert 檔案 表格 [--sheet firms|contracts] [--scenario 情境] [--results] [--headings en|zhHant|keys] [--units heading|row] [--rounded]' },
      does: { en: 'write firms or contracts as a CSV, TSV or XLSX file that reads back equal', zhHant: '將公司或合約寫為可完全還原的 CSV、TSV 或 XLSX 檔案' },
    },
    {
      words: { en: 'convert FILE COPY --salvage', zhHant: 'convert 檔案 副本 --salvage' },
      does: { en: 'write what is sound in a damaged file, and list what is missing', zhHant: '寫出損壞檔案中完好的部分，並列出缺少的部分' },
    },
  ],
  options: { ...importOptions, ...exportOptions, '--salvage': 'flag' },
  hasTarget: true,
  run: async (words, language, output) => {
    const { file, target = '' } = words;
    const exporter = exporterOf(target);
    const isTable = importExtensions.includes(extname(file).slice(1).toLowerCase());
    const options = exporter === undefined ? null : readExportOptions(words, isTable ? 'firms' : null, language);
    if (options !== null && !options.ok) return wrongUsage(words, describe(language, options.error), output);
    const taken = isTable ? await takeIn(words, language, output) : await workbookOf(words, language, output);
    if (!taken.ok) return refuse(words, describe(language, taken.error), output);
    const { workbook, table } = taken.value;
    const bytes = exporter === undefined || options === null ? ok(new TextEncoder().encode(encodeWorkbook(workbook, sha256Hex))) : written(words, workbook, table === null ? options.value : { ...options.value, table }, exporter, language, output);
    const done = bytes.ok ? await writeNew(target, bytes.value) : bytes;
    return done.ok ? exitStatus.done : refuse(words, describe(language, done.error), output);
  },
};

function wrongUsage({ file }: Words, reason: string, output: Output): number {
  output.remark(`${oneLine(`convert ${file}: ${reason}`)}\n`);
  return exitStatus.usage;
}

async function workbookOf({ file, options }: Words, language: Language, output: Output): Promise<Result<{ readonly workbook: Workbook; readonly table: null }>> {
  const read = options['--salvage'] === true ? await salvaged(file, language, output) : await whole(file);
  return read.ok ? ok({ workbook: read.value, table: null }) : read;
}

/** The table as bytes; cells that would not read back as they are are remarked, a line each. */
function written(words: Words, workbook: Workbook, options: ExportOptions, exporter: TableExporter, language: Language, output: Output): Result<Uint8Array> {
  const made = tableBytes(words, workbook, options, exporter, language);
  if (!made.ok) return made;
  const { bytes, lost } = made.value;
  if (lost.count > 0) output.remark(`${t(language, 'export.lost', { count: lost.count })}\n`);
  for (const { row, heading } of lost.first) output.remark(`${oneLine(t(language, 'export.lostCell', { row: row + 1, column: heading }))}\n`);
  return ok(bytes);
}

async function whole(file: string): Promise<Result<Workbook>> {
  const text = await readWorkbook(nodeFs, file);
  if (!text.ok) return text;
  const decoded = decodeWorkbook(text.value.texts.join(''), sha256Hex);
  return decoded.ok ? ok(decoded.value.workbook) : decoded;
}

async function salvaged(file: string, language: Language, output: Output): Promise<Result<Workbook>> {
  const text = await readDamaged(nodeFs, file);
  if (!text.ok) return text;
  // A whole file loses nothing by being asked to be salvaged.
  const joined = text.value.texts.join('');
  const decoded = decodeWorkbook(joined, sha256Hex);
  if (decoded.ok) return ok(decoded.value.workbook);
  const found = salvageWorkbook(joined);
  if (!found.ok) return found;
  output.result(`${salvageLines(found.value, language).join('\n')}\n`);
  return ok(found.value.workbook);
}
