/**
 * The work that no save has taken up: journals that a crash left, and those that a person chose not to save, for seven days.
 *
 * Owns: finding, counting, reading, putting aside and pruning them. Never touches a workbook's own file. Does not own:
 * writing journals (`journal.ts`), replaying edits (the page).
 */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { RecoverableWork, RecoveryId } from '../../shared/ipc/contract.ts';
import { fileHash, fileHashOf } from './fileHash.ts';
import { errorCode, type FsPort } from './fsPort.ts';
import type { ResumedWork } from './journalContract.ts';
import { type JournalEdit, readJournal, type ReadJournal } from './journalFormat.ts';
import { baseEnding, journalEnding, removeIfThere } from './journalGeneration.ts';

/** What the page needs to bring the work back. */
export interface ReadWork {
  readonly name: string;
  /** UTF-8 bytes of the text on which the edits are made. */
  readonly base: Uint8Array;
  readonly edits: readonly JournalEdit[];
  /** Edits that are in that text already. */
  readonly carried: number;
  readonly isCut: boolean;
  /** The file it came from, where that is still as it was; the work can be saved over it. */
  readonly file: { readonly path: string; readonly sha256: string } | null;
  /** What is at the file's place now; `base`: those very bytes; null: nothing, no file, or it was not asked for. */
  readonly onDisk: Uint8Array | 'base' | null;
}

export interface Recovery {
  list(): Promise<readonly RecoverableWork[]>;
  /** @param withFile whether what is at the file's place now is wanted as well */
  read(id: RecoveryId, withFile: boolean): Promise<Result<ReadWork>>;
  /**
   * What a journal of its own begins with when the work is on the table again: the first so many edits and their text.
   *
   * @throws the system's error; ENOENT for work that is gone
   */
  resume(id: RecoveryId, edits: number): Promise<ResumedWork>;
  /** Puts work into the seven-day store. */
  discard(id: RecoveryId): Promise<Result<null>>;
  /** The same for the journal that was being written until now. */
  discardStem(stem: string): Promise<void>;
  /** Takes work away that is safe elsewhere. */
  remove(id: RecoveryId): Promise<Result<null>>;
}

export interface RecoveryOptions {
  readonly port: FsPort;
  readonly folder: string;
  readonly now: () => number;
  /** Whether a process that wrote a journal may still be writing it. */
  readonly isAlive: (pid: number, started: string | null) => Promise<boolean>;
  /** Stem of the journal that this process is writing. */
  readonly current: () => string | null;
}

const storedFor = 7 * 86_400_000;
const discardedMark = /^(.*)@(\d{13,16})$/;
const stemShape = /^\d{1,16}-\d+-[0-9a-f]{16}(@\d{13,16})?$/;

interface Found {
  readonly stem: string;
  readonly journal: ReadJournal;
  readonly discardedAt: number | null;
  /** Edits that no file holds. */
  readonly edits: number;
  readonly fileState: RecoverableWork['file'];
  /** Of what is at the file's place now. */
  readonly hashNow: string | null;
}

