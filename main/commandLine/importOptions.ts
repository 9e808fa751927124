/** The options with which the commands that read foreign tables are told what the file does not say. */
import { basename } from 'node:path';
import type { Language } from '../../shared/base/localized.ts';
import type { Failure, Result } from '../../shared/base/result.ts';
import { failure, ok } from '../../shared/base/result.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { emptyWorkbook } from '../../shared/document/document.ts';
import type { ImportRecipe, ImportSettings, ImportTable } from '../../shared/document/importRecipe.ts';
import type { ImportPlan } from '../../shared/interchange/importPlan.ts';
import { planImport } from '../../shared/interchange/importPlan.ts';
import { cellQuestions, followsRecipe, headingRemarks, suggestSettings } from '../../shared/interchange/importQuestions.ts';
import type { RawTable, ReadChoices } from '../../shared/interchange/importers/importer.ts';
import { numberStyles } from '../../shared/interchange/numberStyle.ts';
import { readForeignTable } from '../imports/tableReader.ts';
import { nodeFs } from '../workbooks/fsPort.ts';
import type { Words } from './command.ts';
import { loadWorkbook } from './command.ts';

export const importOptions = { '--encoding': 'value', '--separator': 'value', '--numbers': 'value', '--sheet': 'value', '--table': 'value', '--into': 'value', '--recipe': 'value' } as const;

export interface ForeignTable {
  readonly raw: RawTable;
  readonly settings: ImportSettings;
  readonly plan: ImportPlan;
  /** What has to be said by an option before the file can be taken in. */
  readonly questions: readonly Failure[];
  /** What was set aside, or may surprise. */
  readonly remarks: readonly Failure[];
  /** The workbook into which it goes: the one that `--into` names, or an empty one with the file's name. */
  readonly workbook: Workbook;
  /** Under which its settings are kept. */
  readonly recipeName: string;
}

/** Questions that an option answers; their words name it. */
export const answeredByOption: ReadonlySet<string> = new Set(['import.askEncodingByOption', 'import.askSeparatorByOption', 'import.askNumbersByOption']);

function withOption({ code, details }: Failure): Failure {
  return { code: answeredByOption.has(`${code}ByOption`) ? `${code}ByOption` : code, details };
}

/** What the options say about a file, then what a recipe says. */
function readChoices(word: (option: keyof typeof importOptions) => string | undefined, recipe: ImportRecipe | undefined): ReadChoices {
  const encoding = word('--encoding') ?? recipe?.encoding ?? undefined;
  const separator = word('--separator') ?? recipe?.separator ?? undefined;
  const sheet = word('--sheet') ?? recipe?.sheet ?? undefined;
  return { ...(encoding === undefined ? {} : { encoding }), ...(separator === undefined ? {} : { separator: separator === 'tab' ? '\t' : separator }), ...(sheet === undefined ? {} : { sheet }) };
}

/** Reads the file that the words name, in the way that their options ask for. */
export async function readForeign({ file, options }: Words, language: Language): Promise<Result<ForeignTable>> {
  const word = (option: keyof typeof importOptions) => (typeof options[option] === 'string' ? options[option] : undefined);
  const numbers = numberStyles.find((style) => style === word('--numbers'));
  if (word('--numbers') !== undefined && numbers === undefined) return failure('import.badOption', { option: '--numbers', values: numberStyles.join(', ') });
  const table = (['firms', 'contracts'] as const satisfies readonly ImportTable[]).find((each) => each === word('--table'));
  if (word('--table') !== undefined && table === undefined) return failure('import.badOption', { option: '--table', values: 'firms, contracts' });
  const into = word('--into');
  const target = into === undefined ? ok(emptyWorkbook(basename(file).replace(/\.[^.]*$/, ''))) : await loadWorkbook(into);
  if (!target.ok) return target;
  const workbook = target.value;
  const wanted = word('--recipe');
  const chosen = workbook.recipes.find(({ name }) => name === wanted);
  if (wanted !== undefined && chosen === undefined) return failure('import.noRecipe', { name: wanted, names: workbook.recipes.map(({ name }) => name).join(', ') });
  const read = await readForeignTable(nodeFs, file, readChoices(word, chosen));
  if (!read.ok) return read;
  const raw = read.value;
  const settings = suggestSettings(workbook, raw, { ...(table === undefined ? {} : { table }), ...(numbers === undefined ? {} : { numbers }), ...(chosen === undefined ? {} : { recipe: chosen }) });
  if (chosen !== undefined && settings.columns !== chosen.columns) return failure('import.otherHeadings', { name: chosen.name, headings: chosen.columns.map(({ heading }) => heading).join(', ').slice(0, 200) });
  const isFollowed = followsRecipe(workbook, settings);
  const planned = planImport(workbook, raw, settings, language, into === undefined);
  const isFirmTable = settings.columns.some(({ key }) => key === 'name' || settings.table === 'contracts');
  // Without names no row is a firm: that is said once, and not of each row.
  const plan = isFirmTable ? planned : { ...planned, rejections: [] };
  const isKnown = settings.columns.some(({ key }) => key !== null);
  return ok({
    raw, settings, plan, workbook, recipeName: chosen?.name ?? basename(file),
    questions: [...(isFollowed ? [] : raw.questions), ...cellQuestions(workbook, raw, settings, isFollowed || numbers !== undefined)].map(withOption),
    remarks: [...raw.remarks, ...headingRemarks(raw, settings), ...(isKnown && !isFirmTable ? [{ code: 'import.noNameColumn', details: {} }] : [])],
  });
}
