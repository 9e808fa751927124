/**
 * Opening and saving as the person sees it: which file is on the table, and the question about unsaved changes.
 *
 * Owns: the order of the steps. Does not own: dialogs and disks (main, over the desktop's calls) or the file format (`codec`).
 */
import { signal } from '@preact/signals-core';
import { type Failure, fail, failure, ok, type Result } from '../../shared/base/result.ts';
import { decodeSteps, encodePartSteps, encodeWorkbook } from '../../shared/document/codec.ts';
import { emptyWorkbook, type Workbook } from '../../shared/document/document.ts';
import { losesMostRows, rowCount } from '../../shared/document/rowLoss.ts';
import type { OpenedWorkbook, OutsideChange, RecentFile, RecentId, SavedWorkbook, SaveWait, WholeText, WorkbookHandle } from '../../shared/ipc/contract.ts';
import { beginLog, loggedWorkbook, markLogged, sessionSteps } from './changeLog.ts';
import { desktop } from './desktop.ts';
import { offerSalvage } from './damagedFile.ts';
import { hush, paced, pause } from './fileWork.ts';
import { beginJournal, journalBegun, journalPoint, type JournalSource, leaveJournal, type RecoveredSource } from './journal.ts';
import { fetchText } from './receiveText.ts';
import { askForCollection } from './releaseBuffers.ts';
import { partsOf, sendText } from './sendText.ts';
import { language } from './settings.ts';
import { dismissAbout, showToast } from './toasts.ts';
import { resetTrace } from './trace.ts';
import { explain, translate } from './translate.ts';
import { resetInspection } from './inspect.ts';
import { resetJourney } from './journey.ts';
import { isOpen, resetView } from './view.ts';
import { dirty, history, markSaved, putOnTable, savePoint, workbook } from './workbook.ts';
import { endMainWork } from './workOfMain.ts';

export interface CurrentFile {
  /** null: never saved, or a copy of a sample. */
  readonly handle: WorkbookHandle | null;
  /** File name without folder and ending. */
  readonly name: string;
  /** Somebody else has it open: saving asks for another place. */
  readonly readOnly: boolean;
}

export const currentFile = signal<CurrentFile>({ handle: null, name: '', readOnly: false });
/** A change that another program made to the file, and that the person has not decided about; nothing was written. */
export const outsideChange = signal<OutsideChange | null>(null);
/** UTF-16 units of a file that with what was read from it takes noticeable memory. */
const largeText = 16 * 1024 * 1024;
/** Rows in the file on the disk. */
let rowsOnDisk = 0;
export const saving = signal(false);
/** The save that is going on waits for a file that another program holds. */
export const saveWait = signal<SaveWait | null>(null);
export const recentFiles = signal<readonly RecentFile[]>([]);
/** What the codec remarked about the file on the table; shown with the document's problems. */
export const openWarnings = signal<readonly Failure[]>([]);

/** Starts an empty workbook. */
export async function newWorkbook(): Promise<void> {
  if (!(await mayLeave())) return;
  const name = translate('shell.untitled');
  const next = emptyWorkbook(name);
  show(next, { handle: null, name, readOnly: false }, { source: { text: [encodeWorkbook(next)] } });
}

export async function openWorkbook(): Promise<void> {
  if (await mayLeave()) await takeOpened(await desktop().call('workbook:open'));
}

export async function openRecent(id: RecentId): Promise<void> {
  if (!(await mayLeave())) return;
  await takeOpened(await desktop().call('workbook:openRecent', id));
  await refreshRecent();
}

export async function openSample(): Promise<void> {
  if (!(await mayLeave())) return;
  const opened = await desktop().call('workbook:openSample', language.value);
  if (await takeOpened(opened)) showToast('info', () => translate('shell.toast.sampleCopy'));
}

/** A file that came from outside: the command line, a second start, the system's list. */
export async function openFromOutside(opened: Result<OpenedWorkbook | null>): Promise<void> {
  if (!opened.ok || (await mayLeave())) await takeOpened(opened);
}

