import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject, root } from '../../scripts/project.mjs';
import type { FullCheck } from './check.ts';

interface Long {
  readonly promise: string;
  readonly title: string;
  readonly target: string;
  /** Test files that `npm test` runs on fewer cases. */
  readonly files: readonly string[];
  /** How many more, in the words of `test/builders/liveRun.ts`. */
  readonly env: Readonly<Record<string, string>>;
}

/** What `npm test` tries on some drawn cases, on as many as the reliability page asks for. */
function longProperties({ promise, title, target, files, env }: Long): FullCheck {
  return {
    promise, title, target,
    run: async ({ folder }) => {
      const report = join(folder, 'report.json');
      const args = ['run', '--config', 'vitest.config.ts', '--reporter=json', `--outputFile=${report}`, '--testTimeout=3600000', ...files];
      spawnSync(process.execPath, [inProject('node_modules', 'vitest', 'vitest.mjs'), ...args], { cwd: root, env: { ...process.env, ...env }, stdio: 'ignore' });
      const { numPassedTests, numFailedTests, testResults } = JSON.parse(await readFile(report, 'utf8')) as Report;
      const failed = testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed'));
      const words = failed.map(({ title: name, failureMessages }) => `${name}: ${failureMessages[0]?.split('\n')[0] ?? ''}`);
      return { kept: numFailedTests === 0 && numPassedTests > 0, figure: [`${numPassedTests} of ${numPassedTests + numFailedTests} hold`, ...words].join('; ').slice(0, 600) };
    },
  };
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly assertionResults: readonly { readonly title: string; readonly status: string; readonly failureMessages: readonly string[] }[] }[];
}

export const anyWorkbooks = longProperties({
  promise: 'P32',
  title: 'drawn workbooks, half of them wild: finite or a reason, ledgers balanced, clearings exact',
  target: '100,500 workbooks',
  files: ['test/property/anyWorkbook.test.ts'],
  env: { FIREBREAK_TIMES: '67' },
});

export const drawnNetworks = longProperties({
  promise: 'P33',
  title: 'drawn networks against a dense solver: every one ends, with what is left over below 1e-13',
  target: '10,000 networks a law',
  files: ['test/property/networkClearing.test.ts', 'test/property/engineClearing.test.ts'],
  env: { FIREBREAK_NETWORKS: '10000' },
});

export const twoWritings = longProperties({
  promise: 'P34',
  title: 'live books in both writings of the model',
  target: '1,000 books',
  files: ['test/reference/twoWritings.test.ts'],
  env: { FIREBREAK_BOOKS: '1000' },
});

export const metamorphicLaws = longProperties({
  promise: 'P35',
  title: 'changes of a book that must change nothing, or something known',
  target: 'over 20 laws on 1,040 books each',
  files: ['test/property/metamorphic.test.ts'],
  env: { FIREBREAK_TIMES: '13' },
});

export const otherDraws = longProperties({
  promise: 'draws',
  title: 'every property, on cases that `npm test` does not draw',
  target: 'all hold',
  files: ['test/property', 'test/unit'],
  env: { FIREBREAK_SEED: 'any' },
});
