/** `replay`: recorded steps made again on another workbook; without `--out` only what each step comes to. */
import type { Language } from '../../../shared/base/localized.ts';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import type { StepReplay } from '../../../shared/document/replaySteps.ts';
import { replayRecorded } from '../../../shared/document/replaySteps.ts';
import { readStepsFile } from '../../../shared/document/stepsFile.ts';
import { changeLabel } from '../../../shared/interchange/changeLogTable.ts';
import { replayedPlace, replayRefusal } from '../../../shared/interchange/replayText.ts';
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
    const steps = text.ok ? readStepsFile(text.value.texts.join('')) : text;
    if (!steps.ok) return refuse({ ...words, file }, describe(language, steps.error), output);
    const replayed = replayRecorded(loaded.value, steps.value, options['--old-values'] === true);
    if (options['--json'] === true) await output.largeResult(jsonPieces(document(replayed, language)));
    else output.result(report(replayed, language));
    const at = replayed.outcomes.findIndex(({ result }) => result === 'refused');
    if (at >= 0) refuse({ ...words, file }, replayRefusal(replayed, language), output);
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

function report({ outcomes, workbook }: StepReplay, language: Language): string {
  const heading = (key: 'steps.step' | 'steps.cells' | 'steps.outcome') => ({ heading: t(language, key), isNumber: false });
  const rows = outcomes.map((outcome, index) => [oneLine(`${index + 1} ${changeLabel(outcome.step, language)}`), oneLine(replayedPlace(workbook, outcome, language)), t(language, `steps.${outcome.result}`)]);
  return `${textTable([heading('steps.step'), heading('steps.cells'), heading('steps.outcome')], rows)}\n`;
}

function document({ outcomes, isComplete }: StepReplay, language: Language): object {
  return {
    format: 'firebreak-replay', version: 1, complete: isComplete,
    steps: outcomes.map(({ step, result, cell, reason }) => ({ did: step.did, cells: step.cells.length, result, ...(reason === null ? {} : { at: cell, code: reason.code, reason: describe(language, reason) }) })),
  };
}
