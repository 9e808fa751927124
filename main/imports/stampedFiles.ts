import { basename, extname } from 'node:path';
import { fail, failure, ok, type Result } from '../../shared/base/result.ts';
import { largestStamped, readStamps, stampedExtensions } from '../../shared/interchange/stamps/registry.ts';
import type { StampedFile } from '../../shared/ipc/contract.ts';
import { errorCode, type FsPort } from '../workbooks/fsPort.ts';

/** Whether a file's name is one of a figure or a report. */
export function isStampable(path: string): boolean {
  return stampedExtensions.includes(extname(path).slice(1).toLowerCase());
}

/** Reads the stamps of anybody's file; its name comes without its folder. */
export async function readStampedFile(port: FsPort, path: string): Promise<Result<StampedFile>> {
  const name = basename(path);
  try {
    const { size } = await port.stat(path);
    if (size > largestStamped) return failure('verify.tooLarge', { megabytes: Math.ceil(size / 1e6), limit: largestStamped / (1024 * 1024) });
    const stamps = readStamps(await port.read(path));
    return stamps.ok ? ok({ name, stamps: stamps.value }) : fail(stamps.error);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return failure('disk.notFound', { name });
    return failure('disk.readFailed', { name, code });
  }
}
