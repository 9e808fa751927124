/** `analyse`: what-if on a workbook by the same analyses as the window; `--json` prints one document in full precision. */
import type { AnalysisAnswer, AnalysisCell, AnalysisKind, AnalysisRequest } from '../../../shared/analysis/kinds/analysisKind.ts';
import { startAnalysis } from '../../../shared/analysis/kinds/analysisKind.ts';
import { analysisKind, analysisKinds } from '../../../shared/analysis/kinds/registry.ts';
import { finish } from '../../../shared/analysis/steps.ts';
import type { Language } from '../../../shared/base/localized.ts';
import type { Failure } from '../../../shared/base/result.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { scenarioByNameOrId } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { analysisTables, seedOf } from '../../../shared/interchange/analysisTables.ts';
import type { Stamp } from '../../../shared/interchange/stamp.ts';
import { numbersIn, stampedCsv } from '../../../shared/interchange/stampedCsv.ts';
import { provenanceOf, stampOf } from '../../../shared/interchange/stamps/stampOf.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import type { Command, Output, Words } from '../command.ts';
import { exitStatus, loadWorkbook, refuse } from '../command.ts';
import { jsonPieces } from '../jsonPieces.ts';
import { refusalText } from '../problemText.ts';
import { amountText, oneLine, textTable } from '../table.ts';

const parameterNames = [...new Set(analysisKinds.flatMap(({ parameters }) => parameters))];
const kindList = analysisKinds.map(({ id }) => id).join('|');

export const analyse: Command = {
  name: 'analyse',
  usage: [
    {
      words: { en: `analyse FILE --kind ${kindList} [--scenario NAME_OR_ID] [--PARAMETER VALUE …] [--json|--csv]`, zhHant: `analyse 檔案 --kind ${kindList} [--scenario 名稱或識別碼] [--參數 值 …] [--json|--csv]` },
      does: { en: 'what-if: see docs in README, “Analyses”', zhHant: '假設分析：見 README「Analyses」一節' },
    },
    {
      words: { en: 'analyse FILE --saved NAME [--json|--csv]', zhHant: 'analyse 檔案 --saved 名稱 [--json|--csv]' },
      does: { en: 'run an analysis that the workbook keeps', zhHant: '執行活頁簿中已存的分析' },
    },
  ],
  options: { '--kind': 'value', '--saved': 'value', '--scenario': 'value', '--json': 'flag', '--csv': 'flag', ...Object.fromEntries(parameterNames.map((name) => [`--${name}`, 'value' as const])) },
  run: async (words, language, output) => {
    const loaded = await loadWorkbook(words.file);
    if (!loaded.ok) return refuse(words, describe(language, loaded.error), output);
    const workbook = loaded.value;
    const wanted = wantedAnalysis(words, workbook);
    if ('code' in wanted) return (wanted.code === 'analysis.noSaved' ? refuse : wrongUsage)(words, describe(language, asOption(wanted)), output);
    const kind = analysisKind(wanted.kind);
    if (kind === undefined) return wrongUsage(words, t(language, 'analysis.unknownKind', { kind: wanted.kind, kinds: analysisKinds.map(({ id }) => id).join(', ') }), output);
    const odd = Object.keys(wanted.request).find((name) => !kind.parameters.includes(name));
    if (odd !== undefined) return wrongUsage(words, t(language, 'analysis.unknownParameter', { kind: kind.id, parameter: odd, parameters: kind.parameters.map((name) => `--${name}`).join(' ') }), output);
    return runAnalysis(words, workbook, kind, wanted, language, output);
  },
};

interface Wanted {
  readonly kind: string;
  readonly scenario: string;
  readonly request: AnalysisRequest;
}

function wantedAnalysis({ options }: Words, workbook: Workbook): Wanted | { readonly code: string; readonly details: Readonly<Record<string, string>> } {
  const given = Object.fromEntries(parameterNames.flatMap((name) => (options[`--${name}`] === undefined ? [] : [[name, String(options[`--${name}`])]])));
  const scenario = String(options['--scenario'] ?? baseScenario.id);
  const name = options['--saved'];
  if (name === undefined) return options['--kind'] === undefined ? { code: 'analysis.missing', details: { parameter: 'kind' } } : { kind: String(options['--kind']), scenario, request: given };
  const kept = workbook.analyses;
  const found = kept.find((each) => each.id === name || each.name === name);
  if (found === undefined) return { code: 'analysis.noSaved', details: { name: String(name), names: kept.map((each) => each.name).join(', ') } };
  return { kind: found.kind, scenario: options['--scenario'] === undefined ? found.scenario : scenario, request: { ...found.parameters, ...given } };
}

