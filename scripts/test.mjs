// @ts-check
/**
 * Runs every part of the tests, also after one has failed, and ends with a line `N passed, N failed`.
 *
 *   npm test                          everything
 *   npm test -- unit                  one part: build, typecheck, lint, unit or desktop
 *   npm test -- unit engine/clearing  some files of it
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allParts, ensureBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureOfficeTools } from './officeTools.mjs';
import { inProject, root, say } from './project.mjs';
import { countTests, failuresOf } from './testCount.mjs';

/** @typedef {import('./testCount.mjs').Count} Count */

/** What failed, of all parts: said again at the end. @type {string[]} */
const failures = [];

/** @type {Readonly<Record<string, (filters: readonly string[]) => Count>>} */
const parts = {
  build: () => buildAll(),
  typecheck: () => tool('typescript/bin/tsc', ['--build']),
  lint: () => tool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']),
  unit: (filters) => vitest('unit', 'vitest.config.ts', filters),
  desktop: (filters) => vitest('desktop', 'vitest.desktop.config.ts', filters),
};

/**
 * @param {readonly string[]} args
 * @returns {number} exit status
 */
function main(args) {
  const [name, ...filters] = args;
  if (name !== undefined && !(name in parts)) {
    say(`There is no part "${name}"; the parts are ${Object.keys(parts).join(', ')}.`);
    return 2;
  }
  const total = { passed: 0, failed: 0 };
  for (const [part, run] of Object.entries(parts)) {
    // Every test may start the command line or the window, so the build comes with each part.
    if (name !== undefined && part !== name && part !== 'build') continue;
    process.stdout.write(`\n── ${part} ──\n`);
    const { passed, failed } = run(filters);
    total.passed += passed;
    total.failed += failed;
    process.stdout.write(`${part}: ${passed} passed, ${failed} failed\n`);
  }
  for (const failure of failures) process.stdout.write(`\n${failure}\n`);
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
}

/** @returns {Count} */
function buildAll() {
  let failed = 0;
  for (const part of allParts) {
    try {
      ensureBuilt([part]);
    } catch (error) {
      say(/** @type {Error} */ (error).message);
      failures.push(`FAILED build of ${part}`);
      failed += 1;
    }
  }
  return { passed: allParts.length - failed, failed };
}

/**
 * @param {string} script below node_modules
 * @param {readonly string[]} args
 * @returns {Count} one check
 */
function tool(script, args) {
  const ok = run([inProject('node_modules', script), ...args]);
  if (!ok) failures.push(`FAILED ${script}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/**
 * @param {string} part
 * @param {string} config
 * @param {readonly string[]} filters
 * @returns {Count}
 */
function vitest(part, config, filters) {
  const report = join('out', 'test-results', `${part}.json`);
  mkdirSync(inProject('out', 'test-results'), { recursive: true });
  rmSync(inProject(report), { force: true });
  const ok = run([
    inProject('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ]);
  const json = readReport(report);
  const named = failuresOf(json);
  const count = countTests(json, ok);
  failures.push(...named, ...(count.failed > named.length ? [`FAILED ${part}: an error outside its tests, which its output above tells`] : []));
  return count;
}

/**
 * @param {string} file
 * @returns {unknown} nothing when the run ended before it was written
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(inProject(file), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {readonly string[]} args
 * @returns {boolean} whether it ended well
 */
function run(args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

try {
  await ensureDependencies();
  // Before any test runs, not by the first of several files that need them at once; a few chosen files may need none.
  if (process.argv.length <= 3) await ensureOfficeTools();
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  say(/** @type {Error} */ (error).message);
  process.stdout.write('\n0 passed, 1 failed\n');
  process.exitCode = 1;
}
