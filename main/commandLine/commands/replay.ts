/** `replay`: recorded steps made again on another workbook; without `--out` only what each step comes to. */
import type { Language } from '../../../shared/base/localized.ts';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import { commands } from '../../../shared/document/commands/registry.ts';
import type { StepCell } from '../../../shared/document/recordedSteps.ts';
import type { StepOutcome, StepReplay } from '../../../shared/document/replaySteps.ts';
import { replayRecorded } from '../../../shared/document/replaySteps.ts';
import { readStepsFile } from '../../../shared/document/stepsFile.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import { nodeFs } from '../../workbooks/fsPort.ts';
import { readWorkbook } from '../../workbooks/readWorkbook.ts';
import type { Command } from '../command.ts';
import { exitStatus, loadWorkbook, refuse } from '../command.ts';
import { writeNew } from '../exportOptions.ts';
import { jsonPieces } from '../jsonPieces.ts';
import { oneLine, textTable } from '../table.ts';

export const replay: Command = {
  name: 'replay',
  usage: [{
    words: { en: 'replay FILE STEPS [--out COPY] [--old-values] [--as-far-as-it-fits] [--json]', zhHant: 'replay 檔案 步驟檔 [--out 副本] [--old-values] [--as-far-as-it-fits] [--json]' },
    does: { en: 'make steps that were saved from a change log again; without --out, list what each comes to', zhHant: '重做由變更紀錄儲存的步驟；未指定 --out 時僅列出各步驟的結果' },
  }],
  options: { '--out': 'value', '--old-values': 'flag', '--as-far-as-it-fits': 'flag', '--json': 'flag' },
  hasTarget: true,
  run: async (words, language, output) => {
    const { target: file = '', options } = words;
    const loaded = await loadWorkbook(words.file);
    if (!loaded.ok) return refuse(words, describe(language, loaded.error), output);
    const text = await readWorkbook(nodeFs, file);
    const steps = text.ok ? readStepsFile(text.value.text) : text;
    if (!steps.ok) return refuse({ ...words, file }, describe(language, steps.error), output);
    const replayed = replayRecorded(loaded.value, steps.value, options['--old-values'] === true);
    if (options['--json'] === true) await output.largeResult(jsonPieces(document(replayed, language)));
    else output.result(report(replayed, language));
    const at = replayed.outcomes.findIndex(({ result }) => result === 'refused');
    if (at >= 0) refuse({ ...words, file }, refusal(replayed.outcomes[at], at, language), output);
    const out = options['--out'];
    if (typeof out !== 'string') return replayed.isComplete ? exitStatus.done : exitStatus.refused;
    if (!replayed.isComplete && options['--as-far-as-it-fits'] !== true) {
      output.remark(`${t(language, 'steps.nothingWritten', { count: at })}\n`);
      return exitStatus.refused;
    }
    const written = await writeNew(out, new TextEncoder().encode(encodeWorkbook(replayed.workbook)));
    if (!written.ok) return refuse(words, describe(language, written.error), output);
    return replayed.isComplete ? exitStatus.done : exitStatus.refused;
  },
};

function label(did: string, language: Language): string {
  return Object.values(commands).find(({ id }) => id === did)?.label[language] ?? did;
}

function placeText({ scenario, table, firm, contract, column }: StepCell): string {
  const row = contract === undefined ? (firm ?? table) : `${contract.type} ${contract.from} → ${contract.to}`;
  return [...(scenario === undefined ? [] : [scenario]), row, column].join(' / ');
}

function refusal(outcome: StepOutcome | undefined, at: number, language: Language): string {
  if (outcome === undefined || outcome.reason === null) return '';
  const { step, cell, reason } = outcome;
  return t(language, 'steps.at', { number: at + 1, did: label(step.did, language), place: cell === null ? '' : placeText(cell), reason: describe(language, reason) });
}

function report({ outcomes }: StepReplay, language: Language): string {
  const heading = (key: 'steps.step' | 'steps.cells' | 'steps.outcome') => ({ heading: t(language, key), isNumber: false });
  const rows = outcomes.map(({ step, result, cell }, index) => {
    const [first] = step.cells;
    const place = cell ?? first;
    const more = step.cells.length > 1 ? ` (+${step.cells.length - 1})` : '';
    return [oneLine(`${index + 1} ${label(step.did, language)}`), oneLine(`${place === undefined ? '' : placeText(place)}${more}`), t(language, `steps.${result}`)];
  });
  return `${textTable([heading('steps.step'), heading('steps.cells'), heading('steps.outcome')], rows)}\n`;
}

function document({ outcomes, isComplete }: StepReplay, language: Language): object {
  return {
    format: 'firebreak-replay', version: 1, complete: isComplete,
    steps: outcomes.map(({ step, result, cell, reason }) => ({ did: step.did, cells: step.cells.length, result, ...(reason === null ? {} : { at: cell, code: reason.code, reason: describe(language, reason) }) })),
  };
}
