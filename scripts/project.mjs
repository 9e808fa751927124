// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout, whatever the current folder is. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {...string} parts path below the checkout
 * @returns {string} absolute path
 */
export function inProject(...parts) {
  return join(root, ...parts);
}

/**
 * Tells the person something without touching stdout, which carries results only.
 *
 * @param {string} message
 * @returns {void}
 */
export function say(message) {
  process.stderr.write(`${message}\n`);
}
