import type { Language } from '../../shared/base/localized.ts';
import type { Result } from '../../shared/base/result.ts';
import { fail, failure, ok } from '../../shared/base/result.ts';
import { planCommand } from '../../shared/document/commands/registry.ts';
import type { Workbook } from '../../shared/document/document.ts';
import type { ImportTable } from '../../shared/document/importRecipe.ts';
import { applyPatch } from '../../shared/document/patch.ts';
import { planImport } from '../../shared/interchange/importPlan.ts';
import { describe, t } from '../../shared/text/messages.ts';
import type { Output, Words } from './command.ts';
import { answeredByOption, readForeign } from './importOptions.ts';
import { oneLine } from './table.ts';

export interface TakenIn {
  readonly workbook: Workbook;
  /** The table that it went into. */
  readonly table: ImportTable;
}

/** A workbook with what a foreign table holds. What would have to be guessed is refused; what is not taken is remarked, a line each. */
export async function takeIn(words: Words, language: Language, output: Output): Promise<Result<TakenIn>> {
  const read = await readForeign(words, language);
  if (!read.ok) return read;
  const { raw, settings, workbook, questions, remarks, recipeName } = read.value;
  // Dates, codes and percentages are not guessed at: their cells are listed below and not taken.
  const question = questions.find(({ code }) => answeredByOption.has(code));
  if (question !== undefined) return fail(question);
  const plan = planImport(workbook, raw, settings, language);
  if (plan.account.taken === 0) return failure('import.nothingKnown');
  for (const remark of [...questions, ...remarks]) output.remark(`${oneLine(describe(language, remark))}\n`);
  for (const { row, column, text, reason } of plan.rejections) {
    const place = `${t(language, 'import.atRow', { row: row + 1 })}${column === null ? '' : `, ${settings.columns[column]?.heading ?? ''}`}`;
    output.remark(`${oneLine(`${place}: “${text}” ${describe(language, reason)}`)}\n`);
  }
  const planned = planCommand(workbook, 'rows.import', { ...plan.change, recipe: { ...settings, name: recipeName } });
  return planned.ok ? ok({ workbook: applyPatch(workbook, planned.value.patch), table: settings.table }) : planned;
}
