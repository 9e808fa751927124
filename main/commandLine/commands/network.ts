/** `network`: measures of a workbook's opening exposures, or bare networks solved case by case (`--case`). */
import type { Json } from '../../../shared/base/json.ts';
import type { Language } from '../../../shared/base/localized.ts';
import type { Failure, Result } from '../../../shared/base/result.ts';
import { fail, ok } from '../../../shared/base/result.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { jsonError } from '../../../shared/document/jsonError.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { openingExposures } from '../../../shared/network/openingExposures.ts';
import type { CaseResult } from '../../../shared/network/runCases.ts';
import { runCases } from '../../../shared/network/runCases.ts';
import { systemicMeasures } from '../../../shared/network/systemicMeasures.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import { nodeFs } from '../../workbooks/fsPort.ts';
import { readWorkbook } from '../../workbooks/readWorkbook.ts';
import type { Command, Output, Words } from '../command.ts';
import { exitStatus, loadWorkbook, refuse } from '../command.ts';
import { refusalText } from '../problemText.ts';
import { amountText, oneLine, textTable } from '../table.ts';

export const network: Command = {
  name: 'network',
  usage: [
    {
      words: { en: 'network FILE [--json]', zhHant: 'network 檔案 [--json]' },
      does: { en: 'print who matters to whom by the exposures at opening (DebtRank)', zhHant: '依期初曝險輸出各公司之系統重要性（DebtRank）' },
    },
    {
      words: { en: 'network --case CASES.json [--json]', zhHant: 'network --case 案例檔.json [--json]' },
      does: { en: 'solve bare networks (schema contagion-validation/1)', zhHant: '求解單純網路案例（結構 contagion-validation/1）' },
    },
  ],
  options: { '--case': 'file', '--json': 'flag' },
  run: async (words, language, output) => (words.options['--case'] === undefined ? measureWorkbook(words, language, output) : solveCases(words, language, output)),
};

interface FirmMeasures {
  readonly equity: number;
  readonly debtRank: number;
  readonly linearDebtRank: number;
  readonly vulnerability: number;
}

async function measureWorkbook(words: Words, language: Language, output: Output): Promise<number> {
  const loaded = await loadWorkbook(words.file);
  if (!loaded.ok) return refuse(words, describe(language, loaded.error), output);
  const inputs = compileInputs(loaded.value, baseScenario);
  if (!inputs.ok) return refuse(words, refusalText(loaded.value, baseScenario, inputs.error, language), output);
  const { net, equity } = openingExposures(inputs.value);
  const { debtRank, linearDebtRank, vulnerability } = systemicMeasures(net, equity);
  const byRow = new Map<number, FirmMeasures>();
  for (const [i, row] of inputs.value.firms.row.entries()) {
    byRow.set(row, { equity: equity[i]!, debtRank: debtRank[i]!, linearDebtRank: linearDebtRank[i]!, vulnerability: vulnerability[i]! });
  }
  const firms = loaded.value.firms.map((firm, row) => ({ firm, measures: byRow.get(row)! }));
  if (words.options['--json'] === true) output.result(`${JSON.stringify({ firms: Object.fromEntries(firms.map(({ firm, measures }) => [firm.id, measures])) })}\n`);
  else output.result(measureTable(loaded.value, firms.map(({ firm, measures }) => ({ name: firm.name ?? firm.id, measures })), language));
  return exitStatus.done;
}

const share = (value: number): string => value.toFixed(4);

/** The most important first. */
function measureTable(workbook: Workbook, firms: readonly { readonly name: string; readonly measures: FirmMeasures }[], language: Language): string {
  const keys = ['network.firm', 'network.equity', 'network.linear', 'network.vulnerability', 'network.classic'] as const;
  const rows = firms.toSorted((a, b) => b.measures.linearDebtRank - a.measures.linearDebtRank).map(({ name, measures }) =>
    [oneLine(name), amountText(measures.equity), share(measures.linearDebtRank), share(measures.vulnerability), share(measures.debtRank)]);
  const heading = t(language, 'network.heading', { workbook: oneLine(workbook.name), currency: oneLine(workbook.currency) });
  return `${heading}\n\n${textTable(keys.map((key, index) => ({ heading: t(language, key), isNumber: index > 0 })), rows)}\n\n${t(language, 'network.note')}\n`;
}

async function solveCases(words: Words, language: Language, output: Output): Promise<number> {
  const document = await readDocument(words.file);
  if (!document.ok) return refuse(words, describe(language, document.error), output);
  const results = runCases(document.value, (reason) => describe(language, reason));
  if (!results.ok) {
    const text = describe(language, results.error);
    const { case: name } = results.error.details;
    return refuse(words, name === undefined ? text : t(language, 'network.inCase', { case: name, text }), output);
  }
  output.result(words.options['--json'] === true ? `${JSON.stringify({ cases: results.value })}\n` : `${caseTable(results.value, language)}\n`);
  return exitStatus.done;
}

async function readDocument(file: string): Promise<Result<Json, Failure>> {
  const text = await readWorkbook(nodeFs, file);
  if (!text.ok) return text;
  const plain = text.value.texts.join('').replace(/^\uFEFF/, '');
  try {
    return ok(JSON.parse(plain) as Json);
  } catch (error) {
    const found = jsonError(plain);
    if (found === null) throw error;
    return fail(found);
  }
}

function caseTable(cases: readonly CaseResult[], language: Language): string {
  const keys = ['network.case', 'network.model', 'network.failed', 'network.multiple', 'network.residual'] as const;
  const rows = cases.map(({ name, model, result, multipleFirms, residual }) => {
    const { defaulted } = result;
    return [oneLine(name), model, Array.isArray(defaulted) ? String(defaulted.length) : '', (multipleFirms ?? []).join(' '), residual === 0 ? '0' : residual.toExponential(1)];
  });
  return textTable(keys.map((key, index) => ({ heading: t(language, key), isNumber: index === 2 || index === 4 })), rows);
}
