/**
 * Opens and saves workbooks.
 *
 * Owns: which path is behind a handle, and what the file held when it was opened or last saved. Does not own: the meaning
 * of the text (the page's codec), the dialogs (given), or how bytes get to the disk (`atomicWrite.ts`).
 */
import { randomBytes } from 'node:crypto';
import { basename, dirname, extname, resolve } from 'node:path';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { HandedText, OpenedWorkbook, OutsideChange, SavedWorkbook, SaveOutcome, SaveWait, WorkbookHandle, WorkbookWork } from '../../shared/ipc/contract.ts';
import type { Backups } from './backups.ts';
import { conflictCopies, conflictRemarks } from './conflictCopies.ts';
import { fileHash, fileHashOf, fileTexts } from './fileHash.ts';
import { errorCode, type FsPort } from './fsPort.ts';
import type { Journal } from './journalContract.ts';
import { tidyLeftovers } from './leftovers.ts';
import { oneAtATime } from './oneAtATime.ts';
import type { OtherOwner, OwnerFiles } from './ownerFile.ts';
import { realTarget } from './realTarget.ts';
import { readDamaged, readWorkbook } from './readWorkbook.ts';
import type { RecentFiles } from './recentFiles.ts';
import { storeWorkbook, type StoreQuestions } from './storeWorkbook.ts';
import { workbookExtension, workbookName } from './workbookName.ts';

/** What to do with a workbook that somebody else has open. */
export type OwnedAnswer = 'readOnly' | 'copy' | 'edit' | 'cancel';

/** The questions that opening and saving put to the person; null or 'cancel' means that the person thought better of it. */
export interface WorkbookDialogs extends StoreQuestions {
  openPath(): Promise<string | null>;
  /** The system's dialog has asked already whether the path that it gives may be replaced. */
  savePath(suggestedName: string): Promise<string | null>;
  confirmReplace(name: string): Promise<boolean>;
  ownedElsewhere(name: string, owner: OtherOwner): Promise<OwnedAnswer>;
}

export interface WorkbookFiles {
  open(): Promise<Result<OpenedWorkbook | null>>;
  openPath(path: string): Promise<Result<OpenedWorkbook | null>>;
  openRecent(id: string): Promise<Result<OpenedWorkbook | null>>;
  /** Opens a file as an untitled copy: the first save asks where. */
  openCopy(path: string, name: string): Promise<Result<OpenedWorkbook>>;
  reload(handle: WorkbookHandle): Promise<Result<OpenedWorkbook>>;
  /**
   * @param text  or its UTF-8 bytes
   * @param over `state` of the outside change that may be overwritten
   */
  save(handle: WorkbookHandle, text: string | Uint8Array, over: string | null): Promise<Result<SaveOutcome | null>>;
  saveAs(suggestedName: string, text: string | Uint8Array): Promise<Result<SavedWorkbook | null>>;
  /** null for a handle that was never given out. */
  pathOf(handle: WorkbookHandle): string | null;
  /** The real path behind a handle, links followed; null when there is none any more. */
  targetOf(handle: WorkbookHandle): Promise<string | null>;
  /** The file as we last read or wrote it. */
  fileOf(handle: WorkbookHandle): { readonly path: string; readonly sha256: string } | null;
  /** A handle for a file whose content is known: that of recovered work. */
  adopt(path: string, sha256: string): WorkbookHandle;
}

interface Entry {
  readonly path: string;
  /** Of the file as we last read or wrote it. */
  sha256: string;
  readonly readOnly: boolean;
}

export interface WorkbookFileParts {
  readonly port: FsPort;
  readonly dialogs: WorkbookDialogs;
  readonly recent: RecentFiles;
  readonly backups: Backups;
  readonly journal: Pick<Journal, 'saving'>;
  readonly owners: Pick<OwnerFiles, 'otherOwner'>;
  readonly now: () => number;
  /** Told while a save waits for a file that another program holds, and once with null when that is over. */
  readonly waiting: (wait: SaveWait | null) => void;
  /** Told when a file begins to be read or written, and with null when that is over. */
  readonly working: (work: WorkbookWork | null) => void;
  /** Gives up the reading or writing that is under way when it is asked for. */
  readonly stopOf: (kind: WorkbookWork['kind']) => AbortSignal;
  /** Makes a file's text ready for the page. */
  readonly handOver: (texts: readonly string[]) => HandedText;
}

