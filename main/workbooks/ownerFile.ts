/**
 * Says beside a workbook who has it open: `.~lock.NAME#`, as office programs do. Advice only, so that two people do not work
 * past each other for hours; what protects a file is that its content is compared before each save.
 */
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { atomicWrite } from './atomicWrite.ts';
import { errorCode, type FsPort } from './fsPort.ts';
import { oneAtATime } from './oneAtATime.ts';
import { realTarget } from './realTarget.ts';

const ownerShape = z.object({ user: z.string().max(200), host: z.string().max(300), pid: z.int(), started: z.string().nullable(), run: z.string().max(100), time: z.number() });
export type Owner = z.infer<typeof ownerShape>;

/** This process, and what can be known of others on this machine. */
export interface Processes {
  readonly self: Omit<Owner, 'time'>;
  /** @param started when that process began, as `self.started`; null compares nothing */
  isAlive(pid: number, started: string | null): Promise<boolean>;
}

/** Who else has a workbook open. `unreadable`: there is an owner file that says nothing. */
export type OtherOwner = { readonly kind: 'other'; readonly user: string; readonly host: string; readonly time: number } | { readonly kind: 'unreadable' };

export interface OwnerFiles {
  /** null: nobody, or somebody whose process is dead. */
  otherOwner(path: string): Promise<OtherOwner | null>;
  /** Names us as the owner of this file, and of no other; null of none. Where the folder cannot be written, nothing is said. */
  hold(path: string | null): Promise<void>;
  /** Writes the time anew; to be called once a minute. */
  refresh(): Promise<void>;
}

export function ownerFileName(name: string): string {
  return `.~lock.${name}#`;
}

export function createOwnerFiles(port: FsPort, processes: Processes, now: () => number): OwnerFiles {
  const inTurn = oneAtATime();
  /** The workbook, and its owner file once that is ours. */
  let held: { readonly path: string; readonly file: string } | null = null;

  async function fileOf(path: string): Promise<string> {
    const target = await realTarget(port, path);
    return join(dirname(target), ownerFileName(basename(target)));
  }

  async function ownerAt(file: string): Promise<Owner | 'none' | 'unreadable'> {
    try {
      if (!(await port.lstat(file)).isFile) return 'unreadable';
      const parsed = ownerShape.safeParse(JSON.parse(new TextDecoder().decode(await port.read(file))));
      return parsed.success ? parsed.data : 'unreadable';
    } catch (error) {
      if (error instanceof SyntaxError) return 'unreadable';
      return ['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? 'none' : 'unreadable';
    }
  }

  async function otherAt(file: string): Promise<OtherOwner | null> {
    const owner = await ownerAt(file);
    if (owner === 'none') return null;
    if (owner === 'unreadable') return { kind: 'unreadable' };
    const { self } = processes;
    if (owner.run === self.run) return null;
    const isDead = owner.host === self.host && !(await processes.isAlive(owner.pid, owner.started));
    return isDead ? null : { kind: 'other', user: owner.user, host: owner.host, time: owner.time };
  }

  /** Leaves an owner file of somebody else alone. */
  async function write(file: string): Promise<boolean> {
    if ((await otherAt(file)) !== null) return false;
    const written = await atomicWrite(port, file, new TextEncoder().encode(`${JSON.stringify({ ...processes.self, time: now() })}\n`));
    return written.ok;
  }

  async function release(): Promise<void> {
    if (held === null) return;
    const { file } = held;
    held = null;
    const owner = await ownerAt(file);
    if (typeof owner === 'object' && owner.run === processes.self.run) await port.remove(file).catch(errorCode);
  }

  return {
    otherOwner: async (path) => {
      try {
        return await otherAt(await fileOf(path));
      } catch (error) {
        // A folder that is gone or closed to us: opening the workbook says so.
        errorCode(error);
        return null;
      }
    },
    hold: (path) =>
      inTurn(async () => {
        if (path === held?.path) return;
        await release();
        if (path === null) return;
        try {
          const file = await fileOf(path);
          if (await write(file)) held = { path, file };
        } catch (error) {
          errorCode(error);
        }
      }),
    refresh: () => inTurn(async () => void (held !== null && (await write(held.file)))),
  };
}
