// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while no other process runs work under the same lock folder.
 * A lock whose owner is gone is taken over.
 *
 * @template T
 * @param {string} folder path of the lock folder; its parent is made when missing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what `work` gives
 */
export async function withLock(folder, work) {
  mkdirSync(dirname(folder), { recursive: true });
  while (!take(folder)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {boolean} whether the lock is now ours
 */
function take(folder) {
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

/**
 * @param {string} folder
 * @returns {boolean} whether the owner of the lock is gone
 */
function isAbandoned(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    // An owner writes its id right after making the folder; an empty file is that moment.
    if (pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ESRCH') return true;
    if (code !== 'ENOENT') return false;
    const stat = statSync(folder, { throwIfNoEntry: false });
    return stat !== undefined && Date.now() - stat.mtimeMs > 5000;
  }
}
