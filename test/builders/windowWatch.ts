import { readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright-core';

/** How long the running window was held up, and what it took. */
export interface WindowWatch {
  /** The longest task of page and main process since this was last asked, milliseconds; tasks of the page under 50 ms count as none. */
  readonly longest: () => Promise<{ readonly page: number; readonly main: number }>;
  /** The most memory that each process has held so far, 1e9 bytes. */
  readonly peaks: () => { readonly page: number; readonly main: number };
}

export async function watchWindow(app: ElectronApplication, page: Page): Promise<WindowWatch> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    (window as { longTasks?: number[] }).longTasks = tasks;
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  await app.evaluate(() => {
    const lag = { last: performance.now(), most: 0 };
    (globalThis as { mainLag?: typeof lag }).mainLag = lag;
    setInterval(() => {
      const now = performance.now();
      lag.most = Math.max(lag.most, now - lag.last - 5);
      lag.last = now;
    }, 5);
  });
  const pid = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
  return {
    longest: async () => {
      const ofPage = await page.evaluate(() => Math.max(0, ...((window as { longTasks?: number[] }).longTasks ?? []).splice(0)));
      const ofMain = await app.evaluate(() => {
        const { mainLag } = globalThis as { mainLag?: { most: number } };
        const most = mainLag?.most ?? 0;
        if (mainLag !== undefined) mainLag.most = 0;
        return most;
      });
      return { page: ofPage, main: ofMain };
    },
    peaks: () => ({ page: peakOf(pid), main: peakOf(app.process().pid ?? 0) }),
  };
}

/** VmHWM of Linux; not a number elsewhere. */
function peakOf(pid: number): number {
  const kilobytes = /VmHWM:\s*([0-9]+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes) * 1024) / 1e9;
}
