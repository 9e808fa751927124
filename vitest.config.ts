import { defineConfig } from 'vitest/config';

/** Tests that need no window: rules of the model, documents, the command line, and the house rules. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/{unit,property,reference,architecture}/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['test/builders/drawnCases.ts', 'test/builders/noOpenFiles.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A wait for what must come: a machine that is busy with something else takes more than the second that is usual.
    expect: { poll: { timeout: 30_000 } },
  },
});
