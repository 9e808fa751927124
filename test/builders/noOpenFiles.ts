import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { openFilesIn } from './openFiles.ts';

/** Files of tests lie in the folder for temporary ones: a test that leaves one open fails, before the collector closes it with a warning. */
let before: readonly string[] = [];
beforeAll(() => {
  before = openFilesIn(tmpdir());
});
afterAll(() => vi.waitFor(() => expect(openFilesIn(tmpdir()).filter((path) => !before.includes(path))).toEqual([]), { timeout: 30_000 }));
