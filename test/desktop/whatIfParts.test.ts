import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSaveDialog } from './appControl.ts';
import type { RunningApp } from './launch.ts';
import { launchWhatIf, printed, storm, whatIfControl } from './whatIfControl.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await launchWhatIf();
});

afterAll(() => running?.close());

const { answered, choose, enter, numbers, workOut } = whatIfControl(() => running.page);
const printedInStorm = <Shape>(...words: readonly string[]): Promise<Shape> => printed<Shape>('--scenario', storm, ...words);

test('a one-way table is drawn as a line of the numbers that the command line prints', async () => {
  const { page } = running;
  await page.getByTestId('kind-grid').click();
  await choose('input', 'Driver: Rent');
  await enter('steps', '7');
  await workOut('grid');
  const { cells } = await printedInStorm<{ cells: number[] }>('--kind', 'grid', '--input', 'driver:rent', '--steps', '7');
  const drawn = await page.getByTestId('lineDrawing').getAttribute('data-points');
  expect(drawn?.split(' ').map(Number)).toEqual(cells);
});

test('the optimiser shows its best point, with the proof and the seed, and keeps it as a scenario', async () => {
  const { page } = running;
  await page.getByTestId('kind-optimise').click();
  await choose('input', 'Driver: Rent');
  await enter('tries', '30');
  await enter('seed', '3');
  await workOut('optimise');
  const found = await printedInStorm<{ best: { values: number[]; outcome: number }; verified: boolean }>('--kind', 'optimise', '--input', 'driver:rent', '--tries', '30', '--seed', '3');
  expect(await numbers('[data-testid="optimiseVerdict"]', 'data-value')).toEqual([found.best.outcome]);
  expect(await numbers('[data-testid="bestPoint"] td[data-value]', 'data-value')).toEqual(found.best.values);
  expect(found.verified).toBe(true);
  expect(await page.locator('[data-testid="whatIfAnswer"] [data-verified]').getAttribute('data-verified')).toBe('true');
  const before = await page.getByTestId('scenarioPicker').locator('option').count();
  await page.getByTestId('keepAsScenario').click();
  await expect.poll(() => page.getByTestId('scenarioPicker').locator('option').count()).toBe(before + 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('scenarioPicker').locator('option').count()).toBe(before);
  await page.getByTestId('scenarioPicker').selectOption({ label: storm });
  await page.keyboard.press('Control+9');
});

