import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronEnv, findElectron, sandboxArgs } from '../../scripts/electron.mjs';
import { root } from '../../scripts/project.mjs';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import type { Workbook } from '../../shared/document/document.ts';
import type { DesktopApi } from '../../shared/ipc/contract.ts';
import { answerOpenDialog, answerQuestions, answerSaveDialog, cell, clickMenu, launchReady, questions, typeIntoCell, windowTitle } from './appControl.ts';
import type { RunningApp } from './launch.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-desktop-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function onDisk(file: string): Promise<Workbook> {
  const decoded = decodeWorkbook(await readFile(file, 'utf8'));
  if (!decoded.ok) throw new Error(`${file} does not open: ${JSON.stringify(decoded.error)}`);
  return decoded.value.workbook;
}

/** A new workbook with one firm. */
async function makeFirm(running: RunningApp, name: string, cash: string): Promise<void> {
  await clickMenu(running.app, 'file.new');
  await running.page.locator('.ag-root').first().waitFor();
  await clickMenu(running.app, 'rows.add');
  await cell(running.page, 0, 'cash').waitFor();
  await typeIntoCell(running.page, 0, 'name', name);
  await typeIntoCell(running.page, 0, 'cash', cash);
}

async function saveAs(running: RunningApp, file: string): Promise<void> {
  await answerSaveDialog(running.app, file);
  await clickMenu(running.app, 'file.saveAs');
  await expect.poll(() => readdir(folder)).toContain(file.slice(folder.length + 1));
}

test('new, edit, save as, kill, reopen by argument: the same workbook', async () => {
  const file = join(folder, 'lessor.firebreak');
  const first = await launchReady();
  try {
    await makeFirm(first, '出租商 A', '1,250.5');
    expect(await windowTitle(first.app)).toMatch(/^\*.* — Firebreak$/);
    await saveAs(first, file);
    await expect.poll(() => windowTitle(first.app)).not.toContain('*');
    await typeIntoCell(first.page, 0, 'cash', '2000');
    await clickMenu(first.app, 'file.save');
    await expect.poll(async () => (await onDisk(file)).firms[0]?.['cash']).toBe(2000);
  } finally {
    await first.kill();
  }
  const kept = await readFile(file);
  expect(await onDisk(file)).toMatchObject({ firms: [{ name: '出租商 A', cash: 2000 }] });
  // A killed program leaves its owner file, which the next one finds to be of a dead process.
  expect(await readdir(folder)).toEqual(['.~lock.lessor.firebreak#', 'lessor.firebreak']);

  const second = await launchReady({ args: [file] });
  try {
    await expect.poll(() => cell(second.page, 0, 'name').innerText()).toBe('出租商 A');
    expect(await cell(second.page, 0, 'cash').innerText()).toBe('2,000');
    // Opening never writes, and saving what was not changed gives the same bytes.
    expect(await readFile(file)).toEqual(kept);
    await clickMenu(second.app, 'file.save');
    await expect.poll(() => windowTitle(second.app)).not.toContain('*');
    expect(await readFile(file)).toEqual(kept);
  } finally {
    await second.close();
  }
});

