// @ts-check
import { spawn } from 'node:child_process';

/**
 * Starts a display without a screen. It picks a free number by itself, so that any number can run side by side.
 *
 * @param {{ width?: number, height?: number }} [size] pixels
 * @returns {Promise<{ display: string, stop: () => Promise<void> }>} the value for DISPLAY
 * @throws if Xvfb is not installed or ends at once
 */
export function startXvfb({ width = 2560, height = 1440 } = {}) {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
    const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    const ended = new Promise((done) => child.once('close', done));
    let errors = '';
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => {
      errors += chunk.toString();
    });
    child.once('error', (error) => reject(new Error(`Xvfb could not be started: ${error.message}`)));
    child.once('close', (code) => reject(new Error(`Xvfb ended with ${code}: ${errors.trim()}`)));
    let number = '';
    child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      number += chunk.toString();
      if (!number.endsWith('\n')) return;
      resolve({
        display: `:${number.trim()}`,
        stop: async () => {
          child.kill();
          await ended;
        },
      });
    });
  });
}
