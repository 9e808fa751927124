import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningApp } from './launch.ts';
import { launchWhatIf, printed, storm, whatIfControl } from './whatIfControl.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await launchWhatIf();
});

afterAll(() => running?.close());

const { enter, numbers, workOut } = whatIfControl(() => running.page);
const cells = () => numbers('[data-testid="correlations"] td[data-value]', 'data-value');

test('correlations are typed pair by pair, moved through by keys, and pasted; impossible ones are refused with the nearest', async () => {
  const { page } = running;
  await page.getByTestId('kind-simulate').click();
  await enter('tries', '20');
  expect(await cells()).toEqual([1, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 1]);
  await page.getByTestId('correlation-0-1').click();
  await page.keyboard.type('0.2');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('correlation-2-1');
  await expect.poll(cells).toEqual([1, 0.2, 0.5, 0.2, 1, 0.5, 0.5, 0.5, 1]);
  await page.keyboard.type('1.5');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('correlation-2-1').getAttribute('aria-invalid')).toBe('true');
  await page.keyboard.press('Escape');
  // Enter goes down its column, then to the head of the next; Tab leaves the matrix, and Shift+Tab comes back to where it was.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null);
  await page.getByTestId('correlation-0-1').focus();
  for (const next of ['correlation-2-1', 'correlation-0-2']) {
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe(next);
  }
  await page.keyboard.press('Tab');
  await expect.poll(focused).not.toContain('correlation-');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(focused).toBe('correlation-0-2');
  await page.getByTestId('correlation-0-1').focus();
  await paste('1\t1\t0\n1\t1\t1\n0\t1\t1');
  await expect.poll(cells).toEqual([1, 1, 0, 1, 1, 1, 0, 1, 1].map((_, place) => [1, 0.2, 0.5, 0.2, 1, 0.5, 0.5, 0.5, 1][place]));
  await page.getByTestId('correlationPasteError').waitFor();
  await page.getByTestId('correlation-0-1').focus();
  await paste('1\t0\n1\t1');
  await expect.poll(cells).toEqual([1, 1, 0, 1, 1, 1, 0, 1, 1]);
  await page.getByTestId('correlationRefused').waitFor();
  await page.getByTestId('correlationNearest').click();
  await expect.poll(async () => (await cells()).slice(1, 3).map((value) => value.toFixed(4))).toEqual(['0.7607', '0.1573']);
  expect(await page.getByTestId('correlationRefused').count()).toBe(0);
  await workOut('simulate');
  const [a, b, c] = [await cells()].map((all) => [all[1], all[2], all[5]])[0]!;
  const found = await printed<{ mean: number }>('--scenario', storm, '--kind', 'simulate', '--tries', '20', '--correlations', `1 ${a} ${b}; ${a} 1 ${c}; ${b} ${c} 1`);
  expect(await numbers('[data-testid="simulateVerdict"]', 'data-value')).toEqual([found.mean]);
  await page.getByTestId('correlationEven').click();
  await expect.poll(cells).toEqual([1, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 1]);
});

/** Into the field with the focus, as the system's clipboard does. */
async function paste(text: string): Promise<void> {
  await running.page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
