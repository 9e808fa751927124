import { defineConfig } from 'vitest/config';

/** Tests in the real Electron: one window at a time, so that focus and clipboard have one owner. */
export default defineConfig({
  test: {
    include: ['test/desktop/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/desktop/globalSetup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A wait for what must come: a machine that is busy with something else takes more than the second that is usual.
    expect: { poll: { timeout: 30_000, interval: 50 } },
  },
});
