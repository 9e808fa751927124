import { findingLabel } from '../../../shared/analysis/kinds/naming.ts';
import type { ReviewedRun } from '../../../shared/analysis/reviewedRun.ts';
import { reviewRun, toReviewedDocument } from '../../../shared/analysis/reviewedRun.ts';
import type { Language } from '../../../shared/base/localized.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { scenarioByNameOrId } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import { placeText } from '../../../shared/document/placeText.ts';
import { findProblems } from '../../../shared/document/problems.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { toResultDocument } from '../../../shared/engine/result.ts';
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
    const reviewed = reviewRun(workbook, scenario);
    if (!reviewed.ok) return refuse(words, refusalText(workbook, scenario, reviewed.error, language), output);
    if (words.options['--json'] === true) await output.largeResult(jsonPieces(toReviewedDocument(reviewed.value, workbook, scenario)));
    else output.result(report(workbook, scenario, reviewed.value, language));
    return verdict(words, workbook, reviewed.value, language, output);
  },
};

/** The exit status of the master flag; what failed is said on one line. A result is printed all the same, as the window shows it. */
function verdict(words: Words, workbook: Workbook, { checks }: ReviewedRun, language: Language, output: Output): number {
  const names = findProblems(workbook).filter(({ severity, code }) => severity === 'error' && code === 'row.nameTaken');
  const broken = checks.outcomes.filter(({ check, found }) => check.severity === 'error' && found.length > 0);
  const reasons = [
    ...names.slice(0, 1).map((problem) => `${placeText(workbook, problem.place, language)}: ${describe(language, problem)}`),
    ...broken.map(({ check, found }) => `${check.label[language]}: ${found.slice(0, 3).map((finding) => findingLabel(workbook, finding)[language]).join('; ')}`),
  ];
  return reasons.length === 0 ? exitStatus.done : refuse(words, t(language, 'cli.checkFailed', { reasons: reasons.join(' · ') }), output);
}

/** The failures of a run as a table, and the totals. */
function report(workbook: Workbook, { name: scenario }: Scenario, { explained, checks, fragility, doubts }: ReviewedRun, language: Language): string {
  const { quarters, totals } = toResultDocument(explained.result, workbook, { name: scenario });
  const names = new Map(workbook.firms.map(({ id, name }) => [id, name ?? id]));
  const causeText = (id: string) => failureCauses.find((each) => each.id === id)?.label[language] ?? id;
  const rows = quarters.flatMap(({ t: quarter, failures }) => failures.map(({ firm, round, cause, shortfall, claims, recovered }) =>
    [String(quarter), String(round), `${doubts.has(firm) ? '≈ ' : ''}${oneLine(names.get(firm) ?? firm)}`, causeText(cause), amountText(shortfall), amountText(claims), amountText(recovered)]));
  const keys = ['cli.quarter', 'cli.round', 'cli.firm', 'cli.cause', 'cli.shortfall', 'cli.claims', 'cli.recovered'] as const;
  const columns = keys.map((key, index) => ({ heading: t(language, key), isNumber: index < 2 || index > 3 }));
  const heading = t(language, 'cli.heading', { workbook: oneLine(workbook.name), scenario: oneLine(scenario), quarters: quarters.length, currency: oneLine(workbook.currency) });
  const sums = t(language, 'cli.totals', {
    failures: totals.failures, firms: workbook.firms.length, lenders: amountText(totals.lossToLenders), others: amountText(totals.lossToOthers),
  });
  const trusting = quarters.flatMap(({ t: quarter, multiple }) =>
    (multiple === undefined ? [] : [t(language, 'cli.multiple', { quarter, firms: multiple.map((id) => oneLine(names.get(id) ?? id)).join(', ') })]));
  const fragile = fragility.fragile.length === 0 ? [] : [t(language, 'cli.fragile', { count: fragility.fragile.length, firms: firstOf(fragility.fragile.map((id) => oneLine(names.get(id) ?? id)), language) })];
  const warned = checks.outcomes.filter(({ found }) => found.length > 0).map(({ check, found }) =>
    t(language, check.severity === 'error' ? 'cli.checkBroken' : 'cli.checkWarns', { check: check.label[language], places: firstOf(found.map((finding) => oneLine(findingLabel(workbook, finding)[language])), language) }));
  const flag = checks.flag === 'ok' ? [t(language, 'cli.checksHold', { count: checks.outcomes.length })] : warned;
  return `${heading}\n\n${rows.length === 0 ? t(language, 'cli.noFailures') : textTable(columns, rows)}\n\n${[sums, ...trusting, ...fragile, ...flag].join('\n')}\n`;
}

/** Names with commas between them: the first few, and how many more there are. */
function firstOf(names: readonly string[], language: Language): string {
  const most = 10;
  const shown = names.slice(0, most).join(language === 'en' ? ', ' : '、');
  return names.length <= most ? shown : t(language, 'cli.andMore', { names: shown, count: names.length - most });
}
