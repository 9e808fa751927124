/**
 * One journal on the disk: the text on which its edits are made, and the edits.
 *
 * The text is there, synced, before the journal that refers to it; the journal's name is there before its first edit counts.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileHash, fileHashOf } from './fileHash.ts';
import { errorCode, type FsFile, type FsPort } from './fsPort.ts';
import { editLine, headLine, type JournalEdit, type JournalHead, savingLine, type SavingMark } from './journalFormat.ts';
import { writeAll } from './writeAll.ts';

/** Where the text of a generation comes from: a file that must have this hash, or the page. */
export type BaseSource = { readonly path: string; readonly sha256: string } | { readonly text: string | Uint8Array };

export interface Generation {
  readonly stem: string;
  /** Bytes of the journal so far, without its text. */
  readonly bytes: number;
  /** Edits so far, without those carried. */
  readonly edits: number;
  /** Writes edits and waits until they are on the disk. */
  append(edits: readonly JournalEdit[]): Promise<void>;
  mark(saving: SavingMark, time: number): Promise<void>;
  close(): Promise<void>;
  /** Closes it and takes it away: what it holds is saved elsewhere. */
  remove(): Promise<void>;
}

export const journalEnding = '.jnl';
export const baseEnding = '.base';

/**
 * @throws the system's error; ESTALE when the file has not the hash that it should have
 */
export async function startGeneration(port: FsPort, folder: string, base: BaseSource, head: Omit<JournalHead, 'format' | 'version' | 'baseHash'>, edits: readonly JournalEdit[]): Promise<Generation> {
  await port.makeFolder(folder);
  const stem = `${String(head.time)}-${head.pid}-${randomBytes(8).toString('hex')}`;
  const files = { base: join(folder, stem + baseEnding), journal: join(folder, stem + journalEnding) };
  try {
    const baseHash = await writeBase(port, files.base, base);
    const file = await port.create(files.journal);
    try {
      const first = Buffer.concat([headLine({ format: 'firebreak-journal', version: 1, baseHash, ...head }), ...edits.map((edit, index) => editLine(index + 1, edit))]);
      await writeAll(file, first);
      await file.sync();
      if (!port.isWindows) await port.syncFolder(folder);
      return generation(port, folder, stem, file, first.length, edits.length);
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
  } catch (error) {
    await removeIfThere(port, files.journal);
    await removeIfThere(port, files.base);
    throw error;
  }
}

async function writeBase(port: FsPort, file: string, base: BaseSource): Promise<string> {
  if ('path' in base) {
    await port.copy(base.path, file);
    if ((await fileHashOf(port, file)) !== base.sha256) throw Object.assign(new Error('The file was changed outside'), { code: 'ESTALE' });
    return base.sha256;
  }
  const bytes = typeof base.text === 'string' ? new TextEncoder().encode(base.text) : base.text;
  const written = await port.create(file);
  try {
    await writeAll(written, bytes);
    await written.sync();
  } finally {
    await written.close();
  }
  return fileHash(bytes);
}

function generation(port: FsPort, folder: string, stem: string, file: FsFile, firstBytes: number, firstEdits: number): Generation {
  let bytes = firstBytes;
  let edits = firstEdits;
  let isOpen = true;
  const write = async (lines: Uint8Array): Promise<void> => {
    await writeAll(file, lines);
    await file.datasync();
    bytes += lines.length;
  };
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    stem,
    get bytes() {
      return bytes;
    },
    get edits() {
      return edits;
    },
    append: async (added) => {
      await write(Buffer.concat(added.map((edit, index) => editLine(edits + index + 1, edit))));
      edits += added.length;
    },
    mark: (saving, time) => write(savingLine(saving, time)),
    close,
    remove: async () => {
      await close();
      // The journal first: a text without a journal is nothing that could be offered.
      await removeIfThere(port, join(folder, stem + journalEnding));
      await removeIfThere(port, join(folder, stem + baseEnding));
    },
  };
}

export async function removeIfThere(port: FsPort, path: string): Promise<void> {
  try {
    await port.remove(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
