/**
 * Reads a file of another program into a table of raw text, in a worker that is stopped when it falls silent or takes too much memory.
 *
 * Owns: the bytes' way from the disk to the worker. Does not own: the formats (`shared/interchange/importers`).
 */
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import { finishFile } from '../../shared/document/fileSteps.ts';
import type { PackedTable, RawTable, ReadChoices } from '../../shared/interchange/importers/importer.ts';
import { unpackTable } from '../../shared/interchange/importers/packedTable.ts';
import { type After, listenForSilence, silenceLimit } from '../../shared/worker/silence.ts';
import { refuseStopped, stoppedCode } from '../workbooks/stops.ts';
import { errorCode, type FsPort } from '../workbooks/fsPort.ts';
import { fileLimit } from '../workbooks/readWorkbook.ts';

/** Megabytes that reading one file may take; a sheet of 10,000 firms needs a tenth. */
const heapLimit = 1024;

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

/** The part of a thread that is used. */
export interface ReaderThread {
  on(event: 'message' | 'error' | 'exit', listener: (given: unknown) => void): unknown;
  terminate(): unknown;
}

/** What the thread sends is words of life, and in the end either a table or a failure. */
function isAnswer(message: unknown): message is Result<PackedTable> {
  return typeof message === 'object' && message !== null && 'ok' in message && ('value' in message || 'error' in message);
}

function readInWorker(bytes: Uint8Array, name: string, choices: ReadChoices, stop?: AbortSignal): Promise<Result<PackedTable>> {
  const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: { bytes, name, choices }, resourceLimits: { maxOldGenerationSizeMb: heapLimit } });
  return hearReader(worker, name, afterTime, stop);
}

const afterTime: After = (milliseconds, task) => {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
};

/** Waits for the table for as long as the thread goes on speaking; then ends it. */
export function hearReader(thread: ReaderThread, name: string, after: After, stop?: AbortSignal): Promise<Result<PackedTable>> {
  return new Promise((resolve) => {
    let isOver = false;
    const end = (result: Result<PackedTable>): void => {
      isOver = true;
      silence.none();
      resolve(result);
      void thread.terminate();
    };
    const silence = listenForSilence(after, () => end(failure('import.tooSlow', { seconds: silenceLimit / 1000 })));
    const wait = (): void => {
      if (!isOver) silence.due(silenceLimit);
    };
    stop?.addEventListener('abort', () => end(failure('fileWork.importingStopped', { name })), { once: true });
    thread.on('message', (message) => {
      if (message === 'alive') wait();
      else end(isAnswer(message) ? message : failure('import.readerFailed'));
    });
    thread.on('error', (error) => end(failure(hasNoMemory(error) ? 'import.tooLarge' : 'import.readerFailed')));
    thread.on('exit', () => end(failure('import.readerFailed')));
    wait();
  });
}

function hasNoMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
