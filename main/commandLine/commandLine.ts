/**
 * `firebreak run|check`: the same shared code without a window (design/format.md, "Command line").
 *
 * Owns: what goes to stdout (results only), what to stderr, and the exit status. Does not own: the process (`cli.ts`).
 */
import type { Language } from '../../shared/base/localized.ts';
import type { Result } from '../../shared/base/result.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { scenarioByNameOrId, tableOf } from '../../shared/document/document.ts';
import { placeText } from '../../shared/document/placeText.ts';
import { findProblems } from '../../shared/document/problems.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import type { InputProblem } from '../../shared/engine/inputs.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import type { ResultDocument } from '../../shared/engine/result.ts';
import { toResultDocument } from '../../shared/engine/result.ts';
import { run } from '../../shared/engine/run.ts';
import { failureCauses } from '../../shared/measures/failureCause.ts';
import { describe, t } from '../../shared/text/messages.ts';
import { nodeFs } from '../workbooks/fsPort.ts';
import { readWorkbook } from '../workbooks/readWorkbook.ts';
import { amountText, oneLine, textTable } from './table.ts';
import type { Words } from './words.ts';
import { readWords } from './words.ts';

export const exitStatus = { done: 0, refused: 1, usage: 2 } as const;

/** Where the command line writes; each text ends its line. */
export interface Output {
  readonly result: (text: string) => void;
  readonly remark: (text: string) => void;
}

/** The language of a terminal by its locale: Traditional Chinese for Taiwan, Hong Kong and Macao, else English. */
export function terminalLanguage(environment: { readonly [name: string]: string | undefined }): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^zh[-_](TW|HK|MO|Hant)/i.test(locale) ? 'zhHant' : 'en';
}

/**
 * Does what the words ask for.
 *
 * @returns the exit status
 */
export async function runCommandLine(args: readonly string[], language: Language, output: Output): Promise<number> {
  const words = readWords(args);
  if (!words.ok) {
    output.remark(`${describe(language, words.error)}\n\n${t(language, 'cli.usage')}\n`);
    return exitStatus.usage;
  }
  if (words.value.command === 'help') {
    output.result(`${t(language, 'cli.usage')}\n`);
    return exitStatus.done;
  }
  const workbook = await load(words.value.file);
  if (!workbook.ok) return refuse(words.value, describe(language, workbook.error), output);
  return words.value.command === 'run' ? runScenario(words.value, workbook.value, language, output) : check(workbook.value, language, output);
}

function refuse(words: Words, reason: string, output: Output): number {
  output.remark(`${oneLine(`${words.file}: ${reason}`)}\n`);
  return exitStatus.refused;
}

async function load(file: string): Promise<Result<Workbook>> {
  const text = await readWorkbook(nodeFs, file);
  if (!text.ok) return text;
  const decoded = decodeWorkbook(text.value.text);
  return decoded.ok ? ok(decoded.value.workbook) : fail(decoded.error);
}

function runScenario(words: Words, workbook: Workbook, language: Language, output: Output): number {
  const scenario = scenarioByNameOrId(workbook, words.scenario);
  if (scenario === undefined) {
    const names = [baseScenario, ...workbook.scenarios].map(({ name }) => name).join(', ');
    return refuse(words, t(language, 'cli.noScenario', { name: words.scenario, names }), output);
  }
  const inputs = compileInputs(workbook, scenario);
  if (!inputs.ok) {
    const [first, ...others] = inputs.error;
    const text = first === undefined ? '' : problemText(workbook, scenario, first, language);
    return refuse(words, others.length === 0 ? text : t(language, 'cli.moreProblems', { text, count: others.length }), output);
  }
  const document = toResultDocument(run(inputs.value), workbook, scenario);
  output.result(words.isJson ? `${JSON.stringify(document)}\n` : report(workbook, document, language));
  return exitStatus.done;
}

function problemText(workbook: Workbook, scenario: Scenario, { target, id, field, code, details }: InputProblem, language: Language): string {
  const table = target === 'scenario' ? 'scenarios' : tableOf(target);
  const under = scenario.id === baseScenario.id || target === 'scenario' ? {} : { scenario: scenario.id };
  return `${placeText(workbook, { table, id, key: field, ...under }, language)}: ${describe(language, { code, details })}`;
}

function check(workbook: Workbook, language: Language, output: Output): number {
  const problems = findProblems(workbook);
  if (problems.length === 0) {
    output.remark(`${t(language, 'cli.noProblems')}\n`);
    return exitStatus.done;
  }
  output.result(problems.map((problem) => `${oneLine(`${placeText(workbook, problem.place, language)}: ${describe(language, problem)}`)}\n`).join(''));
  return exitStatus.refused;
}

/** The failures of a run as a table, and the totals. */
function report(workbook: Workbook, { scenario, quarters, totals }: ResultDocument, language: Language): string {
  const names = new Map(workbook.firms.map(({ id, name }) => [id, name ?? id]));
  const causeText = (id: string) => failureCauses.find((each) => each.id === id)?.label[language] ?? id;
  const rows = quarters.flatMap(({ t: quarter, failures }) => failures.map(({ firm, round, cause, shortfall, claims, recovered }) =>
    [String(quarter), String(round), oneLine(names.get(firm) ?? firm), causeText(cause), amountText(shortfall), amountText(claims), amountText(recovered)]));
  const keys = ['cli.quarter', 'cli.round', 'cli.firm', 'cli.cause', 'cli.shortfall', 'cli.claims', 'cli.recovered'] as const;
  const columns = keys.map((key, index) => ({ heading: t(language, key), isNumber: index < 2 || index > 3 }));
  const heading = t(language, 'cli.heading', { workbook: oneLine(workbook.name), scenario: oneLine(scenario), quarters: quarters.length, currency: oneLine(workbook.currency) });
  const sums = t(language, 'cli.totals', {
    failures: totals.failures, firms: workbook.firms.length, lenders: amountText(totals.lossToLenders), others: amountText(totals.lossToOthers),
  });
  return `${heading}\n\n${rows.length === 0 ? t(language, 'cli.noFailures') : textTable(columns, rows)}\n\n${sums}\n`;
}
