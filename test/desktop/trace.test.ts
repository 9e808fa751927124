import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
import type { ExplainedDocument } from '../../shared/analysis/explainedDocument.ts';
import { launchReady } from './appControl.ts';
import type { RunningApp } from './launch.ts';

const sample = inProject('samples', 'ai-chain-2025.firebreak');
const storm = 'Perfect storm';
let running: RunningApp;
let document: ExplainedDocument;

beforeAll(async () => {
  running = await launchReady({ args: [sample] });
  await running.page.getByTestId('scenarioPicker').selectOption({ label: storm });
  const { stdout } = await promisify(execFile)(process.execPath, [inProject('scripts', 'firebreak.mjs'), 'run', sample, '--scenario', storm, '--json'], { maxBuffer: 64e6 });
  document = JSON.parse(stdout) as ExplainedDocument;
});

afterAll(() => running?.close());

/** The lines of the tree that are open, by node. */
async function lines(): Promise<readonly { readonly node: string; readonly level: number; readonly value: number; readonly isOpen: string | null }[]> {
  return running.page.getByTestId('traceTree').getByRole('treeitem').evaluateAll((items) => items.map((item) => ({
    node: item.getAttribute('data-node') ?? '', level: Number(item.getAttribute('aria-level')), value: Number(item.getAttribute('data-value')), isOpen: item.getAttribute('aria-expanded'),
  })));
}

const line = (node: string): ReturnType<RunningApp['page']['locator']> => running.page.locator(`[data-testid="traceTree"] [data-node="${node}"]`).first();

test('a failure is traced by keys to what others paid, whose parts add up, and a jump leads there and back', async () => {
  const { page } = running;
  const failure = document.explanations.find(({ cause }) => cause === 'payment')!;
  const { firm, t } = failure;
  await showFailure(firm);
  await page.keyboard.press('Control+[');
  await page.getByTestId('trace').locator('[data-stale="false"]').waitFor();
  await expect.poll(async () => (await lines()).length).toBeGreaterThan(0);
  expect(await page.evaluate(() => globalThis.document.activeElement?.getAttribute('role'))).toBe('treeitem');
  await page.keyboard.press('ArrowRight');
  const dues = `fact dues ${t} ${firm}`;
  const shortfall = `fact shortfall ${t} ${firm}`;
  await expect.poll(async () => (await lines()).map(({ node }) => node)).toContain(shortfall);
  expect((await lines()).find(({ node }) => node === shortfall)!.value).toBe(document.quarters[t - 1]!.failures.find((each) => each.firm === firm)!.shortfall);
  await line(dues).locator('.traceTwist').click();
  await expect.poll(async () => (await lines()).filter(({ node }) => node.startsWith(`fact due ${t} `)).length).toBeGreaterThan(0);
  const opened = await lines();
  const parts = opened.filter(({ node }) => node.startsWith(`fact due ${t} `)).reduce((sum, { value }) => sum + value, 0);
  expect(parts).toBeCloseTo(opened.find(({ node }) => node === dues)!.value, 6);

  const contract = opened.find(({ node }) => node.startsWith(`fact due ${t} `) && !node.includes(' own:'))!.node.split(' ').at(-1)!;
  await line(`fact due ${t} ${contract}`).click();
  await page.locator('[data-testid="tab-contracts"][aria-selected="true"]').waitFor();
  await page.locator(`.ag-row[row-id="${contract}"] .is-cursor`).first().waitFor();
  expect(await page.getByTestId('quarter').inputValue()).toBe(String(t));
  expect(await page.getByTestId('scenarioPicker').evaluate((picker: HTMLSelectElement) => picker.selectedOptions[0]?.text)).toBe(storm);
  await page.keyboard.press('Alt+ArrowLeft');
  await page.locator('[data-testid="tab-firms"][aria-selected="true"]').waitFor();
  await page.locator(`.ag-row[row-id="${firm}"] [col-id="result.failureQuarter"].is-cursor`).first().waitFor();
  expect(await page.getByTestId('quarter').inputValue()).not.toBe(String(t));
  await page.keyboard.press('Alt+ArrowRight');
  await page.locator(`.ag-row[row-id="${contract}"] .is-cursor`).first().waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.locator('[data-testid="tab-firms"][aria-selected="true"]').waitFor();
});

test('who cost whom stands among what hangs on a failure, and leads on to the next firm', async () => {
  const { page } = running;
  const from = document.explanations.find(({ firm }) => document.cascade.some((each) => each.effect === 'loss' && each.from === firm && each.to !== null))!;
  await page.keyboard.press('Escape');
  await page.getByTestId('tab-firms').click();
  await showFailure(from.firm);
  await page.keyboard.press('Control+]');
  const fails = `fact fails ${from.t} ${from.firm}`;
  await line(fails).locator('.traceTwist').click();
  const costs = document.cascade.filter((each) => each.from === from.firm);
  for (const group of await page.getByTestId('traceTree').locator('.traceGroup[aria-expanded="false"]').filter({ hasText: 'Cost ' }).all()) await group.locator('.traceTwist').click();
  const shown = (await lines()).filter(({ node }) => node.startsWith('cost ')).map(({ value }) => value);
  expect(shown.toSorted((a, b) => a - b)).toEqual(costs.map(({ amount }) => amount).toSorted((a, b) => a - b));
  const hit = costs.find(({ effect, to }) => effect === 'loss' && to !== null)!;
  await page.getByTestId('traceTree').locator(`[data-node^="cost loss ${hit.kind} ${hit.t}"][data-node$=" ${hit.to}"]`).first().click();
  await page.locator(`.ag-row[row-id="${hit.to}"] .is-cursor`).first().waitFor();
  expect(await page.getByTestId('quarter').inputValue()).toBe(String(hit.t));
  await page.keyboard.press('Escape');
  expect(await page.getByTestId('trace').count()).toBe(0);
});

test('what hangs on a market input is told quarter by quarter, and a click goes to the quarter', async () => {
  const { page } = running;
  await page.keyboard.press('Escape');
  await page.getByTestId('tab-firms').click();
  await page.getByTestId('tab-market').click();
  await page.locator('[data-testid="market-spotRent"] input, input[data-testid="market-spotRent"]').first().focus();
  await page.keyboard.press('Control+]');
  const group = page.getByTestId('traceTree').getByRole('treeitem').filter({ hasText: 'Spot rent' }).first();
  await group.waitFor();
  await group.locator('.traceTwist').click();
  await expect.poll(async () => (await lines()).map(({ node }) => node)).toContain('fact rent 3 market');
  const rent = document.quarters[2]!.rent;
  expect((await lines()).find(({ node }) => node === 'fact rent 3 market')!.value).toBe(rent);
  await line('fact rent 3 market').click();
  await expect.poll(() => page.getByTestId('quarter').inputValue()).toBe('3');
  await page.getByTestId('trace-precedents').click();
  expect(await page.getByTestId('traceNone').count()).toBe(1);
  await page.keyboard.press('Escape');
});

/** The cursor on when a firm fails; the autopsy's link brings its row into view. */
async function showFailure(firm: string): Promise<void> {
  const { page } = running;
  await expect.poll(async () => {
    await page.keyboard.press('Control+Shift+Y');
    return page.getByTestId('autopsyFirm').count();
  }).toBe(1);
  await page.getByTestId('autopsyFirm').selectOption(firm);
  await page.getByTestId('autopsyChain').getByRole('button').last().click();
  await page.getByTestId('autopsy').getByLabel('Close').click();
  await page.locator(`.ag-row[row-id="${firm}"] [col-id="result.failureQuarter"]`).first().click();
}
