/** A save that is held up or refused by the place, in the real program (P13). The place is a stand-in: what a share does cannot be had here. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerQuestions, answerSaveDialog, cell, clickMenu, launchReady, questions, typeIntoCell, windowTitle } from './appControl.ts';
import type { RunningApp } from './launch.ts';

let folder: string;
let file: string;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-desktop-held-'));
  file = join(folder, 'book.firebreak');
  running = await launchReady();
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

/** From now on, renames over the workbook say `code`, as often as told. */
function refuseRenames(app: ElectronApplication, code: string, times: number): Promise<void> {
  return app.evaluate((_electron, [target, word, most]) => {
    const disk = process.getBuiltinModule('node:fs/promises');
    const rename = disk.rename;
    let left = most;
    disk.rename = async (from, to) => {
      if (to !== target || left <= 0) return rename(from, to);
      left -= 1;
      throw Object.assign(new Error(word), { code: word });
    };
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  }, [file, code, times] as const);
}

const cash = async (): Promise<string> => /"cash": ?(\d+)/.exec(await readFile(file, 'utf8'))?.[1] ?? '';

test('a file that is held for a while: the window says so and what time is left, stays usable, and then it is saved', async () => {
  const { app, page } = running;
  await clickMenu(app, 'file.new');
  await page.locator('.ag-root').first().waitFor();
  await clickMenu(app, 'rows.add');
  await cell(page, 0, 'cash').waitFor();
  await typeIntoCell(page, 0, 'cash', '100');
  await answerSaveDialog(app, file);
  await clickMenu(app, 'file.saveAs');
  await expect.poll(() => windowTitle(app)).not.toContain('*');
  await typeIntoCell(page, 0, 'cash', '200');
  await refuseRenames(app, 'EBUSY', 7);
  await clickMenu(app, 'file.save');
  await expect.poll(() => page.getByTestId('saveWaits').innerText()).toMatch(/holds “book.firebreak” \(EBUSY\): trying for \d+ s more/);
  await typeIntoCell(page, 0, 'cash', '300');
  await expect.poll(cash, { timeout: 20_000 }).toBe('200');
  await expect.poll(() => page.getByTestId('saveWaits').innerText()).toBe('');
  // The edit made meanwhile belongs to the next save.
  expect(await windowTitle(app)).toContain('*');
  await clickMenu(app, 'file.save');
  await expect.poll(cash).toBe('300');
});

test('waiting for a held file can be given up: the file is as it was, the edit unsaved, and that is said', async () => {
  const { app, page } = running;
  await typeIntoCell(page, 0, 'cash', '350');
  await refuseRenames(app, 'EBUSY', Infinity);
  await clickMenu(app, 'file.save');
  await page.getByTestId('cancelFileWork').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Saving was cancelled. The file is as it was').waitFor();
  await expect.poll(() => page.getByTestId('saveWaits').innerText()).toBe('');
  expect([await cash(), (await windowTitle(app)).includes('*')]).toEqual(['300', true]);
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('tab-firms');
});

test('a place that refuses for ever: asked, written in place, told; or saved elsewhere', async () => {
  const { app, page } = running;
  await refuseRenames(app, 'EXDEV', Infinity);
  await answerQuestions(app, 'Cancel');
  await typeIntoCell(page, 0, 'cash', '400');
  await clickMenu(app, 'file.save');
  await page.getByText('does not let a file be replaced').waitFor();
  expect([await cash(), (await windowTitle(app)).includes('*')]).toEqual(['300', true]);

  await answerQuestions(app, 'Write in Place');
  await clickMenu(app, 'file.save');
  await page.getByText('was written in place and read back whole').waitFor();
  expect(await questions(app)).toEqual(['“book.firebreak” cannot be replaced where it is. [Save As…|Write in Place|Cancel]']);
  await expect.poll(() => windowTitle(app)).not.toContain('*');
  expect(await cash()).toBe('400');

  const other = join(folder, 'elsewhere.firebreak');
  await answerQuestions(app, 'Save As…');
  await answerSaveDialog(app, other);
  await typeIntoCell(page, 0, 'cash', '500');
  await clickMenu(app, 'file.save');
  await expect.poll(() => readFile(other, 'utf8').catch(() => '')).toMatch(/"cash": ?500/);
  await expect.poll(() => windowTitle(app)).not.toContain('*');
  expect(await cash()).toBe('400');
});