describe('one running program', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await launchReady();
  });
  afterAll(() => running.close());

  test('a broken file says where, and leaves what is on the table', async () => {
    await makeFirm(running, 'Kept', '1');
    const broken = join(folder, 'broken.firebreak');
    await writeFile(broken, '{\n  "format": "firebreak-workbook",\n  "version": 1,\n  "firms": [ { "id": "f1" "name": "A" } ]\n}\n');
    await answerOpenDialog(running.app, broken);
    await answerQuestions(running.app, 'Don’t Save');
    await clickMenu(running.app, 'file.open');
    await expect.poll(() => running.page.locator('body').innerText()).toMatch(/broken: Line 4, column \d+/);
    expect(await questions(running.app)).toHaveLength(1);
    expect(await cell(running.page, 0, 'name').innerText()).toBe('Kept');
    expect(await readFile(broken, 'utf8')).toContain('"f1" "name"');
  });

  test('a file that is not text says where', async () => {
    const binary = join(folder, 'binary.firebreak');
    await writeFile(binary, Uint8Array.of(0x7b, 0x0a, 0xff, 0xfe));
    await answerOpenDialog(running.app, binary);
    await clickMenu(running.app, 'file.open');
    await expect.poll(() => running.page.locator('body').innerText()).toContain('line 2 holds bytes that are not UTF-8');
  });

  test('a change made outside is asked about and not overwritten by Cancel', async () => {
    const file = join(folder, 'shared.firebreak');
    await makeFirm(running, 'Ours', '10');
    await saveAs(running, file);
    const theirs = (await readFile(file, 'utf8')).replace('Ours', 'Them');
    await writeFile(file, theirs);
    await typeIntoCell(running.page, 0, 'cash', '11');
    await clickMenu(running.app, 'file.save');
    await running.page.getByTestId('outsideChange').getByText('“shared.firebreak” was changed by another program').waitFor();
    await running.page.getByTestId('cancelOutside').click();
    expect(await readFile(file, 'utf8')).toBe(theirs);
    expect(await windowTitle(running.app)).toContain('*');
    await clickMenu(running.app, 'file.save');
    await running.page.getByTestId('overwrite').click();
    await expect.poll(async () => (await onDisk(file)).firms[0]).toMatchObject({ name: 'Ours', cash: 11 });
  });

  test('a second start hands its file over and ends', async () => {
    const other = join(folder, 'other.firebreak');
    await writeFile(other, '{"format":"firebreak-workbook","version":1,"firms":[{"id":"f1","name":"From outside"}]}');
    const electron = await findElectron();
    const started = spawn(electron.executable, [...sandboxArgs(), '--disable-gpu', root, other], {
      env: { ...electronEnv(electron), FIREBREAK_USER_DATA: running.userData },
      stdio: 'ignore',
    });
    const [code] = (await once(started, 'exit')) as [number | null];
    expect(code).toBe(0);
    await expect.poll(() => cell(running.page, 0, 'name').innerText()).toBe('From outside');
  });

  test('a file dropped on the window opens, and can be saved where it came from', async () => {
    const dropped = join(folder, 'dropped.firebreak');
    await writeFile(dropped, '{"format":"firebreak-workbook","version":1,"firms":[{"id":"f1","name":"Dropped"}]}');
    const devtools = await running.page.context().newCDPSession(running.page);
    const data = { items: [], files: [dropped], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    await expect.poll(() => cell(running.page, 0, 'name').innerText()).toBe('Dropped');
    await typeIntoCell(running.page, 0, 'cash', '3');
    await clickMenu(running.app, 'file.save');
    await expect.poll(async () => (await onDisk(dropped)).firms[0]?.['cash']).toBe(3);
  });

  test('a picture goes to the clipboard', async () => {
    const copied = await running.page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 20;
      canvas.height = 10;
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      const png = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
      const { firebreakDesktop } = window as unknown as { firebreakDesktop: DesktopApi };
      return [await firebreakDesktop.call('clipboard:writeImage', png), await firebreakDesktop.call('clipboard:writeImage', Uint8Array.of(1, 2, 3))];
    });
    expect(copied).toMatchObject([{ ok: true }, { ok: false, error: { code: 'disk.notAnImage' } }]);
    expect(await running.app.evaluate(({ clipboard }) => clipboard.readImage().getSize())).toEqual({ width: 20, height: 10 });
  });

  test('the native menu opens recent files and follows the language', async () => {
    await clickMenu(running.app, 'language.zhHant');
    await expect.poll(() => running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('file.save')?.label)).toBe('儲存');
    await expect.poll(() => running.page.locator('html').getAttribute('lang')).toMatch(/^zh-Hant/);
    await clickMenu(running.app, 'language.en');
    const recent = await running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recent')?.submenu?.items.map(({ label }) => label) ?? []);
    expect(recent[0]).toMatch(/^dropped \(/);
    expect(recent.some((label) => label.startsWith('shared ('))).toBe(true);
  });

  test('closing with unsaved changes asks; Cancel keeps the window, Don’t Save ends the program', async () => {
    await makeFirm(running, 'Unsaved', '5');
    await answerQuestions(running.app, 'Cancel');
    const close = (): Promise<void> => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await close();
    await expect.poll(() => questions(running.app)).toHaveLength(1);
    expect((await questions(running.app))[0]).toMatch(/^Save the changes to “.*”\? \[Save\|Don’t Save\|Cancel\]$/);
    expect(await cell(running.page, 0, 'name').innerText()).toBe('Unsaved');

    await answerQuestions(running.app, 'Don’t Save');
    const ended = once(running.app.process(), 'exit');
    // The connection may end before the answer to this call has come back: the program is gone then.
    const [[code]] = await Promise.all([ended, close().catch(() => undefined)]);
    expect(code).toBe(0);
  });
});

test('closing with Save writes the file, what was still being typed included, remembers the window, and ends', async () => {
  const file = join(folder, 'at-close.firebreak');
  const running = await launchReady();
  try {
    await makeFirm(running, 'Saved at close', '7');
    await cell(running.page, 0, 'cash').click();
    await running.page.keyboard.type('9');
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1200, height: 700 }));
    await answerSaveDialog(running.app, file);
    await answerQuestions(running.app, 'Save');
    const ended = once(running.app.process(), 'exit');
    await Promise.all([ended, running.app.evaluate(({ app }) => app.quit()).catch(() => undefined)]);
    expect(await onDisk(file)).toMatchObject({ firms: [{ name: 'Saved at close', cash: 9 }] });
    const settings: unknown = JSON.parse(await readFile(join(running.userData, 'settings.json'), 'utf8'));
    expect(settings).toMatchObject({ window: { width: 1200, height: 700, maximized: false } });
    expect((await readdir(running.userData)).filter((name) => name.endsWith('.tmp') && name.startsWith('.~'))).toEqual([]);
  } finally {
    await running.close();
  }
});