export function createRecovery({ port, folder, now, isAlive, current }: RecoveryOptions): Recovery {
  const ids = new Map<RecoveryId, string>();

  function idOf(stem: string): RecoveryId {
    const known = [...ids].find(([, each]) => each === stem)?.[0];
    const id = known ?? (randomBytes(18).toString('base64url') as RecoveryId);
    ids.set(id, stem);
    return id;
  }

  /** null: nothing there that a person would want back. Such rests are taken away. */
  async function find(stem: string): Promise<Found | null> {
    const [, , at] = discardedMark.exec(stem) ?? [];
    const discardedAt = at === undefined ? null : Number(at);
    const bytes = await port.read(join(folder, stem + journalEnding));
    const journal = readJournal(bytes);
    const { head } = journal;
    if (head !== null && discardedAt === null && (stem === current() || (await isAlive(head.pid, head.started)))) return null;
    const hashNow = head?.path == null ? null : await hashOf(port, head.path);
    const taken = journal.savings.findLast((each) => each.sha256 === hashNow);
    const edits = (taken === undefined ? (head?.carried ?? 0) : 0) + journal.edits.length - (taken?.edits ?? 0);
    const isOver = discardedAt !== null && now() - discardedAt > storedFor;
    // Not even a first line: its making was cut short, before any edit was in it.
    const isSaved = head === null ? !bytes.includes(0x0a) : edits === 0 && !journal.isCut;
    if (isOver || isSaved) {
      await removeFiles(stem);
      return null;
    }
    const isSame = taken !== undefined || hashNow === head?.fileHash;
    const fileState = head?.path == null ? 'none' : hashNow === null ? 'gone' : isSame ? 'same' : 'changed';
    return { stem, journal, discardedAt, edits, fileState, hashNow };
  }

  async function removeFiles(stem: string): Promise<void> {
    await removeIfThere(port, join(folder, stem + journalEnding));
    await removeIfThere(port, join(folder, stem + baseEnding));
  }

  async function stems(): Promise<readonly string[]> {
    try {
      const names = await port.list(folder);
      return names.filter((name) => name.endsWith(journalEnding)).map((name) => name.slice(0, -journalEnding.length)).filter((stem) => stemShape.test(stem));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async function list(): Promise<readonly RecoverableWork[]> {
    const works: RecoverableWork[] = [];
    for (const stem of await stems()) {
      const found = await find(stem).catch((error: unknown) => (errorCode(error), null));
      if (found === null) continue;
      const { head, edits, isCut } = found.journal;
      const time = edits.at(-1)?.time ?? head?.time ?? Number(/^\d+/.exec(stem)?.[0] ?? 0);
      works.push({ id: idOf(stem), name: head?.name ?? '', folder: head?.path == null ? '' : basename(dirname(head.path)), time, edits: found.edits, isCut, discardedAt: found.discardedAt, file: found.fileState });
    }
    return works.toSorted((a, b) => b.time - a.time);
  }

  async function discardStem(stem: string): Promise<void> {
    const marked = `${stem.replace(/@\d+$/, '')}@${now()}`;
    // The text first: a journal that is found has its text beside it.
    await port.rename(join(folder, stem + baseEnding), join(folder, marked + baseEnding));
    await port.rename(join(folder, stem + journalEnding), join(folder, marked + journalEnding));
    for (const [id, each] of ids) if (each === stem) ids.set(id, marked);
  }

  async function read(id: RecoveryId, withFile: boolean): Promise<Result<ReadWork>> {
    const stem = ids.get(id);
    if (stem === undefined) return failure('disk.workGone');
    try {
      const found = await find(stem);
      if (found === null) return failure('disk.workGone');
      const { head, edits, isCut } = found.journal;
      const base = await port.read(join(folder, stem + baseEnding));
      // Edits fit nothing but the text that they were made on.
      const fits = head !== null && (await fileHash(base)) === head.baseHash;
      const path = head?.path ?? null;
      const isBase = fits && found.hashNow === head.baseHash;
      const file = path !== null && found.hashNow !== null && found.fileState === 'same' ? { path, sha256: found.hashNow } : null;
      return ok({
        name: head?.name ?? '',
        base,
        edits: fits ? edits : [],
        carried: head?.carried ?? 0,
        isCut: isCut || !fits,
        file,
        onDisk: path === null || !withFile ? null : isBase ? 'base' : await readIfThere(port, path),
      });
    } catch (error) {
      return failure('disk.workUnreadable', { code: errorCode(error) });
    }
  }

  async function resume(id: RecoveryId, count: number): Promise<ResumedWork> {
    const stem = ids.get(id);
    if (stem === undefined) throw Object.assign(new Error('The work is gone'), { code: 'ENOENT' });
    const { head, edits } = readJournal(await port.read(join(folder, stem + journalEnding)));
    const path = join(folder, stem + baseEnding);
    const sha256 = await fileHashOf(port, path);
    return { base: { path, sha256 }, edits: sha256 === head?.baseHash ? edits.slice(0, count) : [], carried: head?.carried ?? 0 };
  }

  async function on(id: RecoveryId, act: (stem: string) => Promise<void>): Promise<Result<null>> {
    const stem = ids.get(id);
    if (stem === undefined) return failure('disk.workGone');
    try {
      await act(stem);
      return ok(null);
    } catch (error) {
      return failure('disk.workUnreadable', { code: errorCode(error) });
    }
  }

  return { list, read, resume, discard: (id) => on(id, discardStem), discardStem, remove: (id) => on(id, removeFiles) };
}

async function readIfThere(port: FsPort, path: string): Promise<Uint8Array | null> {
  try {
    return (await port.stat(path)).isFile ? await port.read(path) : null;
  } catch (error) {
    errorCode(error);
    return null;
  }
}

async function hashOf(port: FsPort, path: string): Promise<string | null> {
  try {
    return (await port.stat(path)).isFile ? await fileHashOf(port, path) : null;
  } catch (error) {
    errorCode(error);
    return null;
  }
}
