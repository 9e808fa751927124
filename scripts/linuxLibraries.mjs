// @ts-check
/**
 * The system libraries that Electron needs on Linux. As root on Debian and its kin missing ones are installed; elsewhere
 * the one command to run is said. A stamp makes later starts skip the checks.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { aptName, canInstall, installWithApt, isCommand } from './apt.mjs';
import { cacheFolder } from './fallbackElectron.mjs';
import { withLock } from './lock.mjs';
import { say } from './project.mjs';

/**
 * @typedef {import('./electron.mjs').FoundElectron} FoundElectron
 * @typedef {object} Missing
 * @property {readonly string[]} libraries file names such as `libnss3.so`
 * @property {boolean} xvfb
 * @property {boolean} fonts whether Chinese would show as boxes
 */

/** Package names by package manager: libraries of Electron, display without a screen, Chinese fonts. */
const managers = {
  'apt-get': {
    install: 'apt-get install -y --no-install-recommends',
    libraries: ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libcups2'],
    xvfb: ['xvfb'],
    fonts: ['fonts-noto-cjk'],
  },
  dnf: { install: 'dnf install -y', libraries: ['gtk3', 'nss', 'mesa-libgbm', 'alsa-lib', 'cups-libs'], xvfb: ['xorg-x11-server-Xvfb'], fonts: ['google-noto-sans-cjk-fonts'] },
  pacman: { install: 'pacman -S --needed', libraries: ['gtk3', 'nss', 'mesa', 'alsa-lib', 'libcups'], xvfb: ['xorg-server-xvfb'], fonts: ['noto-fonts-cjk'] },
  zypper: { install: 'zypper install -y', libraries: ['gtk3', 'mozilla-nss', 'libgbm1', 'libasound2', 'libcups2'], xvfb: ['xorg-x11-server-Xvfb'], fonts: ['google-noto-sans-cjk-fonts'] },
};

/**
 * Makes sure that Electron finds its libraries.
 *
 * @param {FoundElectron} electron
 * @param {{ xvfb: boolean }} need whether Xvfb is needed too
 * @returns {Promise<void>}
 * @throws if something needed is missing and cannot be installed from here; the message holds the command to run
 */
export async function ensureLinuxLibraries(electron, need) {
  if (process.platform !== 'linux') return;
  const stamp = stampFile(electron, need.xvfb);
  if (existsSync(stamp)) return;
  await withLock(join(cacheFolder(), '.checking-libraries'), async () => {
    if (existsSync(stamp)) return;
    let missing = findMissing(electron, need.xvfb);
    if (isAnything(missing) && canInstall()) {
      installWithApt(packagesFor('apt-get', missing));
      missing = findMissing(electron, need.xvfb);
    }
    report(missing);
    writeFileSync(stamp, electron.executable);
  });
}

/**
 * Forgets that the libraries were found, for when Electron could not start after all.
 *
 * @param {FoundElectron} electron
 * @returns {void}
 */
export function forgetLinuxLibraries(electron) {
  for (const xvfb of [true, false]) rmSync(stampFile(electron, xvfb), { force: true });
}

/**
 * @param {FoundElectron} electron
 * @param {boolean} xvfb
 * @returns {string}
 */
function stampFile(electron, xvfb) {
  mkdirSync(cacheFolder(), { recursive: true });
  // A home folder may be shared by machines, so the stamp carries the machine's name.
  return join(cacheFolder(), `libraries-${hostname()}-${electron.version}${xvfb ? '-xvfb' : ''}`);
}

/**
 * @param {FoundElectron} electron
 * @param {boolean} needsXvfb
 * @returns {Missing}
 */
function findMissing(electron, needsXvfb) {
  const ldd = spawnSync('ldd', [electron.executable], { encoding: 'utf8' });
  const fonts = spawnSync('fc-list', [':lang=zh-tw', 'family'], { encoding: 'utf8' });
  return {
    libraries: missingLibraries(ldd.stdout ?? ''),
    xvfb: needsXvfb && !isCommand('Xvfb'),
    fonts: fonts.status !== 0 || fonts.stdout.trim() === '',
  };
}

/**
 * @param {string} ldd what `ldd` printed
 * @returns {string[]} names of the libraries that it did not find
 */
export function missingLibraries(ldd) {
  return [...ldd.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/**
 * @param {Missing} missing
 * @returns {boolean}
 */
function isAnything(missing) {
  return missing.libraries.length > 0 || missing.xvfb || missing.fonts;
}

/**
 * @param {keyof typeof managers} manager
 * @param {Missing} missing
 * @returns {string[]}
 */
function packagesFor(manager, missing) {
  const { libraries, xvfb, fonts } = managers[manager];
  return [...(missing.libraries.length > 0 ? libraries : []), ...(missing.xvfb ? xvfb : []), ...(missing.fonts ? fonts : [])];
}

/**
 * @param {Missing} missing
 * @returns {void}
 * @throws if Electron could not run with what is there
 */
function report(missing) {
  if (!isAnything(missing)) return;
  const manager = /** @type {(keyof typeof managers)[]} */ (Object.keys(managers)).find(isCommand);
  const command =
    manager === undefined
      ? 'Install GTK 3, NSS, GBM, ALSA, CUPS, Xvfb and a Chinese font with the package manager of this system.'
      : `Run once:\n  sudo ${managers[manager].install} ${packagesFor(manager, missing).map(displayName(manager)).join(' ')}`;
  const what = [...missing.libraries, ...(missing.xvfb ? ['Xvfb'] : [])];
  if (what.length > 0) throw new Error(`Electron cannot start here: ${what.join(', ')} missing. ${command}`);
  say(`There is no Chinese font on this machine, so Chinese text would show as boxes. ${command}`);
}

/**
 * @param {keyof typeof managers} manager
 * @returns {(name: string) => string}
 */
function displayName(manager) {
  return (name) => (manager === 'apt-get' ? (aptName(name) ?? name) : name);
}
