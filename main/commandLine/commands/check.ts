import { placeText } from '../../../shared/document/placeText.ts';
import { findProblems } from '../../../shared/document/problems.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import type { Command } from '../command.ts';
import { exitStatus, loadWorkbook, refuse } from '../command.ts';
import { oneLine } from '../table.ts';

export const check: Command = {
  name: 'check',
  usage: [{
    words: { en: 'check FILE', zhHant: 'check 檔案' },
    does: { en: 'print every problem of a file, a line each', zhHant: '逐行列出檔案的所有問題' },
  }],
  options: {},
  run: async (words, language, output) => {
    const workbook = await loadWorkbook(words.file);
    if (!workbook.ok) return refuse(words, describe(language, workbook.error), output);
    const problems = findProblems(workbook.value);
    if (problems.length === 0) {
      output.remark(`${t(language, 'cli.noProblems')}\n`);
      return exitStatus.done;
    }
    output.result(problems.map((problem) => `${oneLine(`${placeText(workbook.value, problem.place, language)}: ${describe(language, problem)}`)}\n`).join(''));
    return exitStatus.refused;
  },
};
