import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { electronEnv, findElectron, sandboxArgs } from '../../scripts/electron.mjs';
import { root } from '../../scripts/project.mjs';

/** How to start the program. */
export interface LaunchOptions {
  /** What a person would type after `npm start --`: a workbook, switches. */
  readonly args?: readonly string[];
  /** Folder of settings and journals; a fresh one, removed at the end, when not given. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Language that the system speaks, `en-US` when not given. Takes effect on Linux, whose programs read it from the environment. */
  readonly lang?: 'en-US' | 'zh-TW';
}

/** The running program, and the ways to end it. */
export interface RunningApp {
  readonly app: ElectronApplication;
  /** The first window. */
  readonly page: Page;
  readonly userData: string;
  /** What the main process has printed so far, for the message of a failing test. */
  readonly output: () => string;
  /** Ends the program at once: no question about unsaved work is asked. */
  readonly close: () => Promise<void>;
  /** Ends the process as a crash or a power cut would. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts the real program as built in `out/`, and waits for its first window.
 *
 * No executablePath is given: playwright then holds Electron's "ready" back until it is attached, without which a launch
 * hangs now and then.
 *
 * @throws if no window comes up; the message holds what the program printed
 */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const electron = await findElectron();
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.dist;
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'firebreak-test-')));
  const removeUserData = async (): Promise<void> => {
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  };
  const lang = options.lang ?? 'en-US';
  const app = await _electron.launch({
    args: [...sandboxArgs(), '--disable-gpu', '--log-level=3', `--lang=${lang}`, root, ...(options.args ?? [])],
    cwd: root,
    env: { ...definedOnly(electronEnv(electron)), LANGUAGE: lang.replace('-', '_'), FIREBREAK_USER_DATA: userData, ...options.env },
  });
  // Asked for now: once the program has ended by itself, playwright no longer knows its process.
  const child = app.process();
  const output = collectOutput(app);
  const end = async (how: () => Promise<void>): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      await how();
      await exited;
    }
    await removeUserData();
  };
  const kill = (): Promise<void> => end(async () => void child.kill('SIGKILL'));
  try {
    const page = await app.firstWindow();
    return { app, page, userData, output, kill, close: () => end(() => quit(app)) };
  } catch (error) {
    await kill();
    throw new Error(`No window came up. The program printed:\n${output()}`, { cause: error });
  }
}

/** A destroyed window asks nothing; playwright then quits the program and lets go of its debugger, which holds the end up. */
async function quit(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: program, BrowserWindow }) => {
    program.removeAllListeners('window-all-closed');
    program.on('window-all-closed', () => undefined);
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
  });
  await app.close();
}

function collectOutput(app: ElectronApplication): () => string {
  let text = '';
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return () => text;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
