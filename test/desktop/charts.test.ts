import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
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

/** Chooses an entry of a chart's menu and waits for the file that the save dialog, answered here, names. */
async function exported(chart: string, entry: string, name: string): Promise<Buffer> {
  const { app, page } = running;
  const file = join(folder, name);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await page.getByTestId(`chart-menu-${chart}`).click();
  await page.getByTestId(`menu-${chart}-${entry}`).click();
  await page.getByTestId('toasts').getByText(`Saved: ${name}`).waitFor();
  return readFile(file);
}

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
  ['png', 'failures-2x.png', 1920, 1080, 7559],
  ['print', 'failures-print.png', 1890, 1134, 11811],
])('%s: the picture has its size on the screen and on paper, and shows the bars', async (entry, name, width, height, density) => {
  const picture = readPng(await exported('failures', entry, name));
  expect([picture.width, picture.height, picture.density]).toEqual([width, height, density]);
  // The colour of the developers, two of whom fail in the storm's first quarters.
  const { ofColour, inked } = count(picture, [0xe6, 0x9f, 0x00]);
  expect(ofColour).toBeGreaterThan(5000);
  expect(inked / (width * height)).toBeGreaterThan(0.02);
  expect(inked / (width * height)).toBeLessThan(0.5);
});

test('the ground is white and opaque, also in the corner', async () => {
  const picture = readPng(await exported('prices', 'png', 'prices.png'));
  expect([...picture.pixels.subarray(0, picture.channels)]).toEqual(picture.channels === 4 ? [255, 255, 255, 255] : [255, 255, 255]);
});

test('the data are written with byte order mark, provenance and the failures that the window shows', async () => {
  const text = (await exported('failures', 'csv', 'failures.csv')).toString('utf8');
  const lines = text.split('\r\n');
  expect(lines.slice(0, 4)).toEqual(['﻿Chart,Failures by kind of firm', 'Workbook,"AI financing chain, Q3 2025"', 'Scenario,Perfect storm', 'Unit,number of firms']);
  expect(lines[6]).toBe('Quarter,Data-centre developer,Compute broker,Sublessor,AI lab,Fund');
  expect(lines.slice(7, 11)).toEqual(['1,0,0,0,0,0', '2,1,0,0,0,0', '3,1,1,0,0,2', '4,0,0,1,0,0']);
});

test('a copied picture arrives on the clipboard with the same content', async () => {
  const { app, page } = running;
  await page.getByTestId('chart-menu-failures').click();
  await page.getByTestId('menu-failures-copy').click();
  await page.getByTestId('toasts').getByText('Copied: Failures by kind of firm.').waitFor();
  const copied = await app.evaluate(({ clipboard }) => {
    const image = clipboard.readImage();
    return { ...image.getSize(), png: image.toPNG().toString('base64') };
  });
  expect([copied.width, copied.height]).toEqual([1920, 1080]);
  expect(count(readPng(Buffer.from(copied.png, 'base64')), [0xe6, 0x9f, 0x00]).ofColour).toBeGreaterThan(5000);
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
