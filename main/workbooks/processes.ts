import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import type { Processes } from './ownerFile.ts';

/** This process and the others of this machine, as owner files and journals name them. */
export async function thisMachine(): Promise<Processes> {
  return {
    self: { user: userName(), host: hostname(), pid: process.pid, started: await startOf(process.pid), run: randomBytes(12).toString('hex') },
    isAlive: async (pid, started) => {
      if (!isRunning(pid)) return false;
      const real = await startOf(pid);
      // A number that was given to another process since is not the one that wrote.
      return started === null || real === null || real === started;
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ticks since the machine's start, with the machine's start itself; null where the system does not say so in a file. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()}:${fields[19] ?? ''}`;
  } catch {
    // Not Linux, or the process has just ended: then its number alone has to do.
    return null;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list.
    return '?';
  }
}
