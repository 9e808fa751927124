import { randomBytes } from 'node:crypto';
import { basename, extname } from 'node:path';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { PackedTable, ReadChoices } from '../../shared/interchange/importers/importer.ts';
import { importExtensions } from '../../shared/interchange/importers/registry.ts';
import type { ImportFile, ImportHandle } from '../../shared/ipc/contract.ts';
import type { FsPort } from '../workbooks/fsPort.ts';
import { readPackedTable } from './tableReader.ts';

/** Files of other programs behind handles, so that the page never names a path. */
export interface ImportFiles {
  choose(): Promise<Result<ImportFile | null>>;
  /** A file that came without a dialog. */
  offer(path: string): ImportFile;
  read(file: ImportHandle, choices: ReadChoices): Promise<Result<PackedTable>>;
}

/** Whether a file's name is one of a table of another program. */
export function isImportable(path: string): boolean {
  return importExtensions.includes(extname(path).slice(1).toLowerCase());
}

/**
 * @param ask  the system's dialog; null when the person cancelled
 * @param stop  gives up the reads that have begun by then
 */
export function createImportFiles(port: FsPort, ask: () => Promise<string | null>, stop: () => AbortSignal): ImportFiles {
  const paths = new Map<ImportHandle, string>();
  const offer = (path: string): ImportFile => {
    const handle = randomBytes(18).toString('base64url') as ImportHandle;
    paths.set(handle, path);
    return { import: handle, name: basename(path) };
  };
  return {
    offer,
    choose: async () => {
      const path = await ask();
      return ok(path === null ? null : offer(path));
    },
    read: async (file, choices) => {
      const path = paths.get(file);
      return path === undefined ? failure('disk.unknownHandle') : readPackedTable(port, path, choices, stop());
    },
  };
}
