/**
 * The import that is being prepared: which file, how it is read, what it comes to.
 *
 * Owns: what the person has chosen. Does not own: reading the file (main), matching and reading cells (`shared/interchange`).
 */
import { computed, signal } from '@preact/signals-core';
import { type Failure, failure, ok, type Result } from '../../shared/base/result.ts';
import { rowsImport } from '../../shared/document/commands/rowsImport.ts';
import type { ImportColumn, ImportSettings, ImportTable } from '../../shared/document/importRecipe.ts';
import { planImport } from '../../shared/interchange/importPlan.ts';
import { cellQuestions, followsRecipe, headingRemarks, suggestSettings } from '../../shared/interchange/importQuestions.ts';
import type { RawTable, ReadChoices } from '../../shared/interchange/importers/importer.ts';
import { unpackTable } from '../../shared/interchange/importers/packedTable.ts';
import type { NumberStyle } from '../../shared/interchange/numberStyle.ts';
import type { ImportFile } from '../../shared/ipc/contract.ts';
import { desktop } from './desktop.ts';
import { edit } from './edits.ts';
import { announceWork, paced } from './fileWork.ts';
import { currentTab } from './place.ts';
import { language } from './settings.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { workbook } from './workbook.ts';

export interface Importing {
  readonly file: ImportFile;
  readonly choices: ReadChoices;
  readonly raw: RawTable;
  readonly settings: ImportSettings;
  /** The person has said how numbers are written. */
  readonly isStyleKnown: boolean;
}

export const importing = signal<Importing | null>(null);
/** The file is being read, for the first time or anew. */
export const readingImport = signal(false);

/** Asks for a file and begins its import. */
export async function chooseImport(): Promise<void> {
  const chosen = await desktop().call('import:choose');
  if (!chosen.ok) showToast('error', () => explain(chosen.error));
  else if (chosen.value !== null) await beginImport(chosen.value);
}

export async function beginImport(file: ImportFile): Promise<void> {
  await read(file, {}, {});
}

/** Reads the file anew in another encoding, separator or sheet. */
export async function readAgain(change: ReadChoices): Promise<void> {
  const before = importing.peek();
  if (before === null) return;
  const { settings, isStyleKnown } = before;
  await read(before.file, { ...before.choices, ...change }, { table: settings.table, ...(isStyleKnown ? { numbers: settings.numbers as NumberStyle } : {}) });
}

async function read(file: ImportFile, choices: ReadChoices, given: { readonly table?: ImportTable; readonly numbers?: NumberStyle }): Promise<void> {
  readingImport.value = true;
  const table = await rawTable(file, choices);
  readingImport.value = false;
  if (!table.ok) {
    if (table.error.code === 'fileWork.importingStopped') showToast('info', () => explain(table.error));
    else showToast('error', () => `${file.name}: ${explain(table.error)}`);
    return;
  }
  const settings = suggestSettings(workbook.peek(), table.value, given);
  // A recipe that was made for the same headings answers what was asked then.
  const isFollowed = followsRecipe(workbook.peek(), settings);
  const raw = isFollowed ? { ...table.value, questions: [] } : table.value;
  importing.value = { file, choices, raw, settings, isStyleKnown: given.numbers !== undefined || isFollowed };
}

/** By main, in a thread of its own; then it is unpacked here, which takes a while for a large one. */
async function rawTable(file: ImportFile, choices: ReadChoices): Promise<Result<RawTable>> {
  let isStopped = false;
  const cancel = (): void => {
    isStopped = true;
    void desktop().call('work:stop', 'importing');
  };
  const over = announceWork({ kind: 'importing', name: file.name, cancel });
  const packed = await desktop().call('import:read', file.import, choices);
  over();
  if (!packed.ok) return packed;
  // The answer was on its way already.
  const table = isStopped ? null : await paced('importing', file.name, unpackTable(packed.value));
  return table === null ? failure('fileWork.importingStopped', { name: file.name }) : ok(table);
}

export function chooseTable(table: ImportTable): void {
  change(({ raw, settings, isStyleKnown }) => suggestSettings(workbook.peek(), raw, { table, ...(isStyleKnown ? { numbers: settings.numbers as NumberStyle } : {}) }));
}

export function chooseHeaderRow(headerRow: number): void {
  change(({ raw, settings }) => suggestSettings(workbook.peek(), raw, { table: settings.table, headerRow, numbers: settings.numbers as NumberStyle }));
}

export function chooseNumbers(numbers: NumberStyle): void {
  const before = importing.peek();
  if (before !== null) importing.value = { ...before, isStyleKnown: true, settings: { ...before.settings, numbers } };
}

export function chooseExisting(existing: ImportSettings['existing']): void {
  change(({ settings }) => ({ ...settings, existing }));
}

/** Matches a column of the file; the one that was matched with the same column before is left out. */
export function chooseColumn(index: number, column: Partial<ImportColumn>): void {
  change(({ settings }) => ({
    ...settings,
    columns: settings.columns.map((each, at) => (at === index ? { ...each, ...(column.key === undefined ? {} : { unit: null }), ...column } : column.key != null && each.key === column.key ? { ...each, key: null, unit: null } : each)),
  }));
}

function change(next: (before: Importing) => ImportSettings): void {
  const before = importing.peek();
  if (before !== null) importing.value = { ...before, settings: next(before) };
}

export const importPlan = computed(() => (importing.value === null ? null : planImport(workbook.value, importing.value.raw, importing.value.settings, language.value)));

/** What the person has to choose before the import. */
export const openQuestions = computed<readonly Failure[]>(() => {
  if (importing.value === null) return [];
  const { raw, settings, isStyleKnown } = importing.value;
  return [...raw.questions, ...cellQuestions(workbook.value, raw, settings, isStyleKnown)];
});

export const importRemarks = computed<readonly Failure[]>(() => (importing.value === null ? [] : [...importing.value.raw.remarks, ...headingRemarks(importing.value.raw, importing.value.settings)]));

export function cancelImport(): void {
  importing.value = null;
}

/** Takes in what was read, in one step. */
export function confirmImport(): void {
  const now = importing.peek();
  const plan = importPlan.peek();
  if (now === null || plan === null) return;
  if (!edit(rowsImport, { ...plan.change, recipe: { ...now.settings, name: now.file.name } })) return;
  importing.value = null;
  currentTab.value = now.settings.table;
  const { added, updated } = plan.rows;
  const details = { name: now.file.name, added, updated, rejected: plan.rejections.length };
  showToast('success', () => translate('import.done', details));
}
