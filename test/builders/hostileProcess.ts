import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/project.mjs';

/**
 * Opens one hostile thing after the other in a process of its own, whose prototypes are frozen: a crash, a hang or a full memory ends
 * that process and no other, and a write to a prototype throws.
 */
const child = `
import { readFileSync } from 'node:fs';
import { hugeTexts, mutated, mutatedInside, openAnything, openJournal, openTable } from './hostile.mjs';
const natives = [Object, Array, Function, String, Number, Boolean, Map, Set, RegExp, Error, Promise, Uint8Array];
const [kind, ...rest] = process.argv.slice(2);
const [from, to, ...files] = kind === 'mutations' ? [Number(rest[0]), Number(rest[1]), ...rest.slice(2)] : [0, rest.length, ...rest];
const bytesOf = (path) => new Uint8Array(readFileSync(path));
const seeds = kind === 'mutations' ? files.map(bytesOf) : [];
const ending = kind === 'huge' ? '' : (files[0] ?? '').split('.').pop();
const isTable = ending === 'csv' || ending === 'tsv' || ending === 'xlsx';
const open = isTable ? (bytes) => openTable(bytes, 'table.' + ending) : ending === 'jnl' ? openJournal : openAnything;
// Libraries that read tables set properties of their own that frozen prototypes refuse; there every prototype is looked at after each file.
if (!isTable) for (const each of natives) Object.freeze(each.prototype);
const state = () => natives.map(({ prototype }) => Reflect.ownKeys(prototype).map(String).join()).join(';');
const before = state();
let worst = 0;
for (let index = from; index < to; index += 1) {
  const bytes = kind === 'mutations' ? (index % 2 === 1 && (ending === 'xlsx' || ending === 'jnl') ? mutatedInside(seeds, index + 1, ending) : mutated(seeds, index + 1)) : kind === 'files' ? bytesOf(rest[index]) : new TextEncoder().encode(hugeTexts[rest[index]].make());
  // Waited for: a pipe that is full is only emptied between two turns, and silence is taken for a hang.
  await new Promise((sent) => process.send({ at: index }, sent));
  const memory = process.memoryUsage().rss;
  const begun = performance.now();
  const { code } = await open(bytes);
  if (state() !== before) throw new Error('A prototype was changed');
  const milliseconds = performance.now() - begun;
  worst = Math.max(worst, milliseconds);
  process.send({ done: index, code, milliseconds, megabytes: (process.memoryUsage().rss - memory) / 1e6 });
}
process.disconnect();
`;

export interface HostileRun {
  /** By index: the code that `openAnything` gave. */
  readonly codes: ReadonlyMap<number, string>;
  /** The longest that one took, milliseconds. */
  readonly worst: number;
  /** The most memory that one took, 1e6 bytes. */
  readonly memory: number;
  /** Those at which the process crashed or was ended because it hung, and did so again; it went on with the next. */
  readonly crashed: readonly number[];
}

/** @returns a folder with the parsers and the process */
export async function buildHostile(folder: string): Promise<string> {
  const built = await mkdtemp(join(folder, 'hostile-'));
  const modules = ['openAnything', 'openTable', 'openJournal', 'mutations', 'mutatedInside', 'hugeTexts'].map((name) => `export * from '${root}/test/builders/${name}.ts';\n`);
  await writeFile(join(built, 'entry.ts'), modules.join(''));
  await build({ root: built, configFile: false, logLevel: 'error', ssr: { noExternal: true }, build: { ssr: join(built, 'entry.ts'), outDir: built, emptyOutDir: false, target: 'node20.18', rolldownOptions: { output: { entryFileNames: 'hostile.mjs' } } } });
  await writeFile(join(built, 'child.mjs'), child);
  return built;
}

/**
 * @param built what `buildHostile` gave
 * @param args `files` and paths, `huge` and names, or `mutations`, from, to and paths of the seeds, all of one kind of file
 * @param hang milliseconds after which one counts as hung
 */
export async function runHostile(built: string, args: readonly string[], hang: number, progress: (done: number) => void = () => undefined): Promise<HostileRun> {
  const codes = new Map<number, string>();
  const crashed: number[] = [];
  const again = new Set<number>();
  let worst = 0;
  let memory = 0;
  let next = args[0] === 'mutations' ? Number(args[1]) : 0;
  const end = args[0] === 'mutations' ? Number(args[2]) : args.length - 1;
  while (next < end) {
    const rest = args[0] === 'mutations' ? ['mutations', String(next), ...args.slice(2)] : [args[0]!, ...args.slice(1 + next)];
    const offset = args[0] === 'mutations' ? 0 : next;
    let at = next;
    const running = spawn(process.execPath, ['--max-old-space-size=2048', join(built, 'child.mjs'), ...rest], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    let timer: NodeJS.Timeout | undefined;
    running.on('message', (message: { at?: number; done?: number; code?: string; milliseconds?: number; megabytes?: number }) => {
      clearTimeout(timer);
      if (message.at !== undefined) {
        at = message.at + offset;
        timer = setTimeout(() => running.kill('SIGKILL'), hang);
      }
      if (message.done === undefined) return;
      next = message.done + offset + 1;
      codes.set(message.done + offset, message.code ?? '');
      worst = Math.max(worst, message.milliseconds ?? 0);
      memory = Math.max(memory, message.megabytes ?? 0);
      if (next % 1000 === 0) progress(next);
    });
    await once(running, 'close');
    clearTimeout(timer);
    if (next >= end) break;
    // Once more by itself: a machine with too much to do keeps a file waiting that is none to blame.
    const isSure = again.has(at);
    again.add(at);
    if (isSure) crashed.push(at);
    next = isSure ? at + 1 : at;
  }
  return { codes, worst, memory, crashed };
}
