/** `sweep`: scenarios from a table, one a row, and a table of what each comes to; `--json` prints one document in full precision. */
import { systemFigures } from '../../../shared/analysis/scenarioSummary.ts';
import type { Sweep, SweepOutcome } from '../../../shared/analysis/sweep.ts';
import { readSweep, runSweep } from '../../../shared/analysis/sweep.ts';
import type { Language } from '../../../shared/base/localized.ts';
import type { Result } from '../../../shared/base/result.ts';
import { fail, failure, ok } from '../../../shared/base/result.ts';
import { unitLabel } from '../../../shared/base/units.ts';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import { takenScenarioNames } from '../../../shared/document/commands/scenarioNames.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { emptyWorkbook, scenarioByNameOrId } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import { freeName, nextIds } from '../../../shared/document/newRows.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import type { ExportCell, ExportColumn, ExportRow } from '../../../shared/interchange/exportTable.ts';
import { withoutFormulaMark } from '../../../shared/interchange/formulaSafe.ts';
import type { TableExporter } from '../../../shared/interchange/exporters/tableExporter.ts';
import { cellQuestions } from '../../../shared/interchange/importQuestions.ts';
import type { NumberStyle } from '../../../shared/interchange/numberStyle.ts';
import { numberStyles, pointText } from '../../../shared/interchange/numberStyle.ts';
import { provenanceOf } from '../../../shared/interchange/stamps/stampOf.ts';
import { describe, isMessageKey, t } from '../../../shared/text/messages.ts';
import { readForeignTable } from '../../imports/tableReader.ts';
import { nodeFs } from '../../workbooks/fsPort.ts';
import type { Command, Output, Words } from '../command.ts';
import { exitStatus, loadWorkbook, refuse } from '../command.ts';
import { exporterOf, writeNew } from '../exportOptions.ts';
import { answeredByOption } from '../importOptions.ts';
import { jsonPieces } from '../jsonPieces.ts';
import { refusalText } from '../problemText.ts';
import { amountText, oneLine, textTable } from '../table.ts';

export const sweep: Command = {
  name: 'sweep',
  usage: [{
    words: { en: 'sweep FILE TABLE [--scenario NAME_OR_ID] [--out RESULTS] [--keep COPY] [--encoding E] [--separator S] [--numbers N] [--json]', zhHant: 'sweep 檔案 表格 [--scenario 名稱或識別碼] [--out 結果] [--keep 副本] [--encoding 編碼] [--separator 分隔] [--numbers 數字] [--json]' },
    does: { en: 'run a scenario for each row of a CSV, TSV or XLSX file, and print or write what each comes to', zhHant: '依 CSV、TSV 或 XLSX 檔案的每一列計算一個情境，輸出或寫出各情境的結果' },
  }],
  options: { '--scenario': 'value', '--out': 'value', '--keep': 'value', '--encoding': 'value', '--separator': 'value', '--numbers': 'value', '--json': 'flag' },
  hasTarget: true,
  run: async (words, language, output) => {
    const say = (error: Parameters<typeof describe>[1]) => refuse(words, sweepReason(error, language), output);
    const { target: table = '', options } = words;
    const out = typeof options['--out'] === 'string' ? options['--out'] : null;
    const exporter = out === null ? undefined : exporterOf(out);
    if (out !== null && exporter === undefined) {
      output.remark(`${t(language, 'sweep.badOut', { file: oneLine(out) })}\n`);
      return exitStatus.usage;
    }
    const loaded = await loadWorkbook(words.file);
    if (!loaded.ok) return say(loaded.error);
    const workbook = loaded.value;
    const name = String(options['--scenario'] ?? baseScenario.id);
    const stored = scenarioByNameOrId(workbook, name);
    if (stored === undefined) return refuse(words, t(language, 'cli.noScenario', { name, names: [baseScenario, ...workbook.scenarios].map((each) => each.name).join(', ') }), output);
    const over = effectiveScenario(workbook.scenarios, stored);
    const rows = await overrideTable(words, table);
    const read = rows.ok ? readSweep(rows.value, workbook, over, language) : rows;
    if (!read.ok) return refuse({ ...words, file: table }, sweepReason(read.error, language), output);
    const outcomes = [...runSweep(workbook, read.value)];
    const kept = typeof options['--keep'] === 'string' ? await writeNew(options['--keep'], new TextEncoder().encode(encodeWorkbook(withScenarios(workbook, read.value)))) : ok(null);
    if (!kept.ok) return say(kept.error);
    if (out !== null && exporter !== undefined) {
      const written = await writeNew(out, resultsFile(workbook, read.value, outcomes, exporter, language));
      if (!written.ok) return say(written.error);
    } else if (options['--json'] === true) await output.largeResult(jsonPieces(document(workbook, stored, read.value, outcomes, language)));
    else output.result(report(workbook, over, read.value, outcomes, language));
    return remarkRefused(workbook, outcomes, language, output);
  },
};

