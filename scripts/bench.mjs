// @ts-check
/**
 * Measures the program in the real Electron and prints medians and 95th percentiles: `npm run bench`.
 * Nothing is asserted about time; a figure means something beside another one from the same machine.
 */
import { ensureDependencies } from './dependencies.mjs';
import { root, say } from './project.mjs';

await ensureDependencies();
// Not before: on a fresh clone it has just been installed.
const { startVitest } = await import('vitest/node');
const runner = await startVitest('test', process.argv.slice(2), {
  root,
  config: false,
  watch: false,
  include: ['test/bench/**/*.bench.ts'],
  globalSetup: ['test/desktop/globalSetup.ts'],
  fileParallelism: false,
  disableConsoleIntercept: true,
  testTimeout: 600_000,
  hookTimeout: 120_000,
});
await runner.close();
if (process.exitCode) say('A benchmark could not be run to its end.');
