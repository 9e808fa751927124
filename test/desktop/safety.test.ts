/** Crash, recovery, earlier versions and changes made outside, in the real program (P7, P8, P10, P12). */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import { answerQuestions, answerSaveDialog, cell, clickMenu, launchReady, typeIntoCell, windowTitle } from './appControl.ts';
import type { RunningApp } from './launch.ts';

let folder: string;
let userData: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-desktop-safety-'));
  userData = join(folder, 'own');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A quiet second, after which nothing may be lost (P7). */
const quiet = 1000;

async function run(act: (running: RunningApp) => Promise<void>): Promise<void> {
  const running = await launchReady({ userData });
  try {
    await act(running);
  } finally {
    await running.kill();
  }
}

async function makeFirm({ app, page }: RunningApp, name: string, cash: string): Promise<void> {
  await clickMenu(app, 'file.new');
  await page.locator('.ag-root').first().waitFor();
  await clickMenu(app, 'rows.add');
  await cell(page, 0, 'cash').waitFor();
  await typeIntoCell(page, 0, 'name', name);
  await typeIntoCell(page, 0, 'cash', cash);
}

async function saveAs({ app }: RunningApp, file: string): Promise<void> {
  await answerSaveDialog(app, file);
  await clickMenu(app, 'file.saveAs');
  await expect.poll(() => windowTitle(app)).not.toContain('*');
}

const file = (): string => join(folder, 'book.firebreak');
const lines = async (path: string): Promise<unknown> => {
  const decoded = decodeWorkbook(await readFile(path, 'utf8'));
  return decoded.ok ? decoded.value.workbook.firms.map(({ name, cash }) => [name, cash]) : decoded.error;
};

test('kill -9 of a workbook never saved: offered at the next start, compared, kept, saved', async () => {
  await run(async (running) => {
    await makeFirm(running, '出租商 A', '1200');
    await wait(quiet);
  });
  await run(async (running) => {
    const dialog = running.page.getByTestId('recovery');
    await dialog.waitFor();
    const work = dialog.getByTestId('recoverable');
    expect(await work.count()).toBe(1);
    expect(await work.innerText()).toContain('never saved');
    await dialog.getByTestId('compareWork').click();
    expect(await dialog.getByTestId('differences').innerText()).toContain('出租商 A');
    await dialog.getByTestId('back').click();
    await dialog.getByTestId('keepWork').click();
    await expect.poll(() => cell(running.page, 0, 'name').innerText()).toBe('出租商 A');
    expect(await windowTitle(running.app)).toContain('*');
    await saveAs(running, file());
  });
  expect(await lines(file())).toEqual([['出租商 A', 1200]]);
});

test('kill -9 after edits of a saved file: the file is untouched, the edits come back exactly, and a discard stays for seven days', async () => {
  const before = await readFile(file());
  await run(async ({ app, page }) => {
    expect(await page.getByTestId('recovery').count()).toBe(0);
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, file());
    await clickMenu(app, 'file.open');
    await cell(page, 0, 'cash').waitFor();
    await typeIntoCell(page, 0, 'cash', '1300');
    await typeIntoCell(page, 0, 'cash', '1400');
    await clickMenu(app, 'edit.undo');
    await wait(quiet);
  });
  expect(await readFile(file())).toEqual(before);
  await run(async ({ page }) => {
    const dialog = page.getByTestId('recovery');
    await dialog.waitFor();
    expect(await dialog.getByTestId('recoverable').getAttribute('data-edits')).toBe('3');
    await dialog.getByTestId('discardWork').click();
    await dialog.getByText('Not saved, kept for seven days').waitFor();
    await dialog.getByTestId('closeRecovery').click();
  });
  await run(async (running) => {
    const { app, page } = running;
    // Discarded work is not offered by itself, but can be had back.
    expect(await page.getByTestId('recovery').count()).toBe(0);
    await clickMenu(app, 'file.recover');
    await page.getByTestId('keepWork').click();
    await expect.poll(() => cell(page, 0, 'cash').innerText()).toBe('1,300');
    expect(await readFile(file())).toEqual(before);
    await clickMenu(app, 'file.save');
    await expect.poll(() => lines(file())).toEqual([['出租商 A', 1300]]);
    await expect.poll(() => readdir(join(userData, 'recovery'))).toEqual([]);
  });
});

test('a deleted book is had back from its versions in three clicks, as a copy', async () => {
  await rm(file());
  await run(async ({ app, page }) => {
    // The menu File is the first click, its item the second.
    await clickMenu(app, 'file.versions');
    await page.getByTestId('openVersion').first().click();
    await expect.poll(() => cell(page, 0, 'cash').innerText()).toBe('1,200');
    // It is in no file yet, and the deleted one is not made again by itself.
    expect(await page.getByTestId('recovery').count()).toBe(0);
    await expect(readFile(file())).rejects.toThrow('ENOENT');
  });
});