/** The words of a failure; of a cell's, with the reason for which it is refused. */
function sweepReason(error: Parameters<typeof describe>[1], language: Language): string {
  const { reasonCode } = error.details;
  const reason = typeof reasonCode === 'string' && isMessageKey(reasonCode) ? describe(language, { code: reasonCode, details: error.details }) : '';
  return describe(language, { code: error.code, details: { ...error.details, reason } });
}

/** The table as text with decimal points; what would have to be guessed is refused. */
async function overrideTable({ options }: Words, table: string): Promise<Result<readonly (readonly string[])[]>> {
  const word = (option: string) => (typeof options[option] === 'string' ? options[option] : undefined);
  const given = numberStyles.find((style) => style === word('--numbers'));
  if (word('--numbers') !== undefined && given === undefined) return failure('import.badOption', { option: '--numbers', values: numberStyles.join(', ') });
  const [encoding, separator] = [word('--encoding'), word('--separator')];
  const read = await readForeignTable(nodeFs, table, { ...(encoding === undefined ? {} : { encoding }), ...(separator === undefined ? {} : { separator: separator === 'tab' ? '\t' : separator }) });
  if (!read.ok) return read;
  const raw = read.value;
  const columns = (raw.rows[0] ?? []).map((heading) => ({ heading, key: null, unit: null }));
  const settings = { table: 'firms', encoding: raw.encoding, separator: raw.separator, sheet: raw.sheet, headerRow: 0, numbers: 'point', existing: 'update', columns } as const;
  const questions = [...raw.questions, ...cellQuestions(emptyWorkbook(''), raw, settings, given !== undefined)];
  const open = questions.find(({ code }) => answeredByOption.has(`${code}ByOption`));
  if (open !== undefined) return fail({ code: `${open.code}ByOption`, details: open.details });
  const style: NumberStyle = given ?? 'point';
  // A text that no number of the style is stays as it is, and is refused where a number belongs.
  const plain = raw.textNumbers === undefined ? withoutFormulaMark : (text: string) => text;
  return ok(raw.rows.map((row, index) => row.map((text) => (index === 0 ? plain(text) : (pointText(plain(text), style) ?? text)))));
}

/** The workbook with the table's scenarios behind its own. */
function withScenarios(workbook: Workbook, { rows }: Sweep): Workbook {
  const ids = nextIds(workbook, 'scenarios', rows.length);
  const taken = takenScenarioNames(workbook);
  const added = rows.map(({ name, scenario }, index): Scenario => {
    const { drivers, overrides, failures } = scenario;
    return { id: ids[index] ?? '', name: freeName(name, taken), drivers, overrides, failures };
  });
  return { ...workbook, scenarios: [...workbook.scenarios, ...added] };
}

function firmNames(workbook: Workbook, failed: SweepOutcome['failed']): string {
  const names = new Map(workbook.firms.map(({ id, name }) => [id, name ?? id]));
  return failed.map(({ firm, t: quarter }) => `${names.get(firm) ?? firm} (${quarter})`).join(', ');
}

