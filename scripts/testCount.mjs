// @ts-check

/**
 * @typedef {{ readonly passed: number, readonly failed: number }} Count
 * @typedef {object} Report what vitest's JSON reporter writes, as far as it is read here
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {readonly { status: string, assertionResults: readonly unknown[] }[]} testResults one per file
 */

/**
 * Counts the tests of a run. What failed without being a test counts as one failure each: a file that does not load, an
 * error outside every test, a run that ended early or found no test.
 *
 * @param {unknown} json vitest's report; nothing when the run ended before it was written
 * @param {boolean} endedWell whether vitest's exit status was 0
 * @returns {Count}
 */
export function countTests(json, endedWell) {
  const report = /** @type {Report | undefined} */ (json);
  if (report === undefined) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + unloaded;
  const isUnexplained = failed === 0 && (!endedWell || passed === 0);
  return { passed, failed: isUnexplained ? 1 : failed };
}
