import { basename, extname } from 'node:path';
import type { Language } from '../../../shared/base/localized.ts';
import { failure, ok, type Result } from '../../../shared/base/result.ts';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { salvageWorkbook } from '../../../shared/document/salvage.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { importExtensions } from '../../../shared/interchange/importers/registry.ts';
import { describe } from '../../../shared/text/messages.ts';
import { atomicWrite } from '../../workbooks/atomicWrite.ts';
import { nodeFs } from '../../workbooks/fsPort.ts';
import { readDamaged, readWorkbook } from '../../workbooks/readWorkbook.ts';
import type { Command, Output } from '../command.ts';
import { exitStatus, refuse } from '../command.ts';
import { importOptions } from '../importOptions.ts';
import { salvageLines } from '../salvageLines.ts';
import { takeIn } from '../takeIn.ts';

export const convert: Command = {
  name: 'convert',
  usage: [
    {
      words: { en: 'convert FILE COPY', zhHant: 'convert 檔案 副本' },
      does: { en: 'write a workbook anew, with its checksum', zhHant: '重新寫出活頁簿並加上檢查碼' },
    },
    {
      words: { en: 'convert TABLE FILE [--table T] [--encoding E] [--separator S] [--numbers N] [--sheet S]', zhHant: 'convert 表格 檔案 [--table 表] [--encoding 編碼] [--separator 分隔] [--numbers 數字] [--sheet 工作表]' },
      does: { en: 'make a workbook of a CSV, TSV or XLSX file', zhHant: '將 CSV、TSV 或 XLSX 檔案轉為活頁簿' },
    },
    {
      words: { en: 'convert FILE COPY --salvage', zhHant: 'convert 檔案 副本 --salvage' },
      does: { en: 'write what is sound in a damaged file, and list what is missing', zhHant: '寫出損壞檔案中完好的部分，並列出缺少的部分' },
    },
  ],
  options: { ...importOptions, '--salvage': 'flag' },
  hasTarget: true,
  run: async (words, language, output) => {
    const { file, target = '' } = words;
    const isTable = importExtensions.includes(extname(file).slice(1).toLowerCase());
    const workbook = isTable ? await takeIn(words, language, output) : words.options['--salvage'] === true ? await salvaged(file, language, output) : await whole(file);
    if (!workbook.ok) return refuse(words, describe(language, workbook.error), output);
    const written = await writeNew(target, encodeWorkbook(workbook.value));
    return written.ok ? exitStatus.done : refuse(words, describe(language, written.error), output);
  },
};

async function whole(file: string): Promise<Result<Workbook>> {
  const text = await readWorkbook(nodeFs, file);
  if (!text.ok) return text;
  const decoded = decodeWorkbook(text.value.text);
  return decoded.ok ? ok(decoded.value.workbook) : decoded;
}

async function salvaged(file: string, language: Language, output: Output): Promise<Result<Workbook>> {
  const text = await readDamaged(nodeFs, file);
  if (!text.ok) return text;
  // A whole file loses nothing by being asked to be salvaged.
  const decoded = decodeWorkbook(text.value.text);
  if (decoded.ok) return ok(decoded.value.workbook);
  const found = salvageWorkbook(text.value.text);
  if (!found.ok) return found;
  output.result(`${salvageLines(found.value, language).join('\n')}\n`);
  return ok(found.value.workbook);
}

/** Writes over nothing, the damaged file least of all. */
async function writeNew(target: string, text: string): Promise<Result<unknown>> {
  try {
    await nodeFs.stat(target);
    return failure('cli.targetThere', { name: basename(target) });
  } catch {
    // Nothing is there, or the write will say why nothing can be.
    return atomicWrite(nodeFs, target, new TextEncoder().encode(text));
  }
}
