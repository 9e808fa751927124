/** `verify`: does a figure or a report that the program made still follow from a workbook? */
import type { Language } from '../../../shared/base/localized.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { placeText } from '../../../shared/document/placeText.ts';
import { workbookDifferences } from '../../../shared/document/workbookDifferences.ts';
import { contentsHash } from '../../../shared/interchange/stamps/stampOf.ts';
import type { StampCheck } from '../../../shared/reports/verifyStamps.ts';
import { verifyStamps } from '../../../shared/reports/verifyStamps.ts';
import { fileSentence, scenarioName, subjectName, verdictOfFile } from '../../../shared/reports/verifyText.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import { readStampedFile } from '../../imports/stampedFiles.ts';
import { sha256Hex } from '../../workbooks/atomicWrite.ts';
import { nodeFs } from '../../workbooks/fsPort.ts';
import type { Command } from '../command.ts';
import { exitStatus, loadWorkbook, refuse } from '../command.ts';
import { oneLine, textTable } from '../table.ts';

export const verify: Command = {
  name: 'verify',
  usage: [{
    words: { en: 'verify FILE FIGURE [--earlier FILE] [--json]', zhHant: 'verify 檔案 圖表 [--earlier 檔案] [--json]' },
    does: { en: 'hold a PNG, SVG, PDF, DOCX, PPTX, XLSX or HTML that we made against a workbook; --earlier names the workbook as it was then, to list what has changed', zhHant: '將本程式產生的 PNG、SVG、PDF、DOCX、PPTX、XLSX 或 HTML 與活頁簿核對；--earlier 指定當時的活頁簿，以列出變動' },
  }],
  options: { '--earlier': 'value', '--json': 'flag' },
  hasTarget: true,
  run: async (words, language, output) => {
    const { target: figure = '', options } = words;
    const loaded = await loadWorkbook(words.file);
    if (!loaded.ok) return refuse(words, describe(language, loaded.error), output);
    const file = await readStampedFile(nodeFs, figure);
    if (!file.ok) return refuse({ ...words, file: figure }, describe(language, file.error), output);
    const workbook = loaded.value;
    const checks = verifyStamps(file.value.stamps, workbook, { isThorough: true, hashOf: sha256Hex });
    const verdict = verdictOfFile(checks);
    const status = verdict === 'same' || verdict === 'sameNumbers' ? exitStatus.done : exitStatus.refused;
    if (options['--json'] === true) {
      output.result(`${JSON.stringify({ format: 'firebreak-verification', version: 1, file: file.value.name, verdict, checks })}\n`);
      return status;
    }
    output.result(`${fileSentence(checks, language)}\n\n${checksTable(checks, workbook, language)}`);
    const changed = checks.find((check) => check.workbook === 'changed')?.stamp.workbookHash;
    if (changed !== undefined) output.result(`\n${await changes(options['--earlier'], changed, workbook, language)}`);
    output.remark(`${t(language, 'verify.limits')}\n`);
    return status;
  },
};

const columns = ['subject', 'made', 'verdict', 'numbers', 'scenario', 'workbook', 'model'] as const;

function checksTable(checks: readonly StampCheck[], workbook: Workbook, language: Language): string {
  const state = (each: StampCheck['model']) => t(language, `verify.state.${each}`);
  return textTable(columns.map((column) => ({ heading: t(language, `verify.${column}`), isNumber: false })), checks.map((check) => {
    const { stamp } = check;
    return [
      oneLine(subjectName(stamp, workbook, language)), oneLine(stamp.time), t(language, `verify.verdict.${check.verdict}`), state(check.numbers),
      oneLine(`${state(check.scenario)} (${scenarioName(stamp, workbook, language)})`), `${state(check.workbook)} (${stamp.workbookHash.slice(0, 12)})`, `${state(check.model)} (${oneLine(stamp.model)})`,
    ];
  }));
}

/** What has changed since, where the workbook as it was then has been named. */
async function changes(earlier: string | true | undefined, hash: string, workbook: Workbook, language: Language): Promise<string> {
  const short = hash.slice(0, 12);
  if (typeof earlier !== 'string') return `${t(language, 'verify.notGiven', { hash: short })}\n`;
  const loaded = await loadWorkbook(earlier);
  if (!loaded.ok) return `${oneLine(`${earlier}: ${describe(language, loaded.error)}`)}\n`;
  if (contentsHash(loaded.value, sha256Hex) !== hash) return `${oneLine(t(language, 'verify.earlierOther', { file: earlier, hash: short }))}\n`;
  const text = (value: unknown) => (value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value));
  const lines = workbookDifferences(loaded.value, workbook).map(({ kind, table, id, key, before, after }) => {
    const place = table === 'workbook' ? key : placeText(kind === 'added' ? workbook : loaded.value, { table, id, ...(key === '' ? {} : { key }) }, language);
    return oneLine(kind === 'changed' ? t(language, 'verify.changedInput', { place, before: text(before), after: text(after) }) : `${place}: ${t(language, kind === 'added' ? 'safety.rowAdded' : 'safety.rowRemoved')}`);
  });
  return `${[t(language, 'verify.changes'), ...lines].join('\n')}\n`;
}