test('a tornado of chosen inputs, its spider and its rank correlation have the numbers of the command line, and go out as CSV', async () => {
  const { page, app } = running;
  await page.getByTestId('kind-tornado').click();
  for (const input of ['Driver: Rent', 'CoreWeave cash', 'Driver: Demand']) {
    await choose('inputs', input);
    await page.locator('.inputChip').first().waitFor();
  }
  await workOut('tornado');
  const inputs = await page.locator('[data-testid="tornado"] [data-input]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-input') ?? ''));
  expect(inputs).toHaveLength(3);
  const asked = ['--input', inputs.join(',')];
  const { bars } = await printedInStorm<{ bars: { input: string; impact: number }[] }>('--kind', 'tornado', ...asked);
  expect(await numbers('[data-testid="tornado"] [data-impact]', 'data-impact')).toEqual(bars.map(({ impact }) => impact));
  await page.getByTestId('tornado-spider').click();
  await page.locator('[data-part="spider"][data-stale="false"] [data-testid="spider"]').waitFor();
  const { lines } = await printedInStorm<{ lines: { input: string; outcomes: number[] }[] }>('--kind', 'spider', ...asked);
  const drawn = await page.locator('[data-testid="spider"] tr[data-input]').evaluateAll((rows) => rows.map((row) => ({ input: row.getAttribute('data-input'), outcomes: (row.getAttribute('data-outcomes') ?? '').split(' ').map(Number) })));
  expect(drawn).toEqual(lines.map(({ input, outcomes }) => ({ input, outcomes })));
  await page.getByTestId('tornado-rankCorrelation').click();
  await page.locator('[data-part="rankCorrelation"][data-stale="false"] [data-testid="ranks"]').waitFor();
  const ranks = await printedInStorm<{ inputs: { correlation: number }[] }>('--kind', 'rankCorrelation', ...asked);
  expect(await numbers('[data-testid="ranks"] [data-correlation]', 'data-correlation')).toEqual(ranks.inputs.map(({ correlation }) => correlation));
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-csv-'));
  try {
    await answerSaveDialog(app, join(folder, 'ranks.csv'));
    await page.locator('[data-part="rankCorrelation"]').getByTestId('saveTables').click();
    await expect.poll(() => readFile(join(folder, 'ranks.csv'), 'utf8').catch(() => '')).toContain(`${ranks.inputs[0]!.correlation}`);
    const text = await readFile(join(folder, 'ranks.csv'), 'utf8');
    expect(text).toContain('firebreakStamp');
    expect(text).toContain('Seed,1');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('an outcome is set: chosen at what it is, dragged, solved, proved, kept as a scenario; beyond reach there is no solution', async () => {
  const { page } = running;
  await page.getByTestId('kind-seek').click();
  await choose('input', 'Driver: Rent');
  await page.getByTestId('set-losses').click();
  await answered('seek');
  const line = page.getByTestId('targetLine');
  const now = Number(await line.getAttribute('data-value'));
  await line.focus();
  const reached = ((await page.getByTestId('lineDrawing').getAttribute('data-points')) ?? '').split(' ').map(Number);
  const middle = (Math.min(...reached) + Math.max(...reached)) / 2;
  for (let step = 0; step < 100 && Math.abs(Number(await line.getAttribute('data-value')) - middle) > (Math.max(...reached) - Math.min(...reached)) / 20; step += 1) await page.keyboard.press(middle > now ? 'ArrowUp' : 'ArrowDown');
  const wanted = Number(await line.getAttribute('data-value'));
  expect(wanted).not.toBe(now);
  await page.keyboard.press('Enter');
  await answered('seek');
  await expect.poll(async () => Number(await page.getByTestId('targetLine').getAttribute('data-value'))).toBe(wanted);
  const found = await printedInStorm<{ solutions: { x: number; outcome: number; verified: boolean }[] }>('--kind', 'seek', '--input', 'driver:rent', '--target', String(wanted));
  expect(found.solutions.length).toBeGreaterThan(0);
  expect(await numbers('[data-testid="solutions"] td[data-value]', 'data-value')).toEqual(found.solutions.map(({ x }) => x));
  expect(found.solutions.every(({ verified }) => verified)).toBe(true);
  const before = await page.getByTestId('scenarioPicker').locator('option').count();
  await page.getByTestId('keepAsScenario').first().click();
  await expect.poll(() => page.getByTestId('scenarioPicker').locator('option').count()).toBe(before + 1);
  await page.keyboard.press('Control+z');
  await page.getByTestId('scenarioPicker').selectOption({ label: storm });
  await page.keyboard.press('Control+9');
  await answered('seek');
  // The mouse: to the very top of the drawing, which is beyond what any rent comes to.
  const box = (await page.getByTestId('targetLine').boundingBox())!;
  const drawing = (await page.getByTestId('lineDrawing').boundingBox())!;
  await page.mouse.move(box.x + box.width / 3, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 3, drawing.y + 2, { steps: 4 });
  await page.mouse.up();
  await answered('seek');
  await page.locator('[data-testid="seekVerdict"][data-solutions="0"]').waitFor();
  expect(await page.getByTestId('seekVerdict').textContent()).toContain('No solution in [-50%, 50%]');
});

test('a simulation is drawn: how far the outcome spreads and how often each firm fails, as the command line prints them', async () => {
  const { page } = running;
  await page.getByTestId('kind-simulate').click();
  await enter('tries', '40');
  await enter('seed', '7');
  await workOut('simulate');
  // Who works with keys goes on from where they were.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('whatIf-ask');
  const found = await printedInStorm<{ mean: number; quantiles: { value: number }[]; firms: { firm: string; probability: number }[] }>('--kind', 'simulate', '--tries', '40', '--seed', '7');
  expect(await numbers('[data-testid="simulateVerdict"]', 'data-value')).toEqual([found.mean]);
  expect((await page.getByTestId('spreadDrawing').getAttribute('data-quantiles'))?.split(' ').map(Number)).toEqual(found.quantiles.map(({ value }) => value));
  const shown = await page.locator('[data-testid="failureShares"] tr[data-firm]').evaluateAll((rows) => rows.map((row) => ({ firm: row.getAttribute('data-firm'), probability: Number(row.querySelector('[data-share]')?.getAttribute('data-share')) })));
  expect(shown.length).toBeGreaterThan(0);
  expect(shown).toEqual(found.firms.filter(({ probability }) => probability > 0).map(({ firm, probability }) => ({ firm, probability })));
});
