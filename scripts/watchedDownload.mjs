// @ts-check
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Download
 * @property {string} label what the person sees
 * @property {string} command
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} cwd
 * @property {string} folder where the bytes arrive; its size is the progress
 * @property {number} [totalBytes] when it is known beforehand
 * @property {number} idleSeconds the command is ended when nothing has arrived for so long
 */

/**
 * Runs a command that downloads into a folder. Shows progress on stderr, and ends the command when nothing arrives any more:
 * behind a firewall that drops packets it would wait for minutes.
 *
 * @param {Download} download
 * @returns {Promise<{ ok: boolean, output: string }>} whether it ended well, and what it printed
 */
export function watchedDownload(download) {
  const { command, args, env, cwd, folder, idleSeconds } = download;
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' && command.endsWith('.cmd') });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const progress = showProgress(download);
    let seen = -1;
    let seenAt = Date.now();
    const timer = setInterval(() => {
      const bytes = folderSize(folder);
      if (bytes !== seen) {
        seen = bytes;
        seenAt = Date.now();
      }
      progress.update(bytes);
      if (Date.now() - seenAt > idleSeconds * 1000) {
        output += `\nnothing arrived for ${idleSeconds} s`;
        child.kill();
      }
    }, 500);
    const finish = (/** @type {boolean} */ ok) => {
      clearInterval(timer);
      progress.end();
      resolve({ ok, output: output.trim() });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
  });
}

/**
 * One line that is rewritten on a terminal; elsewhere a line every ten seconds.
 *
 * @param {Pick<Download, 'label' | 'totalBytes'>} download
 */
function showProgress({ label, totalBytes }) {
  const isTerminal = process.stderr.isTTY === true;
  let printedAt = Date.now();
  process.stderr.write(isTerminal ? label : `${label} …\n`);
  return {
    update(/** @type {number} */ bytes) {
      if (!isTerminal && Date.now() - printedAt < 10_000) return;
      printedAt = Date.now();
      const total = totalBytes === undefined ? '' : ` of ${megabytes(totalBytes)}`;
      const amount = bytes > 0 ? `${megabytes(bytes)}${total} MB` : '';
      process.stderr.write(isTerminal ? `\r${label} … ${amount}  ` : `  ${amount || 'waiting'}\n`);
    },
    end() {
      if (isTerminal) process.stderr.write('\n');
    },
  };
}

/** @param {number} bytes */
function megabytes(bytes) {
  return String(Math.round(bytes / 1e6));
}

/**
 * @param {string} folder
 * @returns {number} bytes below it, 0 when it is not there
 */
export function folderSize(folder) {
  let total = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      total += entry.isDirectory() ? folderSize(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    }
  } catch (error) {
    // The command moves and removes its own temporary files meanwhile.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
  return total;
}
