// @ts-check
/**
 * The long checks before a release: `npm run test:full` runs `npm test`, then every check of test/full/registry.ts, and prints
 * a table promise -> figure reached. `npm run test:full -- P1 P18:fuzzing` runs the long checks of these promises only, or of a
 * promise the one whose title has the word.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { inProject, root, say } from './project.mjs';
import { textTable } from './textTable.mjs';

/** As in test/full/check.ts, which no script may see. @typedef {{ kept: boolean, figure: string } | { notTried: string }} Outcome */
/** @typedef {{ promise: string, title: string, target: string, run(context: { folder: string, say(progress: string): void }): Promise<Outcome> }} FullCheck */

let interruption = '';
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
  process.on(signal, () => {
    interruption = `interrupted by ${signal}`;
    process.exitCode = 1;
    // The program under test is ended as well, and the check says so; what does not listen to that is not waited for.
    setTimeout(() => process.exit(), 10_000).unref();
  });
}

/**
 * @param {FullCheck} check
 * @returns {Promise<Outcome>} a fault of the check itself counts as not kept
 */
async function outcomeOf(check) {
  if (interruption !== '') return { notTried: interruption };
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-full-'));
  try {
    return await check.run({ folder, say: (progress) => say(`${check.promise}: ${progress}`) });
  } catch (error) {
    // Whoever ends this ends the program under test with it, which is no fault of that.
    if (interruption !== '') return { notTried: interruption };
    return { kept: false, figure: String(error instanceof Error ? error.message : error).slice(0, 300) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {FullCheck} check
 * @param {string} wanted `P18`, or `P18:word of its title`
 */
function isMeant({ promise, title }, wanted) {
  const [named, word = ''] = wanted.split(':');
  return named === promise && title.includes(word);
}

/** @param {readonly string[]} wanted */
async function main(wanted) {
  await ensureDependencies();
  let failed = wanted.length === 0 ? Number(spawnSync(process.execPath, [inProject('scripts', 'test.mjs')], { cwd: root, stdio: 'inherit' }).status !== 0) : 0;
  const { createServer } = await import('vite');
  // Kept open to the end: parts of the program are loaded when they are first needed.
  const loader = await createServer({ root, configFile: false, logLevel: 'error', appType: 'custom', optimizeDeps: { noDiscovery: true }, server: { middlewareMode: true, hmr: false, ws: false, watch: null } });
  const module = await loader.ssrLoadModule(inProject('test', 'full', 'registry.ts'));
  /** @type {readonly FullCheck[]} */
  const checks = module['fullChecks'];
  /** @type {string[][]} */
  const rows = [];
  for (const check of checks) {
    if (wanted.length > 0 && !wanted.some((each) => isMeant(check, each))) continue;
    say(`${check.promise}: ${check.title} …`);
    const outcome = await outcomeOf(check);
    const tried = 'kept' in outcome;
    if (tried && !outcome.kept) failed += 1;
    rows.push([check.promise, check.title, check.target, tried ? outcome.figure : `not tried: ${outcome.notTried}`, tried ? (outcome.kept ? 'kept' : 'BROKEN') : '-']);
  }
  await loader.close();
  process.stdout.write(`\n${textTable(['promise', 'what', 'promised', 'reached', ''], rows)}\n`);
  process.exitCode = failed === 0 && interruption === '' ? 0 : 1;
}

await main(process.argv.slice(2));
