/** Earlier versions of workbooks: listing, opening as a copy, naming, and what differs between two. */
import { signal } from '@preact/signals-core';
import { fail, failure, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { decodeSteps, encodePartSteps } from '../../shared/document/codec.ts';
import { scenariosRestore } from '../../shared/document/commands/scenariosRestore.ts';
import type { CellEdit } from '../../shared/document/commands/setCells.ts';
import type { Comparison } from '../../shared/document/comparison.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { nextIds } from '../../shared/document/newRows.ts';
import type { VersionId, WorkbookVersions } from '../../shared/ipc/contract.ts';
import { compared } from './compared.ts';
import { desktop } from './desktop.ts';
import { fetchText } from './receiveText.ts';
import { sendText } from './sendText.ts';
import { edit } from './edits.ts';
import { currentFile, mayLeave, takeOpened } from './files.ts';
import { paced } from './fileWork.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { chooseScenario, scenario, workbook } from './workbook.ts';

/** null: still being looked for. */
export const versions = signal<readonly WorkbookVersions[] | null>(null);

/** What is listed stays in sight until the new list is there. */
export async function refreshVersions(): Promise<void> {
  const listed = await desktop().call('versions:list', currentFile.peek().handle);
  if (listed.ok) versions.value = listed.value;
  else showToast('error', () => explain(listed.error));
}

/** Opens a version as an untitled copy, named after its time. @returns whether it is on the table */
export async function openVersion(id: VersionId, time: string): Promise<boolean> {
  if (!(await mayLeave())) return false;
  const opened = await desktop().call('versions:open', id);
  if (!opened.ok) return takeOpened(opened);
  const name = translate('safety.versionCopy', { name: opened.value.name, time });
  const isShown = await takeOpened(ok({ ...opened.value, name }));
  if (isShown) showToast('info', () => translate('safety.copyOpened'));
  return isShown;
}

/** The workbook of a version; the one on the table for null. */
export async function versionWorkbook(id: VersionId | null): Promise<Result<Workbook, Failure>> {
  if (id === null) return ok(workbook.peek());
  const opened = await desktop().call('versions:open', id);
  if (!opened.ok) return opened;
  const text = await fetchText(opened.value.name, opened.value.text);
  if (!text.ok) return text;
  const decoded = await paced('opening', opened.value.name, decodeSteps(text.value));
  if (decoded === null) return failure('fileWork.openingStopped', { name: opened.value.name });
  return decoded.ok ? ok(decoded.value.workbook) : fail(decoded.error[0]);
}

/** What differs between two versions; the workbook on the table for null. */
export async function compareVersions(before: VersionId | null, after: VersionId | null): Promise<Result<Comparison, Failure>> {
  // One after the other: the second would stop the first, which is of the same kind of work.
  const left = await versionWorkbook(before);
  if (!left.ok) return left;
  const right = await versionWorkbook(after);
  if (!right.ok) return right;
  return compared(right.value.name, left.value, right.value);
}

/** @returns whether the version has its new name; the list shows it then */
export async function renameVersion(id: VersionId, label: string): Promise<boolean> {
  const renamed = await desktop().call('versions:rename', id, label);
  return told(renamed, () => translate('version.renamed', { label }));
}

/** Deletes a named version for good. */
export async function removeVersion(id: VersionId, label: string): Promise<boolean> {
  const removed = await desktop().call('versions:remove', id);
  return told(removed, () => translate('version.deleted', { label }));
}

async function told(done: Result<null>, text: () => string): Promise<boolean> {
  if (done.ok) showToast('success', text);
  else showToast('error', () => explain(done.error));
  await refreshVersions();
  return done.ok;
}

/** Puts values of another version into a new scenario and brings it to the front. @returns whether it was done */
export function restoreIntoScenario(name: string, cells: readonly CellEdit[]): boolean {
  const [id = ''] = nextIds(workbook.peek(), 'scenarios', 1);
  if (!edit(scenariosRestore, { name, cells })) return false;
  chooseScenario(id);
  showToast('success', () => translate('restore.done', { count: cells.length, name: scenario.peek().name }));
  return true;
}

/** Keeps the workbook as it is on the table under a name. @returns whether it is kept */
export async function nameVersion(label: string): Promise<boolean> {
  const { handle } = currentFile.peek();
  if (handle === null) return false;
  const parts = await paced('saving', label, encodePartSteps(workbook.peek()));
  if (parts === null) {
    showToast('info', () => translate('fileWork.savingStopped'));
    return false;
  }
  const text = await sendText(parts);
  const named = text.ok ? await desktop().call('versions:name', handle, label, text.value) : text;
  if (named.ok) showToast('success', () => translate('safety.versionNamed', { label }));
  else showToast('error', () => explain(named.error));
  return named.ok;
}
