// @ts-check

/**
 * @typedef {{ readonly passed: number, readonly failed: number }} Count
 * @typedef {object} Report what vitest's JSON reporter writes, as far as it is read here
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {readonly FileReport[]} testResults one per file
 * @typedef {{ name?: string, status: string, message?: string, assertionResults: readonly TestReport[] }} FileReport
 * @typedef {{ status: string, fullName: string, failureMessages?: readonly string[] | null }} TestReport
 */

/** Of each failure: enough to see what was expected and where, also of a drawn case with its seed. */
const mostLines = 24;

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

/**
 * What failed, for the end of the output: a log may keep no more than its end, and the next part prints hundreds of lines.
 *
 * @param {unknown} json vitest's report; nothing when the run ended before it was written
 * @returns {readonly string[]} one text per failure: its file, its name and the first lines of its message
 */
export function failuresOf(json) {
  const report = /** @type {Report | undefined} */ (json);
  return (report?.testResults ?? []).flatMap((file) => {
    const where = file.name ?? '';
    if (file.status === 'failed' && file.assertionResults.length === 0) return [failure(where, '', file.message)];
    return file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => failure(where, fullName, failureMessages?.join('\n')));
  });
}

/**
 * @param {string} where
 * @param {string} name
 * @param {string} [message]
 * @returns {string}
 */
function failure(where, name, message = '') {
  return [`FAILED ${[where, name].filter((part) => part !== '').join(' > ')}`, ...message.split('\n').slice(0, mostLines).map((line) => `  ${line}`)].join('\n');
}
