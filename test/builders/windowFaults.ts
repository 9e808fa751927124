import type { Page } from 'playwright-core';

/** What can befall a thread of the page, done to the real thread. */
export const threadFaults = {
  kill: 'self.close()',
  throw: "setTimeout(() => { throw new Error('thrown on purpose'); })",
  'infinite loop': 'setTimeout(() => { for (;;); })',
  'bad message': "postMessage({ type: 'nonsense', revision: 'x', id: {} })",
} as const;
export type ThreadFault = keyof typeof threadFaults;

/** Does a fault to each thread of the page whose file has this name. @returns how many there were */
export async function strike(page: Page, thread: 'engineWorker' | 'analystWorker', fault: ThreadFault): Promise<number> {
  const threads = page.workers().filter((each) => each.url().includes(thread));
  // A thread that is gone or loops does not answer.
  for (const each of threads) void each.evaluate(threadFaults[fault]).catch(() => undefined);
  await page.waitForTimeout(30);
  return threads.length;
}
