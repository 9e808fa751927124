// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Sums up the state of source files without reading them: path, size and modification time of each.
 * A removed, renamed or restored file changes it too, which "newest time" would miss.
 *
 * @param {string} root folder that the paths are relative to
 * @param {readonly string[]} paths files or folders; one that does not exist counts as absent
 * @returns {string} hexadecimal digest
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha1');
  for (const path of [...paths].sort()) addPath(hash, root, path);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} root
 * @param {string} path
 * @returns {void}
 */
function addPath(hash, root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined) {
    hash.update(`${path}\0absent\n`);
    return;
  }
  if (!stat.isDirectory()) {
    hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(join(root, path)).sort()) {
    if (!name.startsWith('.')) addPath(hash, root, `${path}/${name}`);
  }
}
