// @ts-check
/** Debian's package manager, for what tests and the window need from the system. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './project.mjs';

/**
 * @param {string} name
 * @returns {boolean} whether it is on the path
 */
export function isCommand(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/** @returns {boolean} whether packages can be installed without asking anyone */
export function canInstall() {
  return process.getuid?.() === 0 && isCommand('apt-get');
}

/**
 * Installs what is said on the way.
 *
 * @param {readonly string[]} packages
 * @returns {boolean} whether all were installed
 */
export function installWithApt(packages) {
  say(`Installing system packages: ${packages.join(' ')} …`);
  // A fresh machine or container has no package lists yet; an old one has lists of files that are gone.
  const hasLists = packages.every((name) => aptName(name) !== undefined);
  if (hasLists && aptInstall(packages)) return true;
  apt(['update', '-q']);
  return aptInstall(packages);
}

/**
 * @param {readonly string[]} packages
 * @returns {boolean} whether all were installed
 */
function aptInstall(packages) {
  return apt(['install', '-y', '-q', '--no-install-recommends', ...packages.map((name) => aptName(name) ?? name)]);
}

/**
 * Newer Debian and Ubuntu releases add `t64` to some library names.
 *
 * @param {string} name
 * @returns {string | undefined} the name here; nothing when the package lists have neither
 */
export function aptName(name) {
  return [`${name}t64`, name].find((candidate) => spawnSync('apt-cache', ['show', candidate], { stdio: 'ignore' }).status === 0);
}

/**
 * @param {readonly string[]} args
 * @returns {boolean}
 */
function apt(args) {
  // Another process may be installing something else.
  const { status } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', ...args], { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return status === 0;
}
