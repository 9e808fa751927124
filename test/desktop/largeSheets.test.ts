import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { emptyWorkbook } from '../../shared/document/document.ts';
import { answerOpenDialog, cell, clickMenu, launchReady, windowTitle } from './appControl.ts';
import type { RunningApp } from './launch.ts';

/** More rows than a grid that builds every column has. */
const many = 1_200;
let running: RunningApp;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-large-'));
});
afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

async function book(name: string, count: number): Promise<string> {
  const file = join(folder, `${name}.firebreak`);
  const firms = Array.from({ length: count }, (_, index) => ({ id: `${name}${index}`, name: `${name} ${index}`, cash: index + 1 }));
  await writeFile(file, encodeWorkbook({ ...emptyWorkbook(name), firms }));
  return file;
}

test('large and small workbooks take each other’s place with their own rows, the cursor in the first cell, and edits go where they are seen', async () => {
  running = await launchReady({ args: [await book('Old', many)] });
  const { app, page } = running;
  await cell(page, 5, 'cash').click();
  for (const [name, count] of [['New', many + 1], ['Small', 3], ['Last', many]] as const) {
    const file = await book(name, count);
    await answerOpenDialog(app, file);
    await clickMenu(app, 'file.open');
    await expect.poll(() => cell(page, 2, 'name').textContent()).toContain(`${name} 2`);
    await page.waitForFunction(() => document.activeElement?.classList.contains('cell-field') === true);
    await page.keyboard.type('Typed at once');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(page, 0, 'name').textContent()).toContain('Typed at once');
    await cell(page, 1, 'cash').click();
    await page.keyboard.type('77');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(page, 1, 'cash').textContent()).toBe('77');
    await clickMenu(app, 'file.save');
    await expect.poll(() => windowTitle(app)).not.toContain('*');
    const saved = JSON.parse(await readFile(file, 'utf8')) as { firms: { id: string; name: string; cash: number }[] };
    expect([saved.firms.length, saved.firms[0]?.name, saved.firms[1]]).toEqual([count, 'Typed at once', expect.objectContaining({ id: `${name}1`, cash: 77 })]);
  }
});
