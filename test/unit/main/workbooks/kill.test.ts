import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { root } from '../../../../scripts/project.mjs';

/** Kills per run; the promise is measured with a thousand (FIREBREAK_KILLS) before a release. */
const kills = Number(process.env['FIREBREAK_KILLS'] ?? 20);
const size = 2_000_000;

let folder: string;

/** The saver as the program has it, in a process of its own that saves one version after the other until it is killed. */
const savingForEver = `
import { atomicWrite, nodeFs } from './saver.mjs';
for (let version = 0; ; version += 1) {
  const result = await atomicWrite(nodeFs, process.argv[2], new Uint8Array(${size}).fill(65 + (version % 26)));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  if (version === 0) process.send('saved');
}
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-kill-'));
  await writeFile(join(folder, 'entry.ts'), `export * from '${root}/main/workbooks/atomicWrite.ts';\nexport * from '${root}/main/workbooks/fsPort.ts';\n`);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(folder, 'entry.ts'), outDir: folder, emptyOutDir: false, target: 'node20.18', rolldownOptions: { output: { entryFileNames: 'saver.mjs' } } },
  });
  await writeFile(join(folder, 'loop.mjs'), savingForEver);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Spread over the length of some saves without chance: the same moments in every run, as far as a machine allows. */
function moment(kill: number): number {
  return (kill * 0.618_034 * 60) % 60;
}

async function saveUntilKilled(file: string, after: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [join(folder, 'loop.mjs'), file], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended]);
  await wait(after);
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}

test(`${kills} kills in the middle of saving leave a whole file each time (P1)`, async () => {
  const books = await mkdtemp(join(folder, 'books-'));
  const file = join(books, 'book.firebreak');
  let within = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    await saveUntilKilled(file, moment(kill));
    const bytes = await readFile(file);
    expect(bytes.length).toBe(size);
    expect(bytes.equals(Buffer.alloc(size, bytes[0]))).toBe(true);
    const left = (await readdir(books)).filter((name) => name !== 'book.firebreak');
    // A file of a save that was cut short: the kill came between its making and the rename.
    if (left.length > 0) within += 1;
    await Promise.all(left.map((name) => rm(join(books, name))));
  }
  expect(within / kills).toBeGreaterThanOrEqual(0.3);
}, 120_000);
