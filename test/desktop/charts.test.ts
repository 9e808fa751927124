import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { inProject } from '../../scripts/project.mjs';
import { modelVersion } from '../../shared/engine/modelVersion.ts';
import { readStamps } from '../../shared/interchange/stamps/registry.ts';
import { launchApp, type RunningApp } from './launch.ts';

let running: RunningApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-charts-'));
  running = await launchApp({ args: [inProject('samples', 'ai-chain-2025.firebreak')] });
  await running.page.getByTestId('scenarioPicker').selectOption({ label: 'Perfect storm' });
  await running.page.getByTestId('chart-canvas-failures').waitFor();
});

afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the export of a chart. */
async function openExport(chart: string): Promise<void> {
  const { page } = running;
  await page.getByTestId(`chart-menu-${chart}`).click();
  await page.getByTestId(`menu-${chart}-export`).click();
  await page.getByTestId('figurePreview').waitFor();
}

/** Exports a chart in a format and waits for the file that the save dialog, answered here, names. */
async function exported(chart: string, name: string, choose: (page: RunningApp['page']) => Promise<void>): Promise<Buffer> {
  const { app, page } = running;
  const file = join(folder, name);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await openExport(chart);
  await choose(page);
  await page.getByTestId('saveFigure').click();
  await page.getByTestId('toasts').getByText(`Saved: ${name}`).waitFor();
  await page.getByTestId('chartExport').waitFor({ state: 'detached' });
  return readFile(file);
}

const inFormat = (format: string, density = 'double') => async (page: RunningApp['page']): Promise<void> => {
  await page.getByTestId('figureFormat').selectOption(format);
  await page.getByTestId('figureDensity').selectOption(density);
};

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Dots per metre on paper. */
  readonly density: number;
  /** RGBA or RGB bytes, line by line, filters undone. */
  readonly pixels: Buffer;
  readonly channels: number;
}