test('a change made outside: compared, then overwritten; the other version is kept; a named version is compared', async () => {
  await run(async (running) => {
    const { app, page } = running;
    await makeFirm(running, 'Ours', '10');
    await saveAs(running, file());
    await clickMenu(app, 'file.nameVersion');
    await page.getByTestId('versionLabel').fill('First draft');
    await page.getByTestId('keepVersion').click();
    await page.getByTestId('nameVersion').waitFor({ state: 'detached' });
    await writeFile(file(), (await readFile(file(), 'utf8')).replace('Ours', 'Them').replace(/,\n"sha256".*\n/, '\n'));
    await typeIntoCell(page, 0, 'cash', '11');
    await clickMenu(app, 'file.save');
    await page.getByTestId('compareOutside').click();
    expect(await page.getByTestId('differences').innerText()).toMatch(/Them[\s\S]*Ours/);
    await page.getByTestId('overwrite').click();
    await expect.poll(() => lines(file())).toEqual([['Ours', 11]]);
    await clickMenu(app, 'file.versions');
    await page.getByTestId('versions').getByText('First draft').waitFor();
    await page.getByRole('radio', { name: /^From/ }).nth(2).check();
    await page.getByTestId('compareVersions').click();
    expect(await page.getByTestId('differences').innerText()).toContain('11');
  });
});

test('a version is named, compared and put into a scenario, the base untouched; its name is changed, and it is deleted', async () => {
  await run(async (running) => {
    const { app, page } = running;
    await makeFirm(running, 'Restored', '10');
    await saveAs(running, join(folder, 'restored.firebreak'));
    await clickMenu(app, 'file.nameVersion');
    await page.getByTestId('versionLabel').fill('As sent');
    await page.getByTestId('keepVersion').click();
    await page.getByTestId('nameVersion').waitFor({ state: 'detached' });
    await typeIntoCell(page, 0, 'name', 'Renamed');
    await typeIntoCell(page, 0, 'cash', '99');
    await clickMenu(app, 'file.versions');
    const dialog = page.getByTestId('versions');
    const line = dialog.getByTestId('version').filter({ hasText: 'As sent' });
    await line.getByRole('radio', { name: /^From/ }).check();
    await dialog.getByTestId('compareVersions').click();
    // A name is nothing that a scenario could change: that line cannot be ticked, and says why.
    expect(await dialog.getByRole('checkbox', { name: /Restore .*Name/ }).isDisabled()).toBe(true);
    expect(await dialog.getByTestId('staysOut').innerText()).toContain('1 value that no scenario can change, such as names.');
    expect(await dialog.getByTestId('restoreInto').isDisabled()).toBe(true);
    await dialog.getByTestId('restoreAll').check();
    expect(await dialog.getByTestId('restoreInto').innerText()).toContain('(1)');
    await dialog.getByTestId('restoreInto').click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => cell(page, 0, 'cash').innerText()).toBe('10');
    expect(await page.getByTestId('scenarioMode').innerText()).toContain('Restored from As sent');
    await clickMenu(app, 'edit.undo');
    await page.getByTestId('scenarioMode').waitFor({ state: 'detached' });

    await clickMenu(app, 'file.versions');
    await line.getByTestId('renameVersion').click();
    await line.getByTestId('versionNewName').press('Escape');
    await line.getByTestId('renameVersion').click();
    await line.getByTestId('versionNewName').fill('As signed');
    await page.keyboard.press('Enter');
    const renamed = dialog.getByTestId('version').filter({ hasText: 'As signed' });
    await renamed.getByTestId('deleteVersion').click();
    await renamed.getByTestId('deleteVersionNo').click();
    await renamed.getByTestId('deleteVersion').click();
    await renamed.getByTestId('deleteVersionYes').click();
    await renamed.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await clickMenu(app, 'file.save');
    await expect.poll(() => windowTitle(app)).not.toContain('*');
  });
});

test('the terms of the packages in the program are shown', async () => {
  await run(async ({ app, page }) => {
    await clickMenu(app, 'help.about');
    await page.getByTestId('openLicences').click();
    const notice = page.getByTestId('notice').filter({ hasText: /^ag-grid-community/ });
    await notice.locator('summary').click();
    await expect.poll(() => notice.innerText()).toContain('Permission is hereby granted');
    await page.keyboard.press('Escape');
    await page.getByTestId('licences').waitFor({ state: 'detached' });
  });
});

test('a crash of the window: what was not saved is offered to the new one', async () => {
  await run(async (running) => {
    const { app } = running;
    await makeFirm(running, 'Crashed', '5');
    await wait(quiet);
    await answerQuestions(app, 'Start Again');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    // The test's own hold on the page has crashed with it.
    const ask = (script: string): Promise<unknown> =>
      app.evaluate(({ BrowserWindow }, text) => {
        // A page that is going never answers.
        const silence = new Promise((resolve) => void setTimeout(resolve, 1000, null));
        return Promise.race([silence, BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text).catch(() => null)]);
      }, script);
    await expect.poll(() => ask(`document.querySelector('[data-testid=keepWork]') !== null`), { timeout: 20_000 }).toBe(true);
    await ask(`document.querySelector('[data-testid=keepWork]').click()`);
    await expect.poll(() => ask(`document.querySelector('.ag-row[row-index="0"] [col-id="name"]')?.innerText ?? ''`)).toBe('Crashed');
  });
}, 40_000);
