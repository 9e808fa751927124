import type { z } from 'zod';
import { atomicWrite } from './atomicWrite.ts';
import { errorCode, type FsPort } from './fsPort.ts';

/** A small file of the program's own, such as its settings. */
export interface SmallFile<T> {
  read(): Promise<T>;
  write(value: T): Promise<void>;
}

/**
 * A JSON file that is checked when it is read. A missing or unreadable one gives `initial`: losing settings must not keep
 * the program from starting. Faults are reported to `report`, never thrown.
 */
export function smallFile<T>(port: FsPort, path: string, schema: z.ZodType<T>, initial: T, report: (what: string) => void): SmallFile<T> {
  let last: Promise<void> = Promise.resolve();
  async function write(value: T): Promise<void> {
    const written = await atomicWrite(port, path, new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`));
    if (!written.ok) report(`${path}: ${written.error.code}`);
  }
  return {
    read: async () => {
      try {
        const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(await port.read(path))));
        if (parsed.success) return parsed.data;
        report(`${path}: ${parsed.error.message}`);
      } catch (error) {
        if (error instanceof SyntaxError) report(`${path}: ${error.message}`);
        else if (errorCode(error) !== 'ENOENT') report(`${path}: ${errorCode(error)}`);
      }
      return initial;
    },
    // In turn, so that the last value written is the one that stays.
    write: (value) => (last = last.then(() => write(value))),
  };
}
