/** `report`: writes reports of a scenario, from a template or as the workbook keeps one, in files that need no window. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Bench } from '../../../shared/analysis/trials/bench.ts';
import { runChecks } from '../../../shared/analysis/runChecks.ts';
import { finish } from '../../../shared/analysis/steps.ts';
import type { Language } from '../../../shared/base/localized.ts';
import { failure, ok, type Result } from '../../../shared/base/result.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { nameKey, scenarioByNameOrId } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import type { SavedReport } from '../../../shared/document/savedReport.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { reportExporters } from '../../../shared/interchange/exporters/reportRegistry.ts';
import { contentFromTemplate, reportTemplates } from '../../../shared/reports/templates/registry.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import type { ReporterFile } from '../../../shared/worker/reporter.ts';
import { safeFileName } from '../../exports/safeFileName.ts';
import { atomicWrite } from '../../workbooks/atomicWrite.ts';
import { nodeFs } from '../../workbooks/fsPort.ts';
import type { Command, Output, Words } from '../command.ts';
import { exitStatus, loadWorkbook, refuse } from '../command.ts';
import { refusalText } from '../problemText.ts';
import { oneLine } from '../table.ts';

const templateList = reportTemplates.map(({ id }) => id).join('|');
/** What a browser engine draws or lays out: the window writes these. */
const windowFormats = ['pdf', 'png', ...reportExporters.filter(({ needsWindow }) => needsWindow).map(({ id }) => id)];
const plainFormats = reportExporters.filter(({ needsWindow }) => !needsWindow).map(({ id }) => id);

export const report: Command = {
  name: 'report',
  usage: [
    {
      words: {
        en: `report FILE --template ${templateList} --out DIR [--scenario NAME_OR_ID] [--lang en|zh-Hant|both] [--formats ${plainFormats.join(',')}]`,
        zhHant: `report 檔案 --template ${templateList} --out 資料夾 [--scenario 名稱或識別碼] [--lang en|zh-Hant|both] [--formats ${plainFormats.join(',')}]`,
      },
      does: { en: `write a report of a scenario (${windowFormats.join(', ')} need the window)`, zhHant: `寫出情境報告（${windowFormats.join('、')} 須由視窗產生）` },
    },
    {
      words: { en: 'report FILE --report NAME_OR_ID --out DIR [--scenario …] [--lang …] [--formats …]', zhHant: 'report 檔案 --report 名稱或識別碼 --out 資料夾 [--scenario …] [--lang …] [--formats …]' },
      does: { en: 'the same, of a report that the workbook keeps', zhHant: '同上，採用活頁簿中已存的報告' },
    },
  ],
  options: { '--template': 'value', '--report': 'value', '--scenario': 'value', '--out': 'value', '--lang': 'value', '--formats': 'value' },
  run: async (words, language, output) => {
    const wanted = wantedOutput(words, language);
    if (!wanted.ok) return wrongUsage(words, describe(language, wanted.error), output);
    const loaded = await loadWorkbook(words.file);
    if (!loaded.ok) return refuse(words, describe(language, loaded.error), output);
    const found = reportOf(words, loaded.value, wanted.value.languages);
    if (!found.ok) return refuse(words, describe(language, found.error), output);
    return writeReport(words, loaded.value, found.value, wanted.value, language, output);
  },
};

interface WantedOutput {
  readonly folder: string;
  readonly languages: readonly Language[];
  readonly formats: readonly string[];
}

