import { basename, extname } from 'node:path';
import { fail, type Failure, failure, ok, type Result } from '../../shared/base/result.ts';
import type { ExportKind } from '../../shared/ipc/contract.ts';
import { atomicWrite } from '../workbooks/atomicWrite.ts';
import { errorCode, type FsPort } from '../workbooks/fsPort.ts';
import { safeFileName } from './safeFileName.ts';

export interface ExportDialogs {
  exportPath(suggestedName: string, kind: ExportKind): Promise<string | null>;
  confirmReplace(name: string): Promise<boolean>;
}

/**
 * Asks where, then writes all of it or nothing. null: the person cancelled.
 *
 * @param stopOf  asked when writing begins: gives it up
 */
export async function saveExport(
  port: FsPort,
  dialogs: ExportDialogs,
  suggestedName: string,
  kind: ExportKind,
  bytes: Uint8Array,
  stopOf: () => AbortSignal | undefined = () => undefined,
): Promise<Result<{ readonly name: string } | null>> {
  const ending = `.${kind}`;
  const chosen = await dialogs.exportPath(safeFileName(suggestedName, ending), kind);
  if (chosen === null) return ok(null);
  const path = extname(chosen) === '' ? chosen + ending : chosen;
  // The system's dialog asked about the name as typed, not about the one with our ending.
  if (path !== chosen && (await isThere(port, path)) && !(await dialogs.confirmReplace(basename(path)))) return ok(null);
  const written = await atomicWrite(port, path, bytes, { stop: stopOf() });
  return written.ok ? ok({ name: basename(path) }) : asExport(written.error);
}

/** A write that was given up is an export here, not a save. */
export function asExport(error: Failure): Result<never> {
  return error.code === 'fileWork.savingStopped' ? failure('fileWork.exportingStopped', {}) : fail(error);
}

async function isThere(port: FsPort, path: string): Promise<boolean> {
  try {
    await port.stat(path);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ENOENT';
  }
}
