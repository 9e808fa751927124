/**
 * Opens and saves workbooks.
 *
 * Owns: which path is behind a handle, and what the file held when it was opened or last saved. Does not own: the meaning
 * of the text (the page's codec), the dialogs (given), or how bytes get to the disk (`atomicWrite.ts`).
 */
import { randomBytes } from 'node:crypto';
import { basename, dirname, extname, resolve } from 'node:path';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { OpenedWorkbook, SavedWorkbook, WorkbookHandle } from '../../shared/ipc/contract.ts';
import { atomicWrite, sha256Hex } from './atomicWrite.ts';
import { errorCode, type FsPort } from './fsPort.ts';
import { readDamaged, readWorkbook } from './readWorkbook.ts';
import type { RecentFiles } from './recentFiles.ts';
import { workbookExtension, workbookName } from './workbookName.ts';

export type OutsideChange = 'changed' | 'gone';
export type OutsideAnswer = 'overwrite' | 'saveAs' | 'cancel';

/** The questions that opening and saving put to the person; null or 'cancel' means that the person thought better of it. */
export interface WorkbookDialogs {
  openPath(): Promise<string | null>;
  /** The system's dialog has asked already whether the path that it gives may be replaced. */
  savePath(suggestedName: string): Promise<string | null>;
  confirmReplace(name: string): Promise<boolean>;
  outsideChange(name: string, change: OutsideChange): Promise<OutsideAnswer>;
}

export interface WorkbookFiles {
  open(): Promise<Result<OpenedWorkbook | null>>;
  openPath(path: string): Promise<Result<OpenedWorkbook>>;
  openRecent(id: string): Promise<Result<OpenedWorkbook>>;
  /** Opens a file as an untitled copy: the first save asks where. */
  openCopy(path: string, name: string): Promise<Result<OpenedWorkbook>>;
  save(handle: WorkbookHandle, text: string): Promise<Result<SavedWorkbook | null>>;
  saveAs(suggestedName: string, text: string): Promise<Result<SavedWorkbook | null>>;
  /** null for a handle that was never given out. */
  pathOf(handle: WorkbookHandle): string | null;
}

interface Entry {
  readonly path: string;
  /** Of the file as we last read or wrote it. */
  sha256: string;
}

export function createWorkbookFiles(port: FsPort, dialogs: WorkbookDialogs, recent: RecentFiles): WorkbookFiles {
  const entries = new Map<WorkbookHandle, Entry>();
  const inTurn = oneAtATime();

  function remember(path: string, sha256: string): WorkbookHandle {
    const handle = randomBytes(18).toString('base64url') as WorkbookHandle;
    entries.set(handle, { path, sha256 });
    return handle;
  }

  async function openPath(path: string): Promise<Result<OpenedWorkbook>> {
    const full = resolve(path);
    const read = await readDamaged(port, full);
    if (!read.ok) return read;
    const { damage } = read.value;
    if (damage !== undefined) return ok({ handle: null, name: workbookName(full), text: read.value.text, damage });
    await recent.add(full);
    return ok({ handle: remember(full, read.value.sha256), name: workbookName(full), text: read.value.text });
  }

  async function writeTo(path: string, text: string, known: WorkbookHandle | null): Promise<Result<SavedWorkbook>> {
    const written = await atomicWrite(port, path, new TextEncoder().encode(text));
    if (!written.ok) return written;
    const entry = known === null ? undefined : entries.get(known);
    if (entry !== undefined) entry.sha256 = written.value.sha256;
    const handle = known ?? remember(path, written.value.sha256);
    await recent.add(path);
    return ok({ handle, name: workbookName(path), durability: written.value.durability });
  }

  async function saveAs(suggestedName: string, text: string): Promise<Result<SavedWorkbook | null>> {
    const chosen = await dialogs.savePath(suggestedName);
    if (chosen === null) return ok(null);
    const path = extname(chosen) === '' ? chosen + workbookExtension : chosen;
    // The system's dialog asked about the name as typed, not about the one with our ending.
    if (path !== chosen && (await exists(port, path)) && !(await dialogs.confirmReplace(basename(path)))) return ok(null);
    return writeTo(path, text, null);
  }

  async function save(handle: WorkbookHandle, text: string): Promise<Result<SavedWorkbook | null>> {
    const entry = entries.get(handle);
    if (entry === undefined) return failure('disk.unknownHandle');
    const change = await outsideChange(port, entry);
    if (!change.ok) return change;
    if (change.value !== null) {
      const answer = await dialogs.outsideChange(basename(entry.path), change.value);
      if (answer === 'cancel') return ok(null);
      if (answer === 'saveAs') return saveAs(workbookName(entry.path), text);
    }
    return writeTo(entry.path, text, handle);
  }

  return {
    openPath,
    open: async () => {
      const path = await dialogs.openPath();
      return path === null ? ok(null) : openPath(path);
    },
    openRecent: async (id) => {
      const path = recent.pathOf(id);
      return path === null ? failure('disk.unknownHandle') : openPath(path);
    },
    openCopy: async (path, name) => {
      const read = await readWorkbook(port, path);
      return read.ok ? ok({ handle: null, name, text: read.value.text }) : read;
    },
    save: (handle, text) => inTurn(() => save(handle, text)),
    saveAs: (suggestedName, text) => inTurn(() => saveAs(suggestedName, text)),
    pathOf: (handle) => entries.get(handle)?.path ?? null,
  };
}

/** Compares the whole content: a file can change while its size and time stay. */
async function outsideChange(port: FsPort, entry: Entry): Promise<Result<OutsideChange | null>> {
  try {
    const facts = await port.stat(entry.path);
    if (!facts.isFile) return failure('disk.notAFile', { name: basename(entry.path) });
    const sha256 = sha256Hex(await port.read(entry.path));
    return ok(sha256 === entry.sha256 ? null : 'changed');
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return failure('disk.failed', { name: basename(entry.path), code });
    const folderIsThere = await exists(port, dirname(entry.path));
    return folderIsThere ? ok('gone') : failure('disk.folderGone', { name: basename(entry.path), code });
  }
}

async function exists(port: FsPort, path: string): Promise<boolean> {
  try {
    await port.stat(path);
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes(errorCode(error));
  }
}

/** Runs what it is given one after the other, so that two saves never mix. */
function oneAtATime(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
}
