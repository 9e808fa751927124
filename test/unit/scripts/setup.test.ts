import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isInstalled } from '../../../scripts/dependencies.mjs';
import { findDisplay } from '../../../scripts/display.mjs';
import { fingerprint } from '../../../scripts/fingerprint.mjs';
import { missingLibraries } from '../../../scripts/linuxLibraries.mjs';
import { withLock } from '../../../scripts/lock.mjs';
import { countTests, failuresOf } from '../../../scripts/testCount.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-scripts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('fingerprint', () => {
  const source = (name: string, content: string): void => {
    mkdirSync(join(folder, 'src', 'inner'), { recursive: true });
    writeFileSync(join(folder, 'src', name), content);
    // The clock of a file system may be too coarse to tell two writes apart.
    utimesSync(join(folder, 'src', name), 1_000_000, 1_000_000);
  };
  const state = (): string => fingerprint(folder, ['src', 'absent']);

  test('stays while nothing changes', () => {
    source('a.ts', 'a');
    expect(state()).toBe(state());
  });

  test.each([
    ['a file is edited', () => source('a.ts', 'ab')],
    ['a file is touched', () => utimesSync(join(folder, 'src', 'a.ts'), 2_000_000, 2_000_000)],
    ['a file comes into a folder below', () => source('inner/b.ts', 'b')],
    ['a file goes', () => rmSync(join(folder, 'src', 'a.ts'))],
    ['a path that was absent appears', () => writeFileSync(join(folder, 'absent'), '')],
  ])('changes when %s', (_, change) => {
    source('a.ts', 'a');
    const before = state();
    change();
    expect(state()).not.toBe(before);
  });

  test('does not see hidden files', () => {
    source('a.ts', 'a');
    const before = state();
    source('.a.ts.swp', 'editor');
    expect(state()).toBe(before);
  });
});

describe('isInstalled', () => {
  const wanted = { packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' }, 'node_modules/win': { version: '1.0.0', optional: true } } };

  test('forgives a missing package of another platform', () => {
    expect(isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } })).toBe(true);
  });

  test.each([
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
    ['a package has other content', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
  ])('sees that %s', (_, packages) => {
    expect(isInstalled(wanted, { packages })).toBe(false);
  });
});

describe('withLock', () => {
  test('lets one in at a time', async () => {
    const events: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      events.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      events.push(`${name} out`);
    };
    await Promise.all([withLock(join(folder, 'lock'), work('a')), withLock(join(folder, 'lock'), work('b'))]);
    expect(events).toEqual(['a in', 'a out', 'b in', 'b out']);
  });

  test('takes over the lock of a process that is gone', async () => {
    mkdirSync(join(folder, 'lock'));
    writeFileSync(join(folder, 'lock', 'pid'), '2147483646');
    expect(await withLock(join(folder, 'lock'), async () => 'in')).toBe('in');
  });
});

test('missingLibraries reads what ldd did not find', () => {
  const ldd = '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)\n\tlibnss3.so => not found\n\tlibgbm.so.1 => not found\n';
  expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libgbm.so.1']);
});

test.runIf(process.platform === 'linux')('a display that does not answer is no display', async () => {
  expect(await findDisplay({ DISPLAY: ':987' })).toBe('none');
  expect(await findDisplay({ WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: folder })).toBe('none');
});

describe('countTests', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, testResults: [{ status: 'passed', assertionResults: [1, 2, 3] }] };

  test('counts tests, and a file that does not load as a failure', () => {
    const testResults = [...report.testResults, { status: 'failed', assertionResults: [] }];
    expect(countTests({ ...report, testResults }, false)).toEqual({ passed: 3, failed: 2 });
  });

  test.each([
    ['a run that wrote no report', undefined, false, { passed: 0, failed: 1 }],
    ['a run without any test', { numPassedTests: 0, numFailedTests: 0, testResults: [] }, true, { passed: 0, failed: 1 }],
    ['an error outside the tests', { ...report, numFailedTests: 0 }, false, { passed: 3, failed: 1 }],
  ])('counts %s as a failure', (_, json, endedWell, count) => {
    expect(countTests(json, endedWell)).toEqual(count);
  });
});

describe('failuresOf', () => {
  test('names each test that failed, with the first lines of why, and each file that does not load', () => {
    const long = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const testResults = [
      { name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'passed', fullName: 'holds' }, { status: 'failed', fullName: 'sum is kept', failureMessages: [long] }] },
      { name: 'b.test.ts', status: 'failed', message: 'No such module', assertionResults: [] },
    ];
    const [first, second, ...rest] = failuresOf({ numPassedTests: 1, numFailedTests: 1, testResults });
    expect(first).toMatch(/^FAILED a\.test\.ts > sum is kept\n {2}line 0\n/);
    expect(first).not.toContain('line 50');
    expect(second).toBe('FAILED b.test.ts\n  No such module');
    expect(rest).toEqual([]);
  });

  test('has nothing to name of a run that wrote no report', () => {
    expect(failuresOf(undefined)).toEqual([]);
  });
});
