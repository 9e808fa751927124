import { explain } from '../../../shared/analysis/explain.ts';
import { toExplainedDocument } from '../../../shared/analysis/explainedDocument.ts';
import type { Language } from '../../../shared/base/localized.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { scenarioByNameOrId } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import type { ResultDocument } from '../../../shared/engine/result.ts';
import { toResultDocument } from '../../../shared/engine/result.ts';
import { run as runModel } from '../../../shared/engine/run.ts';
import { failureCauses } from '../../../shared/measures/failureCause.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import type { Command, Output, Words } from '../command.ts';
import { exitStatus, loadWorkbook, refuse } from '../command.ts';
import { jsonPieces } from '../jsonPieces.ts';
import { refusalText } from '../problemText.ts';
import { amountText, oneLine, textTable } from '../table.ts';

export const run: Command = {
  name: 'run',
  usage: [{
    words: { en: 'run FILE [--scenario NAME_OR_ID] [--json]', zhHant: 'run 檔案 [--scenario 名稱或識別碼] [--json]' },
    does: { en: 'run one scenario (Base unless named) and print its outcome', zhHant: '計算一個情境（預設為 Base）並輸出結果' },
  }],
  options: { '--scenario': 'value', '--json': 'flag' },
  run: async (words, language, output) => {
    const loaded = await loadWorkbook(words.file);
    if (!loaded.ok) return refuse(words, describe(language, loaded.error), output);
    const workbook = loaded.value;
    const name = String(words.options['--scenario'] ?? baseScenario.id);
    const found = scenarioByNameOrId(workbook, name);
    if (found === undefined) {
      const names = [baseScenario, ...workbook.scenarios].map((each) => each.name).join(', ');
      return refuse(words, t(language, 'cli.noScenario', { name, names }), output);
    }
    const scenario = effectiveScenario(workbook.scenarios, found);
    return words.options['--json'] === true ? printDocument(words, workbook, scenario, language, output) : printReport(words, workbook, scenario, language, output);
  },
};

async function printDocument(words: Words, workbook: Workbook, scenario: Scenario, language: Language, output: Output): Promise<number> {
  const outcome = explain(workbook, scenario);
  if (!outcome.ok) return refuse(words, refusalText(workbook, scenario, outcome.error, language), output);
  await output.largeResult(jsonPieces(toExplainedDocument(outcome.value, workbook, scenario)));
  return exitStatus.done;
}

function printReport(words: Words, workbook: Workbook, scenario: Scenario, language: Language, output: Output): number {
  const inputs = compileInputs(workbook, scenario);
  if (!inputs.ok) return refuse(words, refusalText(workbook, scenario, inputs.error, language), output);
  output.result(report(workbook, toResultDocument(runModel(inputs.value, { confidence: true }), workbook, scenario), language));
  return exitStatus.done;
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
  const doubts = quarters.flatMap(({ t: quarter, multiple }) =>
    (multiple === undefined ? [] : [t(language, 'cli.multiple', { quarter, firms: multiple.map((id) => oneLine(names.get(id) ?? id)).join(', ') })]));
  return `${heading}\n\n${rows.length === 0 ? t(language, 'cli.noFailures') : textTable(columns, rows)}\n\n${[sums, ...doubts].join('\n')}\n`;
}
