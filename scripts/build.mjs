// @ts-check
/**
 * Builds the program into `out/`. Parts that are newer than their sources are left alone.
 *
 *   npm run build                     what is out of date
 *   npm run build -- --force          everything
 *   npm run build -- cli headless     some parts
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forgetPackages, recordPackage, watchPackages, writeNotices } from './bundledPackages.mjs';
import { fingerprint } from './fingerprint.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { writePrintFonts } from './printFonts.mjs';
import { inProject, root, say } from './project.mjs';

/** @typedef {'app' | 'cli' | 'headless'} Part */

/** What every part depends on besides its own sources. */
const common = ['shared', 'package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs', 'scripts/bundledPackages.mjs', 'scripts/printFonts.mjs'];

/** @type {Readonly<Record<Part, { sources: readonly string[], result: string, make: () => Promise<void> }>>} */
const parts = {
  app: { sources: ['main', 'renderer', 'electron.vite.config.ts'], result: 'out/main/index.js', make: buildApp },
  cli: { sources: ['main'], result: 'out/cli/cli.js', make: () => buildForNode('cli', { cli: 'main/cli.ts', tableWorker: 'main/imports/tableWorker.ts' }) },
  headless: {
    sources: ['renderer'],
    result: 'out/headless/figures.js',
    make: () => buildForNode('headless', { figures: 'renderer/charts/headless.ts', reports: 'renderer/charts/headlessReports.ts', failureList: 'shared/interchange/failureList.ts' }),
  },
};

export const allParts = /** @type {Part[]} */ (Object.keys(parts));

/** @param {Part} part */
function stampFile(part) {
  return inProject('out', 'stamps', part);
}

/** @param {Part} part */
function sourceState(part) {
  return fingerprint(root, [...common, ...parts[part].sources]);
}

/**
 * Whether a part must be built: never built, or its sources have changed since.
 *
 * @param {Part} part
 * @returns {boolean}
 */
export function isStale(part) {
  try {
    readFileSync(inProject(parts[part].result));
    return readFileSync(stampFile(part), 'utf8') !== sourceState(part);
  } catch {
    return true;
  }
}

/**
 * Builds, in a process of its own, those of the parts that are out of date. Nothing goes to stdout.
 *
 * @param {readonly Part[]} wanted
 * @returns {void}
 * @throws if a part cannot be built; the reason is on stderr by then
 */
export function ensureBuilt(wanted) {
  const stale = wanted.filter(isStale);
  if (stale.length === 0) return;
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...stale], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`Firebreak could not be built (${stale.join(', ')}).`);
}

/** @returns {Promise<void>} */
async function buildApp() {
  const { build } = await import('electron-vite');
  await build({ root, configFile: inProject('electron.vite.config.ts'), logLevel: 'warn' });
  recordPackage('app', 'fonts', writePrintFonts());
  writeNotices();
}

/**
 * Bundles entries so that Node 20 runs them without node_modules.
 *
 * @param {string} folder below `out/`
 * @param {Readonly<Record<string, string>>} input name of the result without ending -> source file
 * @returns {Promise<void>}
 */
async function buildForNode(folder, input) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [watchPackages(folder)],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: inProject('out', folder),
      emptyOutDir: true,
      target: 'node20.18',
      minify: true,
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  });
}

/**
 * @param {Part} part
 * @param {boolean} force
 * @returns {Promise<void>}
 */
async function makePart(part, force) {
  if (!force && !isStale(part)) return;
  const state = sourceState(part);
  const start = performance.now();
  rmSync(stampFile(part), { force: true });
  forgetPackages(part);
  await parts[part].make();
  mkdirSync(dirname(stampFile(part)), { recursive: true });
  // The state from before the build: what was edited meanwhile is built next time.
  writeFileSync(stampFile(part), state);
  say(`Built ${part} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
async function main(args) {
  const named = args.filter((arg) => !arg.startsWith('-'));
  const unknown = named.find((name) => !(name in parts));
  if (unknown !== undefined) {
    say(`There is no part "${unknown}" to build; the parts are ${allParts.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  await ensureDependencies();
  const wanted = named.length === 0 ? allParts : /** @type {Part[]} */ (named);
  await withLock(inProject('out', '.building'), async () => {
    process.env['NODE_ENV'] ??= 'production';
    for (const part of wanted) await makePart(part, args.includes('--force'));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    say(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