export function createWorkbookFiles({ port, dialogs, recent, backups, journal, owners, now, waiting, working, stopOf, handOver }: WorkbookFileParts): WorkbookFiles {
  const entries = new Map<WorkbookHandle, Entry>();
  const inTurn = oneAtATime();

  function remember(path: string, sha256: string, readOnly = false): WorkbookHandle {
    const handle = randomBytes(18).toString('base64url') as WorkbookHandle;
    entries.set(handle, { path, sha256, readOnly });
    return handle;
  }

  /** Says what is done to a file as long as it is done. */
  async function atWork<Answer>(kind: WorkbookWork['kind'], path: string, act: (stop: AbortSignal) => Promise<Answer>): Promise<Answer> {
    working({ kind, name: workbookName(path) });
    try {
      return await act(stopOf(kind));
    } finally {
      working(null);
    }
  }

  async function openPath(path: string): Promise<Result<OpenedWorkbook | null>> {
    const full = resolve(path);
    const read = await atWork('opening', full, (stop) => readDamaged(port, full, stop));
    if (!read.ok) return read;
    const { damage } = read.value;
    if (damage !== undefined) return ok({ handle: null, name: workbookName(full), text: handOver(read.value.texts), readOnly: false, damage });
    const owner = await owners.otherOwner(full);
    const answer = owner === null ? 'edit' : await dialogs.ownedElsewhere(basename(full), owner);
    if (answer === 'cancel') return ok(null);
    await recent.add(full);
    const { sha256 } = read.value;
    const text = handOver(read.value.texts);
    if (answer === 'copy') return ok({ handle: null, name: workbookName(full), text, readOnly: false });
    if (owner === null) await tidyLeftovers(port, backups, await realTarget(port, full), now());
    const readOnly = answer === 'readOnly';
    const remarks = conflictRemarks(basename(full), await conflictCopies(port, await realTarget(port, full)));
    return ok({ handle: remember(full, sha256, readOnly), name: workbookName(full), text, readOnly, remarks });
  }

  async function reload(handle: WorkbookHandle): Promise<Result<OpenedWorkbook>> {
    const entry = entries.get(handle);
    if (entry === undefined) return failure('disk.unknownHandle');
    const read = await atWork('opening', entry.path, (stop) => readWorkbook(port, entry.path, stop));
    if (!read.ok) return read;
    entry.sha256 = read.value.sha256;
    return ok({ handle, name: workbookName(entry.path), text: handOver(read.value.texts), readOnly: entry.readOnly });
  }

  /** The outside change that the person has not seen; null: none, or only the one that may be overwritten. */
  async function unseenChange(entry: Entry, over: string | null): Promise<Result<OutsideChange | null>> {
    const change = await outsideChange(port, entry);
    if (!change.ok) return change;
    // Changed once more since the person looked: asked once more.
    if (change.value === null || change.value.state === over) return ok(null);
    const { bytes, ...about } = change.value;
    const texts = bytes === null ? null : await fileTexts(bytes);
    return ok({ ...about, text: texts === null ? null : handOver(texts) });
  }

  /** @param known the handle of the file, and the outside change that may be overwritten; null for a file that we did not read */
  async function writeTo(path: string, text: string | Uint8Array, known: { readonly handle: WorkbookHandle; readonly entry: Entry; readonly over: string | null } | null): Promise<Result<SaveOutcome | null>> {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const name = basename(path);
    const finish = await journal.saving(path, await fileHash(bytes));
    const changedOutside = async (): Promise<Result<OutsideChange | null>> => (known === null ? ok(null) : unseenChange(known.entry, known.over));
    const stored = await atWork('saving', path, (stop) => storeWorkbook({ port, backups, questions: dialogs, changedOutside, waiting: (wait) => waiting({ ...wait, name }), stop }, path, bytes));
    waiting(null);
    const written = stored.ok && stored.value.kind === 'stored' ? stored.value : null;
    // A save that the disk did not confirm may be undone by a power cut: the journal stays then.
    await finish(written?.durability === 'confirmed' ? 'saved' : 'failed');
    if (!stored.ok) return stored;
    if (stored.value.kind === 'outside') return ok(stored.value);
    if (stored.value.kind === 'elsewhere') return asOutcome(await saveAs(workbookName(path), text));
    const { sha256, durability, notKept, remarks } = stored.value;
    if (known !== null) known.entry.sha256 = sha256;
    const handle = known?.handle ?? remember(path, sha256);
    await recent.add(path);
    return ok({ kind: 'saved', saved: { handle, name: workbookName(path), durability, notKept, remarks } });
  }

  async function saveAs(suggestedName: string, text: string | Uint8Array): Promise<Result<SavedWorkbook | null>> {
    const chosen = await dialogs.savePath(suggestedName);
    if (chosen === null) return ok(null);
    const path = extname(chosen) === '' ? chosen + workbookExtension : chosen;
    // The system's dialog asked about the name as typed, not about the one with our ending.
    if (path !== chosen && (await exists(port, path)) && !(await dialogs.confirmReplace(basename(path)))) return ok(null);
    const outcome = await writeTo(path, text, null);
    if (!outcome.ok) return outcome;
    if (outcome.value?.kind === 'outside') throw new Error('Bug: a file that we did not read cannot have changed since');
    return ok(outcome.value?.saved ?? null);
  }

  async function save(handle: WorkbookHandle, text: string | Uint8Array, over: string | null): Promise<Result<SaveOutcome | null>> {
    const entry = entries.get(handle);
    if (entry === undefined) return failure('disk.unknownHandle');
    if (entry.readOnly) return asOutcome(await saveAs(workbookName(entry.path), text));
    const change = await unseenChange(entry, over);
    if (!change.ok) return change;
    return change.value === null ? writeTo(entry.path, text, { handle, entry, over }) : ok({ kind: 'outside', outside: change.value });
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
      const read = await atWork('opening', path, (stop) => readWorkbook(port, path, stop));
      return read.ok ? ok({ handle: null, name, text: handOver(read.value.texts), readOnly: false }) : read;
    },
    reload: (handle) => inTurn(() => reload(handle)),
    save: (handle, text, over) => inTurn(() => save(handle, text, over)),
    saveAs: (suggestedName, text) => inTurn(() => saveAs(suggestedName, text)),
    pathOf: (handle) => entries.get(handle)?.path ?? null,
    targetOf: async (handle) => {
      const entry = entries.get(handle);
      if (entry === undefined) return null;
      // A folder that is gone leaves the path as it was known.
      return realTarget(port, entry.path).catch((error: unknown) => (errorCode(error), entry.path));
    },
    fileOf: (handle) => entries.get(handle) ?? null,
    adopt: (path, sha256) => remember(path, sha256),
  };
}

function asOutcome(saved: Result<SavedWorkbook | null>): Result<SaveOutcome | null> {
  return saved.ok && saved.value !== null ? ok({ kind: 'saved', saved: saved.value }) : (saved as Result<null>);
}

/** Compares the whole content: a file can change while its size and time stay. null: nothing has changed. */
async function outsideChange(port: FsPort, entry: Entry): Promise<Result<(Omit<OutsideChange, 'text'> & { readonly bytes: Uint8Array | null }) | null>> {
  const name = basename(entry.path);
  try {
    const facts = await port.stat(entry.path);
    if (!facts.isFile) return failure('disk.notAFile', { name });
    if ((await fileHashOf(port, entry.path)) === entry.sha256) return ok(null);
    // Whoever is changing it may not be done: the hash is that of the text.
    const bytes = await port.read(entry.path);
    const state = await fileHash(bytes);
    return ok(state === entry.sha256 ? null : { change: 'changed', name, bytes, state });
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return failure('disk.failed', { name, code });
    const folderIsThere = await exists(port, dirname(entry.path));
    return folderIsThere ? ok({ change: 'gone', name, bytes: null, state: 'gone' }) : failure('disk.folderGone', { name, code });
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
