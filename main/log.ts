import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Log {
  info(message: string): void;
  error(message: string, cause?: unknown): void;
}

const sizeLimit = 1_000_000;
const oldFiles = 3;

/**
 * A log in a folder of this machine: `firebreak.log`, and up to three older ones. It holds what the program did and which
 * bugs it met, never the contents of a workbook; nothing leaves the machine. Written at once, so that it survives a crash.
 */
export function createLog(folder: string): Log {
  const file = join(folder, 'firebreak.log');
  let working = prepare(folder);

  function write(level: string, message: string): void {
    const line = `${new Date().toISOString()} ${level} ${message.replaceAll('\n', '\n  ')}\n`;
    if (level === 'error') process.stderr.write(line);
    if (!working) return;
    try {
      rotate(file);
      appendFileSync(file, line, { mode: 0o600 });
    } catch (error) {
      working = false;
      process.stderr.write(`The log ${file} cannot be written: ${String(error)}\n`);
    }
  }

  return {
    info: (message) => write('info', message),
    error: (message, cause) => write('error', cause === undefined ? message : `${message}: ${describe(cause)}`),
  };
}

function prepare(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch (error) {
    process.stderr.write(`No log can be kept in ${folder}: ${String(error)}\n`);
    return false;
  }
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < sizeLimit) return;
  rmSync(`${file}.${oldFiles}`, { force: true });
  for (let age = oldFiles; age > 0; age -= 1) {
    const younger = age === 1 ? file : `${file}.${age - 1}`;
    if (statSync(younger, { throwIfNoEntry: false }) !== undefined) renameSync(younger, `${file}.${age}`);
  }
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