/** Reads a PNG as the specification describes it, so that the test does not trust the code that wrote it. */
function readPng(png: Buffer): Picture {
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.set(type, [...(chunks.get(type) ?? []), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const head = chunks.get('IHDR')?.[0];
  if (head === undefined) throw new Error('no header');
  const [width, height, channels] = [head.readUInt32BE(0), head.readUInt32BE(4), head[9] === 6 ? 4 : 3];
  const raw = inflateSync(Buffer.concat(chunks.get('IDAT') ?? []));
  return { width, height, channels, density: chunks.get('pHYs')?.[0]?.readUInt32BE(0) ?? 0, pixels: unfilter(raw, width * channels, height, channels) };
}

function unfilter(raw: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? (out[y * stride + x - channels] ?? 0) : 0;
      const up = y > 0 ? (out[(y - 1) * stride + x] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (out[(y - 1) * stride + x - channels] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 0xff;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** How many pixels have exactly this colour, and how many are neither transparent nor white. */
function count(picture: Picture, [red, green, blue]: readonly [number, number, number]): { readonly ofColour: number; readonly inked: number } {
  let ofColour = 0;
  let inked = 0;
  for (let at = 0; at < picture.pixels.length; at += picture.channels) {
    const [r = 0, g = 0, b = 0] = picture.pixels.subarray(at, at + 3);
    if (r === red && g === green && b === blue) ofColour += 1;
    if (r !== 255 || g !== 255 || b !== 255) inked += 1;
  }
  return { ofColour, inked };
}

test.each([
  ['screen', 'failures-1x.png', 960, 540, 3780],
  ['double', 'failures-2x.png', 1920, 1080, 7559],
  ['print', 'failures-print.png', 1890, 1134, 11811],
])('%s: the picture has its size on the screen and on paper, shows the bars, and carries where it comes from', async (density, name, width, height, perMetre) => {
  const png = await exported('failures', name, inFormat('png', density));
  const picture = readPng(png);
  expect([picture.width, picture.height, picture.density]).toEqual([width, height, perMetre]);
  // The colour of the developers, two of whom fail in the storm's first quarters.
  const { ofColour, inked } = count(picture, [0xe6, 0x9f, 0x00]);
  expect(ofColour).toBeGreaterThan(1200);
  expect(inked / (width * height)).toBeGreaterThan(0.02);
  expect(inked / (width * height)).toBeLessThan(0.5);
  // White and opaque, also in the corner.
  expect([...picture.pixels.subarray(0, picture.channels)]).toEqual(picture.channels === 4 ? [255, 255, 255, 255] : [255, 255, 255]);
  expect(readStamps(new Uint8Array(png))).toMatchObject({ ok: true, value: [{ model: modelVersion, subject: 'failures', workbookHash: expect.stringMatching(/^[0-9a-f]{64}$/) }] });
});

test('a larger width in centimetres gives more room and not larger letters; impossible ones are refused in words', async () => {
  const { page } = running;
  await openExport('failures');
  await page.getByTestId('figureDensity').selectOption('print');
  await page.getByTestId('figureWidth').fill('24');
  await expect.poll(() => page.getByTestId('figurePixels').textContent()).toBe('2835 × 1134 pixels');
  await page.getByTestId('figureWidth').fill('400');
  await expect.poll(() => page.getByTestId('figurePixels').textContent()).toBe('Width and height are from 5 to 60 cm.');
  expect(await page.getByTestId('saveFigure').isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByTestId('chartExport').waitFor({ state: 'detached' });
});

test('an SVG has its words as text in the language that was chosen, title and footnote among them', async () => {
  const svg = (await exported('failures', 'failures.svg', async (page) => {
    await inFormat('svg')(page);
    await page.getByTestId('figureLanguage').selectOption('zhHant');
  })).toString('utf8');
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((match) => match[1]).join('\n');
  for (const words of ['各類公司違約家數', '資料中心開發商', 'Perfect storm', '模型']) expect(texts).toContain(words);
  expect(readStamps(new TextEncoder().encode(svg))).toMatchObject({ ok: true, value: [{ subject: 'failures' }] });
});

test('a PDF is one page as large as was asked for, with its words as text and its fonts inside', async () => {
  const pdf = await exported('failures', 'failures.pdf', async (page) => {
    await inFormat('pdf', 'print')(page);
    await page.getByTestId('figureLanguage').selectOption('zhHant');
  });
  expect(readStamps(new Uint8Array(pdf))).toMatchObject({ ok: true, value: [{ subject: 'failures' }] });
  const [, width = '', height = ''] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
  // 16 by 9.6 cm are 453.5 by 272.1 points; the browser rounds a page up to whole dots of 96 an inch.
  expect(Math.abs(Number(width) - 453.5)).toBeLessThan(1.5);
  expect(Math.abs(Number(height) - 272.1)).toBeLessThan(1.5);
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  const text = spawnSync('pdftotext', [join(folder, 'failures.pdf'), '-'], { encoding: 'utf8' });
  if (text.error === undefined) for (const words of ['各類公司違約家數', '資料中心開發商', 'Perfect storm']) expect(text.stdout).toContain(words);
});

test('the data are written with byte order mark, provenance and the failures that the window shows', async () => {
  const lines = (await exported('failures', 'failures.csv', inFormat('csv'))).toString('utf8').split('\r\n');
  expect(lines.slice(0, 4)).toEqual(['﻿Chart,Failures by kind of firm', 'Workbook,"AI financing chain, Q3 2025"', 'Scenario,Perfect storm', 'Unit,number of firms']);
  expect(lines.some((line) => /^Workbook \(SHA-256\),[0-9a-f]{64}$/.test(line))).toBe(true);
  const head = lines.indexOf('Quarter,Data-centre developer,Compute broker,Sublessor,AI lab,Fund');
  expect(lines.slice(head + 1, head + 5)).toEqual(['1,0,0,0,0,0', '2,1,0,0,0,0', '3,1,1,0,0,2', '4,0,0,1,0,0']);
});

test('the data come as an Excel workbook with numbers as numbers, and the stamp', async () => {
  const xlsx = await exported('failures', 'failures.xlsx', inFormat('xlsx'));
  const parts = unzipSync(new Uint8Array(xlsx));
  const sheets = Object.entries(parts).filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name)).map(([, part]) => strFromU8(part)).join('');
  expect(sheets).toContain('<v>2</v>');
  expect(readStamps(new Uint8Array(xlsx))).toMatchObject({ ok: true });
});

test('a copied picture and a copied table arrive on the clipboard with the same content', async () => {
  const { app, page } = running;
  await openExport('failures');
  await page.getByTestId('figureDensity').selectOption('double');
  await page.getByTestId('copyPicture').click();
  await page.getByTestId('toasts').getByText('Copied: Failures by kind of firm.').waitFor();
  const copied = await app.evaluate(({ clipboard }) => {
    const image = clipboard.readImage();
    return { ...image.getSize(), png: image.toPNG().toString('base64') };
  });
  expect([copied.width, copied.height]).toEqual([1920, 1080]);
  expect(count(readPng(Buffer.from(copied.png, 'base64')), [0xe6, 0x9f, 0x00]).ofColour).toBeGreaterThan(5000);
  await page.getByTestId('copyTable').click();
  await page.getByTestId('toasts').getByText('Copied the table: Failures by kind of firm.').waitFor();
  const table = await app.evaluate(({ clipboard }) => ({ text: clipboard.readText(), html: clipboard.readHTML() }));
  expect(table.text.split(/\r?\n/).slice(0, 4)).toEqual(['Failures by kind of firm', 'Quarter\tData-centre developer\tCompute broker\tSublessor\tAI lab\tFund', '1\t0\t0\t0\t0\t0', '2\t1\t0\t0\t0\t0']);
  expect(table.html).toContain('Perfect storm');
  await page.keyboard.press('Escape');
});

test('charts are added, changed, moved and removed by keyboard alone, and each of these is undone', async () => {
  const { page } = running;
  const cards = () => page.getByTestId('chartPane').locator('article h3').allTextContents();
  const before = await cards();
  const open = async (button: string): Promise<void> => {
    await page.getByTestId(button).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('menuItem'))).toBe(true);
  };
  await open('addChart');
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await expect.poll(cards).toEqual([...before, 'Maturity wall']);
  await open('chart-menu-g1');
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await page.getByTestId('chartTitle').fill('Wall of 2027');
  await page.getByTestId('scaleMax').fill('5,000');
  await page.getByTestId('addMark').click();
  await page.getByTestId('markText-0').fill('Credit freeze');
  await page.getByTestId('mark-quarter-0').fill('2');
  await page.getByTestId('applyChart').press('Enter');
  await expect.poll(cards).toEqual([...before, 'Wall of 2027']);
  await page.getByTestId('chart-menu-g1').click();
  await page.getByTestId('menu-g1-up').click();
  await expect.poll(async () => (await cards()).at(-2)).toBe('Wall of 2027');
  await page.getByTestId('chart-menu-g1').click();
  await page.getByTestId('menu-g1-remove').click();
  await expect.poll(cards).toEqual(before);
  for (let step = 0; step < 4; step += 1) await page.getByTestId('undo').click();
  await expect.poll(cards).toEqual(before);
});

test('the numbers stand under the picture, and a heading or a bar selects its firms in the grid', async () => {
  const { page } = running;
  await page.getByTestId('chart-toggle-table-failures').click();
  const table = page.getByTestId('chart-table-failures');
  await expect.poll(() => table.locator('thead th').allTextContents()).toEqual(['Quarter', 'Data-centre developer', 'Compute broker', 'Sublessor', 'AI lab', 'Fund']);
  await table.getByRole('button', { name: 'Compute broker' }).press('Enter');
  const selected = () => page.locator('.ag-row:has([aria-selected="true"]) [col-id="name"]').allTextContents();
  await expect.poll(async () => (await selected()).join()).toContain('Compute broker / marketplace');
  await page.getByTestId('chart-toggle-table-failures').click();
});

test('one chart fills the window, with the axes named; from it one steps to its neighbours, and Esc goes back to the button', async () => {
  const { page } = running;
  await page.getByTestId('chart-enlarge-prices').press('Enter');
  const large = page.getByTestId('largeChart');
  const canvas = large.getByTestId('chart-canvas-prices');
  const room = await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }));
  await expect.poll(async () => {
    const box = await canvas.boundingBox();
    return box !== null && box.width > room.width * 0.9 && box.height > room.height * 0.75;
  }).toBe(true);
  await large.getByTestId('nextChart').press('Enter');
  await large.getByTestId('chart-cash').waitFor();
  await large.getByTestId('previousChart').press('Enter');
  await canvas.waitFor();
  // A menu within takes the first Esc.
  await large.getByTestId('chart-menu-prices').press('Enter');
  await page.getByTestId('menu-prices-settings').waitFor();
  await page.keyboard.press('Escape');
  await large.getByTestId('menu-prices-settings').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('chart-enlarge-prices');
  expect(await page.getByTestId('chartPane').locator('article').count()).toBe(4);
});

test('scenarios are overlaid beside the calculation, over all firms while no block of cells is selected', async () => {
  const { page } = running;
  await page.locator('.ag-row[row-index="0"] [col-id="name"]').click();
  await page.getByTestId('addChart').click();
  await page.getByTestId('menu-add-scenarioOverlay').click();
  const canvas = page.getByTestId('chart-canvas-g1');
  await canvas.waitFor();
  expect(await canvas.getAttribute('aria-label')).toContain('Perfect storm goes from 0 to 8');
  await page.getByTestId('undo').click();
  await canvas.waitFor({ state: 'detached' });
});

test('the chart in the window is drawn, and is drawn anew for another scenario', async () => {
  const { page } = running;
  const canvas = page.getByTestId('chart-canvas-prices');
  const pixels = async (): Promise<string> => createHash('sha256').update(await canvas.screenshot()).digest('hex');
  const storm = await pixels();
  await page.getByTestId('scenarioPicker').selectOption({ label: 'Rents fall 30%' });
  await expect.poll(pixels).not.toBe(storm);
  await page.getByTestId('scenarioPicker').selectOption({ label: 'Base' });
  await expect.poll(() => page.getByTestId('chart-empty-failures').textContent()).toContain('No firm fails in this scenario.');
});
