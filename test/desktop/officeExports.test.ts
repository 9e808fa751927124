/** Word, PowerPoint and Excel files out of the real window: sound packages, read by LibreOffice, verified when they are dropped back. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convertByLibreOffice, ensureOfficeTools } from '../../scripts/officeTools.mjs';
import { inProject } from '../../scripts/project.mjs';
import { readStamps } from '../../shared/interchange/stamps/registry.ts';
import { packageFaults, partsOf } from '../builders/officeFile.ts';
import { answerOpenDialog, answerSaveDialog, clickMenu, launchReady } from './appControl.ts';
import type { RunningApp } from './launch.ts';

const run = promisify(execFile);
const kept = process.env['FIREBREAK_SHOTS'];
let running: RunningApp;
let folder: string;
const into = () => join(folder, 'out');

beforeAll(async () => {
  folder = kept ?? (await mkdtemp(join(tmpdir(), 'firebreak-office-')));
  await mkdir(into(), { recursive: true });
  running = await launchReady({ args: [inProject('samples', 'ai-chain-2025.firebreak')] });
  await running.page.getByTestId('scenarioPicker').selectOption({ label: 'Perfect storm' });
});
afterAll(async () => {
  await running?.close();
  if (kept === undefined) await rm(folder, { recursive: true, force: true });
});

const names = ['docx', 'pptx', 'xlsx'].flatMap((ending) => [`Committee paper - en.${ending}`, `Committee paper - zh-Hant.${ending}`]);
const bytesOf = async (name: string) => new Uint8Array(await readFile(join(into(), name)));

test('one action writes the report as Word, PowerPoint and Excel files in both languages, sound and with the same numbers', async () => {
  const { app, page } = running;
  await page.getByTestId('tab-reports').click();
  await page.getByTestId('newReport').click();
  await page.getByTestId('menu-template-committee').click();
  await page.getByTestId('buildState').getByText('Up to date').waitFor();
  await answerOpenDialog(app, into());
  await page.getByTestId('exportOpen').click();
  await page.getByTestId('export-language-zhHant').check();
  await page.getByTestId('export-format-pdf').uncheck();
  for (const format of ['docx', 'pptx', 'xlsx']) await page.getByTestId(`export-format-${format}`).check();
  await page.getByTestId('doExport').click();
  await page.getByTestId('toasts').getByText('6 files written').waitFor({ timeout: 60_000 });
  expect((await readdir(into())).filter((name) => names.includes(name)).toSorted()).toEqual(names.toSorted());
  const hashes = new Set<string>();
  for (const name of names) {
    expect(packageFaults(await bytesOf(name)), name).toEqual([]);
    const stamps = readStamps(await bytesOf(name));
    if (!stamps.ok) throw new Error(`${name}: ${stamps.error.code}`);
    hashes.add(stamps.value.map(({ dataHash }) => dataHash).join(' '));
  }
  expect(hashes.size).toBe(1);
  const deck = partsOf(await bytesOf('Committee paper - en.pptx'));
  expect(Object.keys(deck).some((part) => part.startsWith('ppt/charts/chart'))).toBe(true);
  expect(partsOf(await bytesOf('Committee paper - en.xlsx'))['xl/workbook.xml']).toContain('Replication');
});

test('LibreOffice reads them, Chinese too', async () => {
  const missing = await ensureOfficeTools();
  if (missing !== null) return console.warn(`skipped: LibreOffice reads them. ${missing}`);
  const pdfs = join(folder, 'pdf');
  for (const ending of ['docx', 'pptx', 'xlsx']) convertByLibreOffice(names.filter((name) => name.endsWith(ending)).map((name) => join(into(), name)), 'pdf', join(pdfs, ending));
  for (const ending of ['docx', 'pptx', 'xlsx']) {
    const text = async (tag: string) => (await run('pdftotext', ['-layout', join(pdfs, ending, `Committee paper - ${tag}.pdf`), '-'], { maxBuffer: 64_000_000 })).stdout;
    expect(await text('en'), ending).toContain('Perfect storm');
    expect(await text('zh-Hant'), ending).toContain('情境');
    expect(await text('en'), ending).toContain('Applied Digital');
  }
});

test('a report that was written matches the workbook that it is verified against', async () => {
  const { app, page } = running;
  await answerOpenDialog(app, join(into(), 'Committee paper - zh-Hant.docx'));
  await clickMenu(app, 'file.verify');
  const verdict = page.getByTestId('verifyVerdict');
  await verdict.waitFor();
  expect(await verdict.getAttribute('data-verdict')).toBe('same');
  await page.getByTestId('closeVerify').click();
});

test('the replication of the firm under the cursor is saved', async () => {
  const { app, page } = running;
  await page.getByTestId('tab-firms').click();
  await page.locator('.ag-row[row-index="11"] [col-id="cash"]').click();
  const file = join(folder, 'replication.xlsx');
  await answerSaveDialog(app, file);
  await clickMenu(app, 'explain.replicate');
  await page.getByTestId('toasts').getByText('replication.xlsx was written').waitFor();
  const bytes = new Uint8Array(await readFile(file));
  expect(packageFaults(bytes)).toEqual([]);
  expect(readStamps(bytes)).toMatchObject({ ok: true, value: [{ subject: 'replication/3/apld' }] });
});
