import type { Language } from '../../../shared/base/localized.ts';
import { decodeThoroughly } from '../../../shared/document/codec.ts';
import { placeText } from '../../../shared/document/placeText.ts';
import { findProblems } from '../../../shared/document/problems.ts';
import { salvageWorkbook } from '../../../shared/document/salvage.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import { sha256Hex } from '../../workbooks/atomicWrite.ts';
import { nodeFs } from '../../workbooks/fsPort.ts';
import { readDamaged, readWorkbook } from '../../workbooks/readWorkbook.ts';
import { salvageLines } from '../salvageLines.ts';
import type { Command } from '../command.ts';
import { exitStatus, refuse } from '../command.ts';
import { oneLine } from '../table.ts';

export const check: Command = {
  name: 'check',
  usage: [{
    words: { en: 'check FILE', zhHant: 'check 檔案' },
    does: { en: 'print every problem of a file, a line each', zhHant: '逐行列出檔案的所有問題' },
  }],
  options: {},
  run: async (words, language, output) => {
    const text = await readWorkbook(nodeFs, words.file);
    if (!text.ok) {
      output.result(await whatIsSound(words.file, language));
      return refuse(words, describe(language, text.error), output);
    }
    const decoded = decodeThoroughly(text.value.texts.join(''), sha256Hex);
    if (!decoded.ok) {
      output.result(decoded.error.map((problem) => `${oneLine(describe(language, problem))}\n`).join(''));
      output.result(await whatIsSound(words.file, language));
      return refuse(words, describe(language, decoded.error[0]), output);
    }
    const { workbook } = decoded.value;
    const problems = findProblems(workbook);
    if (problems.length === 0) {
      output.remark(`${t(language, 'cli.noProblems')}\n`);
      return exitStatus.done;
    }
    output.result(problems.map((problem) => `${oneLine(`${placeText(workbook, problem.place, language)}: ${describe(language, problem)}`)}\n`).join(''));
    return exitStatus.refused;
  },
};

/** What of a refused file could be kept, and what not; empty for one that is no workbook at all. */
async function whatIsSound(file: string, language: Language): Promise<string> {
  const text = await readDamaged(nodeFs, file);
  const salvaged = text.ok ? salvageWorkbook(text.value.texts.join('')) : text;
  return salvaged.ok ? `${[...salvageLines(salvaged.value, language), t(language, 'cli.salvageHint')].join('\n')}\n` : '';
}
