/**
 * Opening and saving as the person sees it: which file is on the table, and the question about unsaved changes.
 *
 * Owns: the order of the steps. Does not own: dialogs and disks (main, over the desktop's calls) or the file format (`codec`).
 */
import { signal } from '@preact/signals-core';
import { type Failure, fail, type Result } from '../../shared/base/result.ts';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import { emptyWorkbook, type Workbook } from '../../shared/document/document.ts';
import type { DroppedFile, OpenedWorkbook, RecentFile, RecentId, SavedWorkbook, WorkbookHandle } from '../../shared/ipc/contract.ts';
import { desktop } from './desktop.ts';
import { offerSalvage } from './damagedFile.ts';
import { language } from './settings.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { resetInspection } from './inspect.ts';
import { isOpen, resetView } from './view.ts';
import { dirty, markSaved, putOnTable, savePoint, workbook } from './workbook.ts';

export interface CurrentFile {
  /** null: never saved, or a copy of a sample. */
  readonly handle: WorkbookHandle | null;
  /** File name without folder and ending. */
  readonly name: string;
}

export const currentFile = signal<CurrentFile>({ handle: null, name: '' });
export const saving = signal(false);
export const recentFiles = signal<readonly RecentFile[]>([]);
/** What the codec remarked about the file on the table; shown with the document's problems. */
export const openWarnings = signal<readonly Failure[]>([]);

/** Starts an empty workbook. */
export async function newWorkbook(): Promise<void> {
  if (!(await mayLeave())) return;
  show(emptyWorkbook(translate('shell.untitled')), { handle: null, name: translate('shell.untitled') }, []);
}

export async function openWorkbook(): Promise<void> {
  if (await mayLeave()) takeOpened(await desktop().call('workbook:open'));
}

export async function openRecent(id: RecentId): Promise<void> {
  if (!(await mayLeave())) return;
  takeOpened(await desktop().call('workbook:openRecent', id));
  await refreshRecent();
}

export async function openSample(): Promise<void> {
  if (!(await mayLeave())) return;
  const opened = await desktop().call('workbook:openSample', language.value);
  if (takeOpened(opened)) showToast('info', () => translate('shell.toast.sampleCopy'));
}

export async function openDropped(file: DroppedFile): Promise<void> {
  if (await mayLeave()) takeOpened(await desktop().openDropped(file));
}

/** A file that came from outside: the command line, a second start, the system's list. */
export async function openFromOutside(opened: Result<OpenedWorkbook>): Promise<void> {
  if (!opened.ok) takeOpened(opened);
  else if (await mayLeave()) takeOpened(opened);
}

/**
 * Puts an opened file on the table, or says why not.
 *
 * @returns whether a workbook is shown now; false also when the person cancelled
 */
export function takeOpened(opened: Result<OpenedWorkbook | null>): boolean {
  if (!opened.ok) {
    showToast('error', () => explain(opened.error));
    return false;
  }
  if (opened.value === null) return false;
  const { handle, name, text } = opened.value;
  const { damage } = opened.value;
  const decoded = damage === undefined ? decodeWorkbook(text) : fail(damage);
  if (!decoded.ok) {
    if (!offerSalvage(opened.value, decoded.error)) showToast('error', () => `${name}: ${explain(decoded.error)}`);
    return false;
  }
  const { warnings } = decoded.value;
  show(decoded.value.workbook, { handle, name }, warnings);
  if (warnings.length > 0) showToast('info', () => translate('shell.toast.warnings', { count: warnings.length }));
  void refreshRecent();
  return true;
}

function show(next: Workbook, file: CurrentFile, warnings: readonly Failure[]): void {
  currentFile.value = file;
  openWarnings.value = warnings;
  resetView();
  resetInspection();
  putOnTable(next);
  isOpen.value = true;
}

/** Saves in place, or asks where when the workbook has no file yet. @returns whether it is on disk now */
export async function save(): Promise<boolean> {
  const { handle } = currentFile.value;
  if (handle === null) return saveAs();
  return write((text) => desktop().call('workbook:save', handle, text));
}

export async function saveAs(): Promise<boolean> {
  const suggested = currentFile.value.handle === null ? workbook.value.name : currentFile.value.name;
  return write((text) => desktop().call('workbook:saveAs', suggested.trim() === '' ? translate('shell.untitled') : suggested, text));
}

async function write(call: (text: string) => Promise<Result<SavedWorkbook | null>>): Promise<boolean> {
  if (saving.value || !isOpen.value) return false;
  saving.value = true;
  // Edits made while the disk works belong to the next save: only this state of the document is marked.
  const point = savePoint();
  try {
    const saved = await call(encodeWorkbook(workbook.value));
    if (!saved.ok) {
      showToast('error', () => explain(saved.error));
      return false;
    }
    if (saved.value === null) return false;
    const { handle, name, durability } = saved.value;
    currentFile.value = { handle, name };
    markSaved(point);
    showToast(durability === 'confirmed' ? 'success' : 'info', () => translate(durability === 'confirmed' ? 'shell.toast.saved' : 'shell.toast.savedUnconfirmed', { name }));
    void refreshRecent();
    return true;
  } finally {
    saving.value = false;
  }
}

/** Asks about unsaved changes before the workbook leaves the table. @returns whether it may go */
export async function mayLeave(): Promise<boolean> {
  if (!isOpen.value || !dirty.value) return true;
  const answer = await desktop().call('dialog:unsaved', workbook.value.name.trim() === '' ? translate('shell.untitled') : workbook.value.name);
  if (!answer.ok) {
    showToast('error', () => explain(answer.error));
    return false;
  }
  return answer.value === 'discard' || (answer.value === 'save' && (await save()));
}

export async function refreshRecent(): Promise<void> {
  const listed = await desktop().call('recent:list');
  if (listed.ok) recentFiles.value = listed.value;
  else showToast('error', () => explain(listed.error));
}

export async function clearRecent(): Promise<void> {
  const cleared = await desktop().call('recent:clear');
  if (cleared.ok) recentFiles.value = [];
  else showToast('error', () => explain(cleared.error));
}
