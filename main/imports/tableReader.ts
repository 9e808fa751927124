/**
 * Reads a file of another program into a table of raw text, in a worker that is stopped when it takes too long or too much memory.
 *
 * Owns: the bytes' way from the disk to the worker. Does not own: the formats (`shared/interchange/importers`).
 */
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import { finishFile } from '../../shared/document/fileSteps.ts';
import type { PackedTable, RawTable, ReadChoices } from '../../shared/interchange/importers/importer.ts';
import { unpackTable } from '../../shared/interchange/importers/packedTable.ts';
import { refuseStopped, stoppedCode } from '../workbooks/stops.ts';
import { errorCode, type FsPort } from '../workbooks/fsPort.ts';
import { fileLimit } from '../workbooks/readWorkbook.ts';

/** Milliseconds and megabytes that reading one file may take; a sheet of 10,000 firms needs a tenth of both. */
const limits = { time: 30_000, heap: 1024 } as const;

/** A name without ending, computed so that the bundler leaves it: the worker is an entry of its own, beside this file's bundle. */
const workerFile = ['tableWorker', 'js'].join('.');

/** @returns a failure `disk.*` or `import.*`; `fileWork.importingStopped` once `stop` was given */
export async function readPackedTable(port: FsPort, path: string, choices: ReadChoices, stop?: AbortSignal): Promise<Result<PackedTable>> {
  const name = basename(path);
  try {
    const facts = await port.stat(path);
    if (!facts.isFile) return failure('disk.notAFile', { name });
    if (facts.size > fileLimit) return failure('disk.tooLarge', { name, megabytes: Math.ceil(facts.size / 1e6), limit: Math.floor(fileLimit / 1e6) });
    const bytes = await port.read(path, stop);
    refuseStopped(stop);
    return await readInWorker(bytes, name, choices, stop);
  } catch (error) {
    const code = errorCode(error);
    if (code === stoppedCode) return failure('fileWork.importingStopped', { name });
    if (code === 'ENOENT' || code === 'ENOTDIR') return failure('disk.notFound', { name });
    if (code === 'EACCES' || code === 'EPERM') return failure('disk.readRefused', { name });
    return failure('disk.readFailed', { name, code });
  }
}

/** The same, unpacked. */
export async function readForeignTable(port: FsPort, path: string, choices: ReadChoices): Promise<Result<RawTable>> {
  const packed = await readPackedTable(port, path, choices);
  return packed.ok ? ok(finishFile(unpackTable(packed.value))) : packed;
}

/** What the thread sends is either a table or a failure. */
function isAnswer(message: unknown): message is Result<PackedTable> {
  return typeof message === 'object' && message !== null && 'ok' in message && ('value' in message || 'error' in message);
}

function readInWorker(bytes: Uint8Array, name: string, choices: ReadChoices, stop?: AbortSignal): Promise<Result<PackedTable>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: { bytes, name, choices }, resourceLimits: { maxOldGenerationSizeMb: limits.heap } });
    const end = (result: Result<PackedTable>): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(failure('import.tooSlow', { seconds: limits.time / 1000 })), limits.time);
    stop?.addEventListener('abort', () => end(failure('fileWork.importingStopped', { name })), { once: true });
    worker.once('message', (result: unknown) => end(isAnswer(result) ? result : failure('import.readerFailed')));
    worker.once('error', (error: NodeJS.ErrnoException) => end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? failure('import.tooLarge') : failure('import.readerFailed')));
    worker.once('exit', () => end(failure('import.readerFailed')));
  });
}
