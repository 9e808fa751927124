// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { inProject, root, say } from './project.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether what is installed is what the lockfile asks for. Packages of other platforms may be missing.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json, which npm writes when it has finished
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    return found === undefined ? entry.optional === true : found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Installs the dependencies with `npm ci` unless they are there already. npm's output goes to stderr.
 *
 * @returns {Promise<void>}
 * @throws if npm fails; its reason is on stderr by then
 */
export async function ensureDependencies() {
  if (areDependenciesInstalled()) return;
  await withLock(inProject('out', '.installing'), async () => {
    if (areDependenciesInstalled()) return;
    say('Installing the dependencies (npm ci) …');
    const isWindows = process.platform === 'win32';
    // The age of a release counts when it is chosen; the bytes of one that was chosen are known by their hash.
    const env = { ...process.env, npm_config_min_release_age: '0' };
    // All tools are development dependencies, which npm leaves out where NODE_ENV is "production".
    const { status } = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--include=dev'], { cwd: root, env, stdio: ['ignore', 2, 2], shell: isWindows });
    if (status !== 0) throw new Error('The dependencies could not be installed: npm ci failed.');
  });
}

/** @returns {boolean} */
function areDependenciesInstalled() {
  try {
    return isInstalled(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'));
  } catch {
    return false;
  }
}

/**
 * @param {string} path
 * @returns {Lockfile}
 */
function readLock(path) {
  return JSON.parse(readFileSync(inProject(path), 'utf8'));
}
