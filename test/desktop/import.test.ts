/** A foreign table comes into the workbook: asked where it leaves something open, every refused cell listed, one step to undo, the recipe kept. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anArchive, workbookParts } from '../builders/anArchive.ts';
import { encodeText } from '../builders/encodeText.ts';
import { answerOpenDialog, cell, clickMenu, launchReady, typeIntoCell } from './appControl.ts';
import type { RunningApp } from './launch.ts';

let folder: string;
let running: RunningApp;
const shots = process.env['FIREBREAK_SHOTS'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-desktop-import-'));
  running = await launchReady();
  await clickMenu(running.app, 'file.new');
  await running.page.locator('.ag-root').first().waitFor();
  await clickMenu(running.app, 'rows.add');
  await cell(running.page, 0, 'cash').waitFor();
  await typeIntoCell(running.page, 0, 'name', '台灣電力');
  await typeIntoCell(running.page, 0, 'cash', '5');
});
afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

async function choose(name: string, content: string | Uint8Array): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, content);
  await answerOpenDialog(running.app, file);
  await clickMenu(running.app, 'file.import');
}
const shoot = async (name: string): Promise<void> => {
  if (shots !== undefined) await running.page.screenshot({ path: join(shots, `${name}.png`) });
};

const csv = '名稱;現金（千元）;利率;到期季\n台灣電力;1.234.500;5,5%;8\n鴻海;2.500,5;4%;01/02\n鴻海;1;1%;1\n;7;;\n';

test('a Big5 file with decimal commas is asked about, read, and taken back in one step', async () => {
  const { page } = running;
  await choose('公司.csv', encodeText(csv, 'big5'));
  const dialog = page.getByTestId('import');
  await dialog.waitFor();
  await shoot('asked');
  const go = page.getByTestId('doImport');
  expect(await go.isDisabled()).toBe(true);
  await page.getByTestId('importEncoding').selectOption('big5');
  await expect.poll(() => page.getByTestId('importEncoding').getAttribute('class')).not.toContain('isAsked');
  await page.getByTestId('importNumbers').selectOption('comma');
  expect(await page.getByTestId('importUnit-1').inputValue()).toBe('thousands');
  expect(await page.getByTestId('importPreview').innerText()).toContain('台灣電力');
  expect(await page.getByTestId('importSum').innerText()).toContain('1 rows added, 1 updated, 2 not taken. 16 cells read: 7 taken');
  expect(await page.getByTestId('importRejected').innerText()).toContain('01/02');
  await shoot('answered');
  await go.click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => cell(page, 1, 'name').innerText()).toBe('鴻海');
  expect(await cell(page, 0, 'cash').innerText()).toBe('1,234.5');
  expect(await cell(page, 1, 'cash').innerText()).toBe('2.5');
  await clickMenu(running.app, 'edit.undo');
  await expect.poll(() => cell(page, 1, 'name').count()).toBe(0);
  expect(await cell(page, 0, 'cash').innerText()).toBe('5');
  await clickMenu(running.app, 'edit.redo');
  await expect.poll(() => cell(page, 1, 'name').innerText()).toBe('鴻海');
});

test('the next file of its kind is read by the recipe, without questions', async () => {
  const { page } = running;
  await choose('公司 2.csv', encodeText(csv.replace('2.500,5', '3.000,5'), 'big5'));
  await page.getByTestId('import').waitFor();
  expect(await page.getByTestId('importNumbers').inputValue()).toBe('comma');
  await page.getByTestId('doImport').click();
  await page.getByTestId('import').waitFor({ state: 'detached' });
  await expect.poll(() => cell(page, 1, 'cash').innerText()).toBe('3');
});

test('an Excel file comes in; Esc leaves everything as it was; a bomb is refused in words', async () => {
  const { page } = running;
  const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const book = anArchive(workbookParts(`<row r="1">${text('A1', 'Firm')}${text('B1', 'Cash')}</row><row r="2">${text('A2', 'Excel Co')}<c r="B2"><v>1234.567</v></c></row>`));
  await choose('book.xlsx', book);
  await page.getByTestId('import').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('import').waitFor({ state: 'detached' });
  expect(await cell(page, 2, 'name').count()).toBe(0);
  await choose('book.xlsx', book);
  await page.getByTestId('import').waitFor();
  await page.getByTestId('doImport').click();
  await expect.poll(() => cell(page, 2, 'name').innerText()).toBe('Excel Co');
  await choose('bomb.xlsx', anArchive(workbookParts('', [{ name: 'xl/b.bin', data: new Uint8Array(20_000_000) }])));
  await expect.poll(() => page.locator('.toast').allInnerTexts().then((all) => all.join('\n'))).toContain('bomb.xlsx');
});

test('recipes are listed, called otherwise and deleted, each a step that undoes', async () => {
  const { page } = running;
  await clickMenu(running.app, 'file.recipes');
  const dialog = page.getByTestId('recipes');
  await dialog.waitFor();
  const name = dialog.locator('input').first();
  expect(await name.inputValue()).toBe('公司.csv');
  await name.fill('公司 2.csv');
  await name.press('Enter');
  await expect.poll(() => dialog.locator('[role=alert]').innerText()).toContain('公司 2.csv');
  await name.fill('月報');
  await name.press('Enter');
  await expect.poll(() => dialog.locator('[role=alert]').count()).toBe(0);
  await shoot('recipes');
  const count = await dialog.locator('tbody tr').count();
  await dialog.locator('tbody tr').first().getByRole('button').click();
  await expect.poll(() => dialog.locator('tbody tr').count()).toBe(count - 1);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await clickMenu(running.app, 'edit.undo');
  await clickMenu(running.app, 'file.recipes');
  await expect.poll(() => dialog.locator('input').first().inputValue()).toBe('月報');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('on a small screen, in both languages and themes', async () => {
  const { page, app } = running;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1366, 768));
  for (const [words, theme] of [['en', 'light'], ['zhHant', 'dark'], ['zhHant', 'light'], ['en', 'dark']] as const) {
    await clickMenu(app, `language.${words}`);
    await clickMenu(app, `theme.${theme}`);
    await choose('公司 3.csv', encodeText(`${csv.replaceAll('名稱', '公司')}${'非常長的公司名稱股份有限公司;1.000;5%;x\n'.repeat(12)}`, 'big5'));
    const dialog = page.getByTestId('import');
    await dialog.waitFor();
    await shoot(`import-${words}-${theme}`);
    const fits = await dialog.evaluate((element) => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight && element.scrollHeight <= element.clientHeight + 1; });
    expect(fits).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
});
