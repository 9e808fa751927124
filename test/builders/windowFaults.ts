import type { ElectronApplication, Page } from 'playwright-core';

/** What can befall a thread of the page, done to the real thread. */
export const threadFaults = {
  kill: 'self.close()',
  throw: "setTimeout(() => { throw new Error('thrown on purpose'); })",
  'infinite loop': 'setTimeout(() => { for (;;); })',
  'bad message': "postMessage({ type: 'nonsense', revision: 'x', id: {} })",
} as const;
export type ThreadFault = keyof typeof threadFaults;

export type PageThread = 'engineWorker' | 'analystWorker' | 'tableWriterWorker' | 'reportWorker';

/** Does a fault to each thread of the page whose file has this name. @returns how many there were */
export async function strike(page: Page, thread: PageThread, fault: ThreadFault): Promise<number> {
  const threads = page.workers().filter((each) => each.url().includes(thread));
  // A thread that is gone or loops does not answer.
  for (const each of threads) void each.evaluate(threadFaults[fault]).catch(() => undefined);
  await page.waitForTimeout(30);
  return threads.length;
}

/** Takes all memory that there is; the browser ends the whole window for it. @returns how many threads there were that do */
export function exhaust(page: Page, thread: PageThread): number {
  const threads = page.workers().filter((each) => each.url().includes(thread));
  for (const each of threads) {
    void each.evaluate('setTimeout(() => { const held = []; for (;;) held.push(new Array(1e6).fill(Math.random())); })').catch(() => undefined);
  }
  return threads.length;
}

/** What can befall the thread in which main reads a foreign file: it does this instead, in a real thread with the limits of the real one. */
export const readerFaults = {
  kill: 'process.exit()',
  throw: "throw new Error('thrown on purpose')",
  'infinite loop': 'for (;;);',
  'bad message': "require('node:worker_threads').parentPort.postMessage({ type: 'nonsense' })",
  'out of memory': 'const held = []; for (;;) held.push(new Array(1e6).fill(Math.random()))',
} as const satisfies Record<ThreadFault | 'out of memory', string>;

/** From now on, threads that main starts do this; null: they are what they are again. */
export async function strikeReader(app: ElectronApplication, fault: keyof typeof readerFaults | null): Promise<void> {
  await app.evaluate((_electron, code) => {
    const threads = process.getBuiltinModule('node:worker_threads');
    const scope = globalThis as { realWorker?: typeof threads.Worker };
    scope.realWorker ??= threads.Worker;
    const Real = scope.realWorker;
    const struck = (instead: string): typeof Real => class extends Real {
      constructor(_file: string | URL, options?: ConstructorParameters<typeof Real>[1]) {
        super(instead, { ...options, eval: true });
      }
    };
    threads.Worker = code === null ? Real : struck(code);
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  }, fault === null ? null : readerFaults[fault]);
}
