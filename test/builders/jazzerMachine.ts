/** Where Jazzer.js runs: this machine, or a newer Debian below a folder of it where this one's C library is too old for it. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canInstall, installWithApt, isCommand } from '../../scripts/apt.mjs';

/** Not among the project's dependencies: it has a native part, which needs a C library newer than the project does (glibc 2.38). */
const jazzer = '@jazzer.js/core@4.0.0';
/** The first Debian whose C library is new enough. */
const release = 'trixie';
const name = 'fuzzing';

export interface JazzerMachine {
  /** Said in the figures. */
  readonly title: string;
  /** The folder in which processes run, and in which they are given relative paths. */
  readonly place: string;
  /** Starts Node in that folder. */
  readonly start: (args: readonly string[], options: SpawnOptions) => ChildProcess;
}

/** @returns why none could be had, for people, where none could */
export async function jazzerMachine(folder: string, say: (progress: string) => void): Promise<JazzerMachine | { readonly missing: string }> {
  const here = await withJazzer(folder, 'this machine', (place) => (args, options) => spawn(process.execPath, args, { ...options, cwd: place }));
  if (!('missing' in here)) return here;
  const refused = `${jazzer} does not run on this machine (${here.missing})`;
  if (process.platform !== 'linux' || !canInstall()) return { missing: `${refused}; a Debian of its own for it is made only as root, on Linux, with apt` };
  if (!isCommand('debootstrap') && !installWithApt(['debootstrap'])) return { missing: `${refused}; apt has no debootstrap, to make a Debian of its own for it` };
  say(`${refused}; making a Debian ${release} for it`);
  const root = join(folder, release);
  const failed = makeDebian(root);
  if (failed !== null) return { missing: `${refused}; a Debian ${release} for it was not made: ${failed}` };
  const there = await withJazzer(root, `Debian ${release}`, () => (args, options) => spawn('unshare', inside(root, ['node', ...args]), options));
  return 'missing' in there ? { missing: `${refused}, nor in a Debian ${release} (${there.missing})` } : there;
}

async function withJazzer(folder: string, title: string, starter: (place: string) => JazzerMachine['start']): Promise<JazzerMachine | { readonly missing: string }> {
  const place = join(folder, name);
  await mkdir(place);
  await writeFile(join(place, 'package.json'), '{ "private": true }');
  // Nothing is compiled: the native part comes built.
  const isWindows = process.platform === 'win32';
  const installed = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', jazzer], { cwd: place, encoding: 'utf8', shell: isWindows });
  if (installed.status !== 0) return { missing: `npm does not install it: ${lastWords(installed.stderr)}` };
  const machine = { title, place, start: starter(place) };
  const loaded = await ended(machine.start(['-e', "require('@jazzer.js/core')"], { stdio: ['ignore', 'ignore', 'pipe'] }));
  return loaded.code === 0 ? machine : { missing: /^Error: (?:.*: )?(.+?)(?: \(required by .*)?$/m.exec(loaded.errors)?.[1] ?? lastWords(loaded.errors) };
}

/** From where apt has its own packages; the packages are checked against Debian's keys. */
function makeDebian(root: string): string | null {
  const listed = spawnSync('apt-get', ['indextargets', '--format', '$(ORIGIN) $(LABEL) $(REPO_URI)'], { encoding: 'utf8' });
  const mirror = /^Debian Debian (\S+)$/m.exec(listed.stdout ?? '')?.[1];
  if (mirror === undefined) return 'apt knows no mirror of Debian';
  // What it mounts is gone with it.
  const made = spawnSync('unshare', ['--mount', 'debootstrap', '--variant=minbase', '--include=nodejs', release, root, mirror], { encoding: 'utf8', maxBuffer: 1e8 });
  return made.status === 0 && existsSync(join(root, 'usr/bin/node')) ? null : lastWords(`${made.stdout ?? ''}${made.stderr ?? ''}${made.error?.message ?? ''}`);
}

/** A command in that Debian: its mounts and its processes are gone with it, whatever ends it. */
function inside(root: string, command: readonly string[]): readonly string[] {
  return ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', `mount -t proc proc "$0/proc" && exec chroot "$0" env --chdir=/${name} "$@"`, root, ...command];
}

/** @returns how it ended, and the end of what it said of errors */
export async function ended(child: ChildProcess, heard: (errors: string) => void = () => undefined): Promise<{ readonly code: number | null; readonly errors: string }> {
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-100_000);
    heard(errors);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, errors: error.message }));
    child.once('close', (code) => resolve({ code, errors }));
  });
}

function lastWords(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
