import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { root } from '../../scripts/project.mjs';

const size = 2_000_000;

/** The saver as the program has it, in a process of its own that saves one version after the other until it is killed. */
const savingForEver = `
import { atomicWrite, nodeFs } from './saver.mjs';
for (let version = 0; ; version += 1) {
  const result = await atomicWrite(nodeFs, process.argv[2], new Uint8Array(${size}).fill(65 + (version % 26)));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  if (version === 0) process.send?.('saved');
}
`;

/** @returns a folder with `saver.mjs` (the saver, bundled) and `loop.mjs`, which saves its first argument for ever */
export async function buildSaver(parent: string): Promise<string> {
  const folder = await mkdtemp(join(parent, 'saver-'));
  await writeFile(join(folder, 'entry.ts'), `export * from '${root}/main/workbooks/atomicWrite.ts';\nexport * from '${root}/main/workbooks/fsPort.ts';\nexport * from '${root}/main/workbooks/backups.ts';\n`);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(folder, 'entry.ts'), outDir: folder, emptyOutDir: false, target: 'node20.18', rolldownOptions: { output: { entryFileNames: 'saver.mjs' } } },
  });
  await writeFile(join(folder, 'loop.mjs'), savingForEver);
  return folder;
}

export interface Killed {
  /** Files that were neither the one version nor the other. */
  readonly torn: number;
  /** Kills that came between the making of the temporary file and the rename. */
  readonly within: number;
}

/** Kills a process that saves for ever, so many times, and looks at the file after each. */
export async function killDuringSaves(saver: string, kills: number, progress: (done: number) => void = () => undefined): Promise<Killed> {
  const books = await mkdtemp(join(saver, 'books-'));
  const file = join(books, 'book.firebreak');
  let torn = 0;
  let within = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    await saveUntilKilled(saver, file, moment(kill));
    const bytes = await readFile(file);
    if (bytes.length !== size || !bytes.equals(Buffer.alloc(size, bytes[0]))) torn += 1;
    const left = (await readdir(books)).filter((name) => name !== 'book.firebreak');
    if (left.length > 0) within += 1;
    await Promise.all(left.map((name) => rm(join(books, name))));
    if (kill % 50 === 49) progress(kill + 1);
  }
  return { torn, within };
}

/** Spread over the length of some saves without chance: the same moments in every run, as far as a machine allows. */
function moment(kill: number): number {
  return (kill * 0.618_034 * 60) % 60;
}

async function saveUntilKilled(saver: string, file: string, after: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [join(saver, 'loop.mjs'), file], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended]);
  await wait(after);
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`The saving process ended by itself (${String(signal)})`);
}
