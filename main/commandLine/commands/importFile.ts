import { separatorName } from '../../../shared/interchange/separators.ts';
import type { Language } from '../../../shared/base/localized.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import type { Command, Output, Words } from '../command.ts';
import { exitStatus, refuse } from '../command.ts';
import type { ForeignTable } from '../importOptions.ts';
import { importOptions, readForeign } from '../importOptions.ts';
import { jsonPieces } from '../jsonPieces.ts';
import { oneLine, textTable } from '../table.ts';

/** Rows of the preview's sample, and rejected cells that it lists. */
const shown = { rows: 50, rejections: 100 } as const;

export const importFile: Command = {
  name: 'import',
  usage: [{
    words: { en: 'import FILE --preview [--json] [--table T] [--encoding E] [--separator S] [--numbers N] [--sheet S]', zhHant: 'import 檔案 --preview [--json] [--table 表] [--encoding 編碼] [--separator 分隔] [--numbers 數字] [--sheet 工作表]' },
    does: { en: 'show how a CSV, TSV or XLSX file would be read; changes nothing', zhHant: '預覽 CSV、TSV 或 XLSX 檔案的讀取方式，不變更任何內容' },
  }],
  options: { ...importOptions, '--preview': 'flag', '--json': 'flag' },
  run: async (words, language, output) => {
    if (words.options['--preview'] !== true) {
      output.remark(`${t(language, 'import.previewOnly')}\n`);
      return exitStatus.usage;
    }
    const isJson = words.options['--json'] === true;
    const read = await readForeign(words, language);
    if (!read.ok) {
      const reason = describe(language, read.error);
      if (isJson) output.result(`${JSON.stringify({ outcome: 'refuse', reasons: [reason], encoding: null, separator: null, sheets: [], columns: [], rows: 0, sample: [] })}\n`);
      return refuse(words, reason, output);
    }
    if (isJson) await output.largeResult(jsonPieces(previewDocument(read.value, language)));
    else printPreview(words, read.value, language, output);
    return exitStatus.done;
  },
};

function outcomeOf({ questions, remarks, plan }: ForeignTable): 'open' | 'warn' | 'ask' {
  return questions.length > 0 ? 'ask' : remarks.length + plan.rejections.length > 0 ? 'warn' : 'open';
}

function previewDocument(table: ForeignTable, language: Language): object {
  const { raw, settings, plan, questions, remarks } = table;
  const body = raw.rows.slice(settings.headerRow + 1);
  const say = (reason: Parameters<typeof describe>[1]) => describe(language, reason);
  const rejected = plan.rejections.slice(0, shown.rejections).map(({ row, column, text, reason }) => ({ row: row + 1, column: column === null ? null : (settings.columns[column]?.heading ?? ''), text, reason: say(reason) }));
  return {
    outcome: outcomeOf(table),
    reasons: [...questions, ...remarks].map(say).concat(plan.rejections.length === 0 ? [] : [t(language, 'import.rejectedCount', { count: plan.rejections.length })]),
    encoding: raw.encoding, separator: raw.separator, sheets: raw.sheets.map(({ name }) => name), columns: settings.columns.map(({ heading }) => heading),
    rows: body.length, sample: body.slice(0, shown.rows),
    format: raw.format, sheet: raw.sheet, headerRow: settings.headerRow + 1, table: settings.table, numbers: settings.numbers,
    mapping: settings.columns, cells: plan.account, rejected,
  };
}

function printPreview(words: Words, table: ForeignTable, language: Language, output: Output): void {
  const { raw, settings, plan, questions, remarks } = table;
  const facts = t(language, 'import.facts', {
    format: raw.format, encoding: raw.encoding ?? '–', separator: raw.separator === null ? '–' : separatorName(raw.separator), table: settings.table, rows: Math.max(0, raw.rows.length - settings.headerRow - 1),
  });
  const reasons = [...questions, ...remarks].map((reason) => `- ${oneLine(describe(language, reason))}`);
  const mapping = settings.columns.map(({ heading, key, unit }) => [oneLine(heading), key ?? '–', unit ?? '']);
  const headings = (['import.heading', 'import.column', 'import.unit'] as const).map((key) => ({ heading: t(language, key), isNumber: false }));
  const rejected = plan.rejections.slice(0, shown.rejections).map(({ row, column, text, reason }) =>
    `- ${t(language, 'import.atRow', { row: row + 1 })}${column === null ? '' : `, ${oneLine(settings.columns[column]?.heading ?? '')}`}: “${oneLine(text)}” ${oneLine(describe(language, reason))}`);
  output.result(`${oneLine(words.file)}: ${outcomeOf(table)}\n${[facts, ...reasons].join('\n')}\n\n${textTable(headings, mapping)}\n${rejected.length === 0 ? '' : `\n${rejected.join('\n')}\n`}`);
}
