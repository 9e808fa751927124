/** Work that a crash or a “Don’t Save” has left, and bringing it back as unsaved. */
import { signal } from '@preact/signals-core';
import { failure, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Comparison } from '../../shared/document/comparison.ts';
import { emptyWorkbook, type Workbook } from '../../shared/document/document.ts';
import { decodeSteps } from '../../shared/document/codec.ts';
import { replaySteps } from '../../shared/document/replay.ts';
import type { RecoverableWork, RecoveryId, WorkbookHandle } from '../../shared/ipc/contract.ts';
import { compared } from './compared.ts';
import { desktop } from './desktop.ts';
import { mayLeave, showRecovered } from './files.ts';
import { paced } from './fileWork.ts';
import { journalBegun } from './journal.ts';
import { fetchText } from './receiveText.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { openDialog } from './view.ts';

export const recoverableWork = signal<readonly RecoverableWork[]>([]);

interface ReplayedWork {
  readonly handle: WorkbookHandle | null;
  readonly name: string;
  readonly workbook: Workbook;
  /** Edits that were made again. */
  readonly applied: number;
  /** Edits in it that no file holds. */
  readonly edits: number;
  /** Whether edits behind those were damaged. */
  readonly isCut: boolean;
  /** The file as it is now; null when it is gone, does not open, or was not asked for. */
  readonly onDisk: Workbook | null;
}

export async function refreshRecoverable(): Promise<void> {
  const listed = await desktop().call('recovery:list');
  if (listed.ok) recoverableWork.value = listed.value;
  else showToast('error', () => explain(listed.error));
}

/** Offers what a crash has left, when there is anything. */
export async function offerRecovery(): Promise<void> {
  await refreshRecoverable();
  if (recoverableWork.value.some(({ discardedAt }) => discardedAt === null)) openDialog.value = 'recovery';
}

/** Does the edits again, without putting anything on the table. @param withFile whether what is in the file now is wanted as well, to compare */
async function replayWork(id: RecoveryId, withFile: boolean): Promise<Result<ReplayedWork, Failure>> {
  const read = await desktop().call('recovery:read', id, withFile);
  if (!read.ok) return read;
  const { handle, name, base, patches, carried, isCut, onDisk } = read.value;
  const stopped = failure('fileWork.openingStopped', { name });
  const text = await fetchText(name, base);
  if (!text.ok) return text;
  const replayed = await paced('opening', name, replaySteps(text.value, patches));
  if (replayed === null) return stopped;
  if (!replayed.ok) return replayed;
  const { workbook, applied } = replayed.value;
  const work = { handle, name, workbook, applied, edits: carried + applied, isCut: isCut || applied < patches.length };
  if (onDisk === null || onDisk === 'base') return ok({ ...work, onDisk: onDisk === 'base' ? replayed.value.before : null });
  const ofFile = await fetchText(name, onDisk.text);
  if (!ofFile.ok) return ofFile;
  const decoded = await paced('opening', name, decodeSteps(ofFile.value));
  return decoded === null ? stopped : ok({ ...work, onDisk: decoded.ok ? decoded.value.workbook : null });
}

/** What the work holds that is not in the file. */
export async function compareWork(id: RecoveryId): Promise<Result<Comparison, Failure>> {
  const replayed = await replayWork(id, true);
  if (!replayed.ok) return replayed;
  const { name, workbook, onDisk } = replayed.value;
  return compared(name, onDisk ?? emptyWorkbook(''), workbook);
}

/** Puts work on the table as unsaved; the file stays as it is. @returns whether it is there now */
export async function keepWork(id: RecoveryId): Promise<boolean> {
  const replayed = await replayWork(id, false);
  if (!replayed.ok) {
    showToast('error', () => explain(replayed.error));
    return false;
  }
  if (!(await mayLeave())) return false;
  const { handle, name, workbook, applied, edits, isCut } = replayed.value;
  const shown = name === '' ? workbook.name : name;
  showRecovered(workbook, { handle, name: handle === null ? translate('safety.recoveredName', { name: shown }) : shown, readOnly: false }, { work: id, edits: applied, carried: Math.max(1, edits) });
  await journalBegun();
  const taken = await desktop().call('recovery:taken', id);
  if (!taken.ok) showToast('error', () => explain(taken.error));
  showToast(isCut ? 'error' : 'info', () => translate(isCut ? 'safety.recoveredCut' : 'safety.recovered', { count: edits }));
  await refreshRecoverable();
  return true;
}

/** Into the seven-day store. */
export async function discardWork(id: RecoveryId): Promise<void> {
  const discarded = await desktop().call('recovery:discard', id);
  if (!discarded.ok) showToast('error', () => explain(discarded.error));
  await refreshRecoverable();
}