function wantedOutput({ options }: Words, language: Language): Result<WantedOutput> {
  if (options['--out'] === undefined) return failure('reportCommand.noFolder');
  if (options['--template'] === undefined && options['--report'] === undefined) return failure('reportCommand.noTemplate', { templates: templateList.replaceAll('|', ', ') });
  const tag = String(options['--lang'] ?? (language === 'en' ? 'en' : 'zh-Hant'));
  const languages: readonly Language[] | undefined = { en: ['en'] as const, 'zh-Hant': ['zhHant'] as const, both: ['en', 'zhHant'] as const }[tag];
  if (languages === undefined) return failure('reportCommand.badLanguage', { language: tag });
  const formats = [...new Set(String(options['--formats'] ?? 'html').split(',').map((each) => each.trim().toLowerCase()))];
  const windowed = formats.filter((each) => windowFormats.includes(each));
  if (windowed.length > 0) return failure('reportCommand.needsWindow', { formats: windowed.join(', '), here: plainFormats.join(', ') });
  const unknown = formats.find((each) => !plainFormats.includes(each));
  if (unknown !== undefined) return failure('reportCommand.badFormat', { format: unknown, here: plainFormats.join(', '), windowed: windowFormats.join(', ') });
  return ok({ folder: String(options['--out']), languages, formats });
}

/** The report that the workbook keeps, or a new one from a template, about the scenario asked for. */
function reportOf({ options }: Words, workbook: Workbook, languages: readonly Language[]): Result<SavedReport> {
  const names = [baseScenario, ...workbook.scenarios].map(({ name }) => name).join(', ');
  const given = options['--scenario'];
  const scenario = given === undefined ? undefined : scenarioByNameOrId(workbook, String(given));
  if (given !== undefined && scenario === undefined) return failure('cli.noScenario', { name: String(given), names });
  const name = options['--report'];
  if (name !== undefined) {
    const kept = workbook.reports.find(({ id }) => id === name) ?? workbook.reports.find((each) => nameKey(each.name) === nameKey(String(name)));
    if (kept === undefined) return failure('reportCommand.noReport', { name: String(name), names: workbook.reports.map((each) => each.name).join(', ') });
    return ok(scenario === undefined ? kept : { ...kept, scenario: scenario.id });
  }
  const template = reportTemplates.find(({ id }) => id === options['--template']);
  if (template === undefined) return failure('reportCommand.badTemplate', { template: String(options['--template']), templates: templateList.replaceAll('|', ', ') });
  const about = scenario ?? baseScenario;
  return ok({ id: 'new', name: `${workbook.name} - ${about.name} - ${template.label[languages[0] ?? 'en']}`, ...contentFromTemplate(template, workbook, about.id, languages) });
}

async function writeReport(words: Words, workbook: Workbook, saved: SavedReport, { folder, languages, formats }: WantedOutput, language: Language, output: Output): Promise<number> {
  const stored = scenarioByNameOrId(workbook, saved.scenario) ?? baseScenario;
  const scenario = effectiveScenario(workbook.scenarios, stored);
  const bench = Bench.create(workbook, scenario);
  if (!bench.ok) return refuse(words, refusalText(workbook, scenario, bench.error, language), output);
  if (output.reports === undefined) throw new Error('Bug: nothing makes reports here');
  const make = await output.reports();
  const files = await make({ id: 1, workbook, model: 1, time: new Date().toISOString(), task: { kind: 'files', report: saved, languages, formats } });
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    const written = await writeNew(folder, file);
    if (!written.ok) return refuse(words, describe(language, written.error), output);
    output.result(`${written.value}\n`);
  }
  if (finish(runChecks(bench.value)).flag !== 'failed') return exitStatus.done;
  output.remark(`${oneLine(t(language, 'report.flag.failed'))}\n`);
  return exitStatus.refused;
}

/** Writes over nothing. @returns where the file is */
async function writeNew(folder: string, { name, format, bytes }: ReporterFile): Promise<Result<string>> {
  const { extension } = reportExporters.find(({ id }) => id === format) ?? { extension: format };
  const path = join(folder, safeFileName(name, `.${extension}`));
  try {
    await nodeFs.stat(path);
    return failure('cli.targetThere', { name: path });
  } catch {
    // Nothing is there, or the write will say why nothing can be.
    const written = await atomicWrite(nodeFs, path, bytes);
    return written.ok ? ok(path) : written;
  }
}

function wrongUsage(words: Words, reason: string, output: Output): number {
  output.remark(`${oneLine(`report ${words.file}: ${reason}`)}\n`);
  return exitStatus.usage;
}