async function runAnalysis(words: Words, workbook: Workbook, kind: AnalysisKind, { scenario: name, request }: Wanted, language: Language, output: Output): Promise<number> {
  const stored = scenarioByNameOrId(workbook, name);
  if (stored === undefined) return refuse(words, t(language, 'cli.noScenario', { name, names: [baseScenario, ...workbook.scenarios].map((each) => each.name).join(', ') }), output);
  const scenario = effectiveScenario(workbook.scenarios, stored);
  const inputs = compileInputs(workbook, scenario);
  if (!inputs.ok) return refuse(words, refusalText(workbook, scenario, inputs.error, language), output);
  const scenarios = [baseScenario, ...workbook.scenarios.map((each) => effectiveScenario(workbook.scenarios, each))];
  const started = startAnalysis(kind, request, { model: workbook, scenario, scenarios });
  const answer = started.ok ? finish(started.value) : started;
  if (!answer.ok) {
    const text = describe(language, asOption(answer.error));
    return usageCodes.has(answer.error.code) ? wrongUsage(words, text, output) : refuse(words, text, output);
  }
  if (words.options['--json'] === true) {
    await output.largeResult(jsonPieces({ format: 'firebreak-analysis', version: 1, kind: kind.id, scenario: scenario.name, parameters: request, provenance: provenanceOf(workbook, stored), ...answer.value.document }));
  } else if (words.options['--csv'] === true) output.result(csv(workbook, kind, stored, request, answer.value, language));
  else output.result(report(workbook, kind, stored, answer.value, language));
  return exitStatus.done;
}

/** A parameter is typed as an option here. */
function asOption(failure: Failure): Failure {
  const { parameter } = failure.details;
  return parameter === undefined ? failure : { ...failure, details: { ...failure.details, parameter: `--${parameter}` } };
}

/** Parameters that nobody could mean, whatever the workbook. */
const usageCodes: ReadonlySet<string> = new Set(['analysis.missing', 'analysis.badNumber', 'analysis.badCount', 'analysis.badGoal', 'analysis.oneCondition', 'analysis.emptyRange']);

function wrongUsage(words: Words, reason: string, output: Output): number {
  output.remark(`${oneLine(`analyse ${words.file}: ${reason}`)}\n`);
  return exitStatus.usage;
}

/** No time: the same question to the same workbook prints the same bytes. */
function stampFor(workbook: Workbook, kind: AnalysisKind, scenario: Scenario, answer: AnalysisAnswer, language: Language): Stamp {
  return stampOf(scenario, provenanceOf(workbook, scenario), { subject: `analysis.${kind.id}`, tables: numbersIn(analysisTables(answer, language)), seed: seedOf(answer), time: '' });
}

function csv(workbook: Workbook, kind: AnalysisKind, scenario: Scenario, request: AnalysisRequest, answer: AnalysisAnswer, language: Language): string {
  return stampedCsv(analysisTables(answer, language), {
    language, workbook: workbook.name, scenario: scenario.name, parameters: Object.entries({ kind: kind.id, ...request }).map(([name, value]) => `--${name} ${value}`).join(' '),
    remarks: answer.remarks.map((remark) => remark[language]), stamp: stampFor(workbook, kind, scenario, answer, language),
  });
}

function report(workbook: Workbook, kind: AnalysisKind, stored: Scenario, answer: AnalysisAnswer, language: Language): string {
  const { tables, remarks } = answer;
  const scenario = stored.name;
  const { model, workbookHash, scenarioHash, seed } = stampFor(workbook, kind, stored, answer, language);
  const shown = (cell: AnalysisCell | undefined) => (cell === null || cell === undefined ? '' : typeof cell === 'number' ? amountText(cell) : oneLine(typeof cell === 'string' ? cell : cell[language]));
  const heading = t(language, 'analysis.heading', { workbook: oneLine(workbook.name), kind: kind.label[language], scenario: oneLine(scenario), currency: oneLine(workbook.currency) });
  const parts = tables.map(({ title, columns, rows }) => `${oneLine(title[language])}\n${textTable(columns.map(({ label, isNumber }) => ({ heading: oneLine(label[language]), isNumber })), rows.map((row) => row.map(shown)))}`);
  return `${[heading, ...parts, ...remarks.map((remark) => oneLine(remark[language])), t(language, 'provenance.line', { model, workbook: workbookHash, scenario: scenarioHash, seed: seed ?? '–' })].join('\n\n')}\n`;
}
