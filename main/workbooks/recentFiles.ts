import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { RecentFile, RecentId } from '../../shared/ipc/contract.ts';
import type { SmallFile } from './smallFile.ts';
import { workbookName } from './workbookName.ts';

export interface RecentFiles {
  list(): readonly RecentFile[];
  /** Puts a file in front. */
  add(path: string): Promise<void>;
  clear(): Promise<void>;
  /** null for an id that was never given out. */
  pathOf(id: string): string | null;
}

const limit = 10;

/** What is kept in `recent.json`: paths, newest first. */
export const recentPaths = z.array(z.string().min(1)).max(1000);

/**
 * The files opened or saved last, newest first, kept over restarts. A file that is gone stays listed: its drive may be
 * back tomorrow.
 *
 * @param store where the paths are kept
 * @param changed told after each change, for the system's own list and the menu
 */
export async function loadRecentFiles(store: SmallFile<readonly string[]>, changed: (newest: string | null) => void): Promise<RecentFiles> {
  let paths = (await store.read()).slice(0, limit);
  const ids = new Map<string, RecentId>();

  function idOf(path: string): RecentId {
    const id = ids.get(path) ?? (randomBytes(18).toString('base64url') as RecentId);
    ids.set(path, id);
    return id;
  }

  return {
    list: () => paths.map((path) => ({ id: idOf(path), name: workbookName(path), folder: basename(dirname(path)) })),
    add: async (path) => {
      paths = [path, ...paths.filter((other) => other !== path)].slice(0, limit);
      changed(path);
      await store.write(paths);
    },
    clear: async () => {
      paths = [];
      changed(null);
      await store.write(paths);
    },
    pathOf: (id) => paths.find((path) => ids.get(path) === id) ?? null,
  };
}