/**
 * Puts an opened file on the table, or says why not.
 *
 * @returns whether a workbook is shown now; false also when the person cancelled
 */
export async function takeOpened(opened: Result<OpenedWorkbook | null>): Promise<boolean> {
  const isGivenUp = endMainWork();
  if (opened.ok && opened.value !== null && isGivenUp) return takeOpened(failure('fileWork.openingStopped', { name: opened.value.name }));
  if (!opened.ok) {
    showToast(opened.error.code === 'fileWork.openingStopped' ? 'info' : 'error', () => explain(opened.error));
    return false;
  }
  if (opened.value === null) return false;
  const { handle, name, readOnly, damage, remarks = [] } = opened.value;
  const before = workbook.peek();
  const received = typeof opened.value.text === 'string' ? ok(opened.value.text) : await fetchText(name, opened.value.text);
  if (!received.ok) return takeOpened(received);
  const text = received.value;
  const decoded = damage === undefined ? await paced('opening', name, decodeSteps(text)) : fail([damage] as const);
  if (decoded === null) {
    showToast('info', () => translate('fileWork.openingStopped', { name }));
    return false;
  }
  if (!decoded.ok) {
    const [why] = decoded.error;
    const offered = await offerSalvage(name, text, why);
    if (offered === 'nothing') showToast('error', () => `${name}: ${explain(why)}`);
    if (offered === 'stopped') showToast('info', () => translate('fileWork.openingStopped', { name }));
    return false;
  }
  // Edits made while a large file was read have not been asked about.
  if (workbook.peek() !== before && !(await mayLeave())) return false;
  const { warnings } = decoded.value;
  show(decoded.value.workbook, { handle, name, readOnly }, { source: handle === null ? { text: partsOf(text) } : null, warnings });
  if (readOnly) showToast('info', () => translate('safety.readOnly', { name }));
  if (warnings.length > 0) showToast('info', () => translate('shell.toast.warnings', { count: warnings.length }));
  for (const remark of remarks) showToast('info', () => explain(remark));
  void refreshRecent();
  // Once nothing here holds the text any more.
  if (text.length > largeText) void pause().then(askForCollection);
  return true;
}

/** Puts recovered work on the table: unsaved, whatever file it came from. */
export function showRecovered(next: Workbook, file: CurrentFile, work: RecoveredSource): void {
  show(next, file, { source: work });
}

/**
 * Puts a workbook that is in no file on the table, as a copy by a name.
 *
 * @returns whether it is shown now
 */
export async function showCopy(next: Workbook, name: string): Promise<boolean> {
  const before = workbook.peek();
  const text = await paced('opening', name, encodePartSteps(next));
  if (text === null) {
    showToast('info', () => translate('fileWork.openingStopped', { name }));
    return false;
  }
  if (workbook.peek() !== before && !(await mayLeave())) return false;
  show(next, { handle: null, name, readOnly: false }, { source: { text } });
  return true;
}

interface Shown {
  readonly source: JournalSource;
  readonly warnings?: readonly Failure[];
}

function show(next: Workbook, file: CurrentFile, { source, warnings = [] }: Shown): void {
  const carried = source !== null && 'work' in source ? source.carried : 0;
  hush('opening');
  // Whoever may leave with unsaved changes has just said so: they stay for seven days.
  void leaveJournal(isOpen.value && dirty.value);
  currentFile.value = file;
  openWarnings.value = warnings;
  outsideChange.value = null;
  rowsOnDisk = file.handle === null ? 0 : rowCount(next);
  resetView();
  resetInspection();
  resetJourney();
  resetTrace();
  putOnTable(next, carried === 0);
  beginLog(carried);
  isOpen.value = true;
  beginJournal({ handle: file.handle, name: file.name, source });
}

