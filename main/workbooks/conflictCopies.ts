import { basename, dirname, extname, join } from 'node:path';
import type { Failure } from '../../shared/base/result.ts';
import { fileHashOf } from './fileHash.ts';
import { errorCode, type FsPort } from './fsPort.ts';

/** Words by which services that keep folders alike mark what they could not bring together: Dropbox, Nextcloud, Syncthing, Box. */
const marks = /conflict|衝突/i;

/**
 * Names of the files beside a workbook that a sync service has made of it because two places had changed it. None when the
 * folder cannot be listed: they are a remark, nothing to stop for.
 *
 * @param target the workbook's real path
 */
export async function conflictCopies(port: FsPort, target: string): Promise<readonly string[]> {
  const ending = extname(target);
  const stem = basename(target, ending);
  try {
    const names = await port.list(dirname(target));
    return names.filter((name) => name.startsWith(stem) && name.endsWith(ending) && marks.test(name.slice(stem.length))).toSorted();
  } catch (error) {
    errorCode(error);
    return [];
  }
}

/** Which of these files beside a workbook holds the bytes of this hash; null: none of them. */
export async function holderOf(port: FsPort, target: string, names: readonly string[], sha256: string): Promise<string | null> {
  for (const name of names) {
    const found = await fileHashOf(port, join(dirname(target), name)).catch((error: unknown) => (errorCode(error), null));
    if (found === sha256) return name;
  }
  return null;
}

/** What is told of such files; nothing when there is none. */
export function conflictRemarks(name: string, names: readonly string[]): readonly Failure[] {
  return names.length === 0 ? [] : [{ code: 'saved.conflictCopies', details: { name, copies: names.join(', ') } }];
}