function columnsOf(workbook: Workbook, { inputs }: Sweep, language: Language): readonly ExportColumn[] {
  const text = (key: string, heading: string, kind: ExportColumn['kind'] = 'text'): ExportColumn => ({ key, heading, unit: '', kind });
  const figures = systemFigures.map(({ key, label, unit }): ExportColumn => {
    const words = unitLabel(unit, language, workbook.currency);
    return { key, unit: words, heading: words === '' ? label[language] : `${label[language]} (${words})`, kind: 'number' };
  });
  return [text('scenario', t(language, 'sweep.scenario')), ...inputs.map((input) => text(input, input, 'number')), ...figures, text('failed', t(language, 'sweep.failed')), text('refused', t(language, 'sweep.refused'))];
}

function rowOf(workbook: Workbook, { row, summary, failed, problems }: SweepOutcome, language: Language): ExportRow {
  const refused = problems.length === 0 ? null : refusalText(workbook, row.scenario, problems, language);
  return [row.name, ...row.values, ...systemFigures.map(({ key }) => summary?.system[key] ?? null), firmNames(workbook, failed) || null, refused];
}

function resultsFile(workbook: Workbook, read: Sweep, outcomes: readonly SweepOutcome[], exporter: TableExporter, language: Language): Uint8Array {
  const writer = exporter.start({ title: t(language, 'sweep.title'), columns: columnsOf(workbook, read, language), hasUnitsRow: false, isRounded: false });
  writer.add(outcomes.map((outcome) => rowOf(workbook, outcome, language)));
  return writer.finish();
}

function document(workbook: Workbook, over: Scenario, { inputs }: Sweep, outcomes: readonly SweepOutcome[], language: Language): object {
  return {
    format: 'firebreak-sweep', version: 1, scenario: over.name, provenance: provenanceOf(workbook, over), inputs,
    rows: outcomes.map(({ row, summary, failed, problems }) => ({
      scenario: row.name, inputs: Object.fromEntries(inputs.map((input, index) => [input, row.values[index] ?? null])), outcomes: summary?.system ?? null, failures: failed,
      refused: problems.length === 0 ? null : refusalText(workbook, row.scenario, problems, language),
    })),
  };
}

function report(workbook: Workbook, over: Scenario, read: Sweep, outcomes: readonly SweepOutcome[], language: Language): string {
  const columns = columnsOf(workbook, read, language);
  const written = (outcome: SweepOutcome, cell: ExportCell, index: number) => (index >= 1 && index <= read.inputs.length ? (outcome.row.texts[index - 1] ?? '') : cell);
  const rows = outcomes.map((outcome) => rowOf(workbook, outcome, language).map((cell, index) => written(outcome, cell, index)).map((cell) => (cell === null ? '' : typeof cell === 'number' ? amountText(cell) : oneLine(cell))));
  // A column that no row has anything in tells nothing on a screen.
  const shown = columns.map((_column, index) => index).filter((index) => rows.some((row) => row[index] !== ''));
  const heading = t(language, 'sweep.heading', { workbook: oneLine(workbook.name), scenario: oneLine(over.name), count: outcomes.length, currency: oneLine(workbook.currency) });
  return `${heading}\n\n${textTable(shown.map((index) => ({ heading: oneLine(columns[index]?.heading ?? ''), isNumber: columns[index]?.kind === 'number' })), rows.map((row) => shown.map((index) => row[index] ?? '')))}\n`;
}

/** Says which rows the model refuses; the others are done all the same. */
function remarkRefused(workbook: Workbook, outcomes: readonly SweepOutcome[], language: Language, output: Output): number {
  const refused = outcomes.filter(({ summary }) => summary === null);
  for (const { row, problems } of refused) output.remark(`${oneLine(`${row.name}: ${refusalText(workbook, row.scenario, problems, language)}`)}\n`);
  return refused.length === 0 ? exitStatus.done : exitStatus.refused;
}