/**
 * Saves in place, or asks where when the workbook has no file yet. A change made outside is not overwritten but put before
 * the person (`outsideChange`).
 *
 * @param over the outside change that the person has seen and gives up
 * @returns whether it is on disk now
 */
export async function save(over: OutsideChange | null = null): Promise<boolean> {
  if (saving.value) return saveAfter();
  const { handle } = currentFile.value;
  if (handle === null) return saveAs();
  return write(async (text): Promise<Result<SavedWorkbook | null>> => {
    const outcome = await desktop().call('workbook:save', handle, text, over?.state ?? null);
    if (!outcome.ok) return outcome;
    if (outcome.value?.kind === 'saved') return ok(outcome.value.saved);
    outsideChange.value = outcome.value?.outside ?? null;
    return ok(null);
  });
}

/** Takes the file as another program left it; what was not saved here stays for seven days. */
export async function reload(): Promise<void> {
  const { handle } = currentFile.value;
  if (handle !== null) await takeOpened(await desktop().call('workbook:reload', handle));
}

/** Asks before a save that would drop most of what the file holds. */
async function mayDropRows(): Promise<boolean> {
  const after = rowCount(workbook.value);
  if (!losesMostRows(rowsOnDisk, after, history.value)) return true;
  const answer = await desktop().call('dialog:fewerRows', currentFile.value.name || translate('shell.untitled'), rowsOnDisk, after);
  return answer.ok && answer.value;
}

/** The save that is going on, and the one that was asked for meanwhile. */
let going: Promise<boolean> = Promise.resolve(true);
let following: Promise<boolean> | null = null;

/** A save asked for while one is going on follows it with what has been edited since; however often it was asked for, once. */
async function saveAfter(): Promise<boolean> {
  following ??= going.then(() => {
    following = null;
    return dirty.value ? save() : true;
  });
  return following;
}

export async function saveAs(): Promise<boolean> {
  const suggested = currentFile.value.handle === null ? workbook.value.name : currentFile.value.name;
  return write((text) => desktop().call('workbook:saveAs', suggested.trim() === '' ? translate('shell.untitled') : suggested, text));
}

function write(call: (text: WholeText) => Promise<Result<SavedWorkbook | null>>): Promise<boolean> {
  going = saving.value ? going.then(() => writeNow(call)) : writeNow(call);
  return going;
}

async function writeNow(call: (text: WholeText) => Promise<Result<SavedWorkbook | null>>): Promise<boolean> {
  if (!isOpen.value) return false;
  saving.value = true;
  if (!(await mayDropRows())) {
    saving.value = false;
    return false;
  }
  // Edits made while the disk works belong to the next save: only this state of the document is marked.
  const point = savePoint();
  journalPoint('save');
  const logged = sessionSteps();
  const rows = rowCount(workbook.value);
  try {
    const parts = await paced('saving', currentFile.value.name || workbook.value.name, encodePartSteps(loggedWorkbook()));
    if (parts === null) {
      showToast('info', () => translate('fileWork.savingStopped'));
      return false;
    }
    const text = await sendText(parts);
    // A save of what the journal does not know yet would not end it.
    await journalBegun();
    const saved = text.ok ? await call(text.value) : text;
    if (!saved.ok) {
      showToast(saved.error.code === 'fileWork.savingStopped' ? 'info' : 'error', () => explain(saved.error), 'save');
      return false;
    }
    if (saved.value === null) return false;
    const { handle, name, durability, notKept, remarks } = saved.value;
    currentFile.value = { handle, name, readOnly: false };
    outsideChange.value = null;
    rowsOnDisk = rows;
    markSaved(point);
    markLogged(logged);
    dismissAbout('save');
    if (notKept !== null) showToast('error', () => explain(notKept), 'save');
    showToast(durability === 'confirmed' ? 'success' : 'info', () => translate(durability === 'confirmed' ? 'shell.toast.saved' : 'shell.toast.savedUnconfirmed', { name }));
    for (const remark of remarks) showToast('info', () => explain(remark));
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
