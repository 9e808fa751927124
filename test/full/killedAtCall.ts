import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSaver } from '../builders/killedSaver.ts';
import type { FullCheck, Outcome } from './check.ts';

/** System calls of a save; the disk's work runs in one thread, whose calls are counted from the first. */
const calls = ['openat', 'write', 'fsync', 'rename', 'unlink', 'fchmod', 'fchown', 'close', 'read', 'ftruncate', 'copy_file_range', 'mkdir'] as const;
const errors = ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT', 'EACCES'] as const;
/** More calls of one kind than a save makes. */
const mostCalls = 40;

const once = `
import { atomicWrite, createBackups, nodeFs } from './saver.mjs';
const [file, own] = process.argv.slice(2);
const backups = createBackups(nodeFs, own, Date.now);
process.stdout.write(JSON.stringify(await atomicWrite(nodeFs, file, Buffer.alloc(2_500_000, 'N'), { keepOld: backups.keep })));
`;

interface Count {
  tried: number;
  bad: string[];
}

/** Saves once for each call and number with a fault of strace there. @param fault such as `signal=SIGKILL` */
async function tryEach(folder: string, saver: string, fault: string, say: (progress: string) => void): Promise<Count> {
  const count: Count = { tried: 0, bad: [] };
  for (const call of calls) {
    for (let number = 1; number <= mostCalls; number += 1) {
      const books = join(folder, 'books');
      await rm(books, { recursive: true, force: true });
      await mkdir(books);
      const file = join(books, 'book.firebreak');
      await writeFile(file, Buffer.alloc(1_000_000, 'O'));
      const log = join(folder, 'strace.log');
      const run = spawnSync('strace', ['-f', '-qq', '-o', log, '-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${number}`, process.execPath, join(saver, 'once.mjs'), file, join(folder, 'own')], {
        encoding: 'utf8',
        env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
      });
      const isInjected = (await readFile(log, 'utf8')).includes('INJECTED') || run.signal === 'SIGKILL' || run.status === 137;
      if (!isInjected) break;
      count.tried += 1;
      const text = await readFile(file, 'latin1').catch(() => '');
      const isOld = text === 'O'.repeat(1_000_000);
      const isNew = text === 'N'.repeat(2_500_000);
      const saidSaved = run.stdout.includes('"ok":true');
      const left = (await readdir(books)).filter((name) => name !== 'book.firebreak');
      const isTold = run.stdout === '' || saidSaved || left.every((name) => run.stdout.includes(name));
      if (!(isOld || isNew) || (saidSaved && !isNew) || !isTold) count.bad.push(`${call} ${number} ${fault}`);
    }
    say(`${fault}: ${call}`);
  }
  return count;
}

async function prepared(folder: string): Promise<string | null> {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  const saver = await buildSaver(folder);
  await writeFile(join(saver, 'once.mjs'), once);
  return saver;
}

const missing: Outcome = { notTried: 'strace is not installed (Debian: apt-get install strace)' };

function outcome({ tried, bad }: Count): Outcome {
  return { kept: bad.length === 0 && tried > 10, figure: `${tried} calls, ${bad.length} bad${bad.length === 0 ? '' : `: ${bad.slice(0, 5).join('; ')}`}` };
}

export const killedAtCall: FullCheck = {
  promise: 'P2',
  title: 'SIGKILL at every system call of a save',
  target: 'all calls, 0 torn',
  run: async ({ folder, say }) => {
    const saver = await prepared(folder);
    return saver === null ? missing : outcome(await tryEach(folder, saver, 'signal=SIGKILL', say));
  },
};

export const failedCall: FullCheck = {
  promise: 'P3',
  title: `${errors.join(', ')} at every system call of a save`,
  target: 'old or new whole, never “saved” without it, temporary file gone or named',
  run: async ({ folder, say }) => {
    const saver = await prepared(folder);
    if (saver === null) return missing;
    const all: Count = { tried: 0, bad: [] };
    for (const error of errors) {
      const { tried, bad } = await tryEach(folder, saver, `error=${error}`, say);
      all.tried += tried;
      all.bad.push(...bad);
    }
    return outcome(all);
  },
};
