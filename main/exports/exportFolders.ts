/** Folders that a person has chosen to write several files into. Owns: folder -> path; the page knows a handle only. Nothing that is there is written over. */
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { ExportKind, FolderHandle } from '../../shared/ipc/contract.ts';
import { atomicWrite } from '../workbooks/atomicWrite.ts';
import { errorCode, type FsPort } from '../workbooks/fsPort.ts';
import { asExport } from './saveExport.ts';
import { safeFileName } from './safeFileName.ts';

export interface ExportFolders {
  /** Asks for a folder with the system's dialog; null: the person cancelled. */
  choose(): Promise<Result<{ readonly folder: FolderHandle; readonly name: string } | null>>;
  /** Writes all of a file or nothing, under the name suggested or, where that is taken, with a number behind it. */
  write(folder: FolderHandle, suggestedName: string, kind: ExportKind, bytes: Uint8Array): Promise<Result<{ readonly name: string }>>;
}

/** A folder with more files of one name is not meant. */
const mostOfOneName = 1000;

/** @param stopOf  asked when writing a file begins: gives it up */
export function createExportFolders(port: FsPort, ask: () => Promise<string | null>, stopOf: () => AbortSignal | undefined = () => undefined): ExportFolders {
  const paths = new Map<FolderHandle, string>();
  return {
    choose: async () => {
      const path = await ask();
      if (path === null) return ok(null);
      // Safe: a handle is any word that nobody can guess.
      const folder = randomBytes(16).toString('base64url') as FolderHandle;
      paths.set(folder, path);
      return ok({ folder, name: basename(path) });
    },
    write: async (folder, suggestedName, kind, bytes) => {
      const path = paths.get(folder);
      if (path === undefined) return failure('disk.unknownHandle');
      const name = await freeFileName(port, path, safeFileName(suggestedName, `.${kind}`), `.${kind}`);
      const written = await atomicWrite(port, join(path, name), bytes, { stop: stopOf() });
      return written.ok ? ok({ name }) : asExport(written.error);
    },
  };
}

/** The first of `name`, `name (2)`, `name (3)` … that nothing in the folder has. */
export async function freeFileName(port: FsPort, folder: string, name: string, ending: string): Promise<string> {
  const bare = name.slice(0, -ending.length);
  for (let number = 1; number < mostOfOneName; number += 1) {
    const tried = number === 1 ? name : `${bare} (${number})${ending}`;
    try {
      await port.stat(join(folder, tried));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return tried;
      // The write will say what is wrong with the place.
      return tried;
    }
  }
  return name;
}
