import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
import type { ExplainedDocument } from '../../shared/analysis/explainedDocument.ts';
import { launchReady } from './appControl.ts';
import type { RunningApp } from './launch.ts';
import type { BridgeDocument, ChecksDocument, FragilityDocument, HeadroomDocument } from '../../renderer/state/analysisDocument.ts';

const sample = inProject('samples', 'ai-chain-2025.firebreak');
const storm = 'Perfect storm';
let running: RunningApp;

beforeAll(async () => {
  running = await launchReady({ args: [sample] });
  await running.page.getByTestId('scenarioPicker').selectOption({ label: storm });
});

afterAll(() => running?.close());

/** What the command line prints for the same question. */
async function printed<Shape>(...words: readonly string[]): Promise<Shape> {
  const { stdout } = await promisify(execFile)(process.execPath, [inProject('scripts', 'firebreak.mjs'), ...words, '--json'], { maxBuffer: 64e6 });
  return JSON.parse(stdout) as Shape;
}

test('cures stay beside a ladder that is worked out again', async () => {
  const { page } = running;
  await page.getByTestId('tab-review').click();
  const ready = page.getByTestId('headroomTable').and(page.locator('[data-stale="false"][data-cures-stale="false"]'));
  await ready.locator('.cure').first().waitFor();
  await page.evaluate(() => {
    const seen = { stale: false, lost: false };
    Object.assign(globalThis, { seenOfCures: seen });
    new MutationObserver(() => {
      const table = document.querySelector('[data-testid="headroomTable"][data-stale="true"]');
      seen.stale ||= table !== null;
      seen.lost ||= table !== null && table.querySelector('.cure') === null;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const seen = () => page.evaluate(() => (globalThis as unknown as { seenOfCures: { stale: boolean; lost: boolean } }).seenOfCures);
  await page.getByTestId('scenarioPicker').selectOption('base');
  await expect.poll(async () => (await seen()).stale).toBe(true);
  await page.locator('[data-testid="headroomTable"][data-stale="false"], .reviewChoice ~ p').first().waitFor();
  expect((await seen()).lost).toBe(false);
  await page.getByTestId('scenarioPicker').selectOption({ label: storm });
  await ready.locator('.cure').first().waitFor();
  await page.getByTestId('tab-firms').click();
});

test('an autopsy shows the numbers of the command line, which add up, and the chain leads to the first mover', async () => {
  const { page } = running;
  const document = await printed<ExplainedDocument>('run', sample, '--scenario', storm);
  await page.keyboard.press('Control+Shift+Y');
  const panel = page.getByTestId('autopsy');
  for (const { firm, channels, here } of document.explanations) {
    await page.getByTestId('autopsyFirm').selectOption(firm);
    await panel.locator(`[data-firm="${firm}"][data-stale="false"]`).waitFor();
    const shown = await page.getByTestId('autopsySplit').locator('tbody tr').evaluateAll((rows) => rows.map((row) => ({
      channel: row.getAttribute('data-channel'), firm: row.getAttribute('data-firm'), amount: Number(row.querySelector('[data-value]')?.getAttribute('data-value')),
    })));
    expect(shown).toEqual(expect.arrayContaining(channels.map((each) => ({ channel: each.channel, firm: each.firm ?? '', amount: each.amount }))));
    expect(shown).toHaveLength(channels.length);
    expect(Number(await page.getByTestId('autopsyGap').getAttribute('data-value'))).toBe(here.gap);
    expect(await page.getByTestId('autopsyTies').getAttribute('data-ties')).toBe('true');
  }
  const pulled = document.explanations.find(({ causedBy }) => causedBy !== null)!;
  await page.getByTestId('autopsyFirm').selectOption(pulled.firm);
  await page.getByTestId('autopsyChain').getByRole('button').first().click();
  await panel.locator(`[data-firm="${pulled.firstMover}"]`).waitFor();
  expect(await page.getByTestId('autopsyFirm').inputValue()).toBe(pulled.firstMover);
});

test('the cascade player steps grid, picture and list through quarters and rounds together', async () => {
  const { page } = running;
  const document = await printed<ExplainedDocument>('run', sample, '--scenario', storm);
  const expected = document.quarters.flatMap(({ t, failures }) => {
    const rounds = [...new Set(failures.map(({ round }) => round))];
    return rounds.length === 0 ? [{ t, firms: [] as string[] }] : rounds.map((round) => ({ t, firms: failures.filter((each) => each.round === round).map(({ firm }) => firm) }));
  });
  await page.keyboard.press('Control+Shift+K');
  const dock = page.getByTestId('cascade');
  await dock.getByTestId('network').waitFor();
  await page.keyboard.press('Home');
  for (const [place, { t, firms }] of expected.entries()) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => dock.getAttribute('data-step')).toBe(String(place + 1));
    expect(await page.getByTestId('quarter').inputValue()).toBe(String(t));
    const listed = await dock.locator('[aria-current="step"] [data-firm]:not([data-testid])').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-firm') ?? ''));
    expect(listed.toSorted()).toEqual(firms.toSorted());
    const drawn = await dock.locator('.firmNode[data-state="failing"]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-firm') ?? ''));
    expect(drawn.toSorted()).toEqual(firms.toSorted());
  }
  // Round by round: the one of round 2 has not failed yet after round 1 of its quarter, in the grid as well.
  const late = document.explanations.find(({ round }) => round === 2)!;
  const row = page.locator(`.ag-row[row-id="${late.firm}"] [col-id="name"]`).first();
  const stepOf = (round: number): number => expected.findIndex(({ t, firms }) => t === late.t && firms.includes(document.explanations.find((each) => each.t === late.t && each.round === round)!.firm)) + 1;
  await page.keyboard.press('Home');
  for (let step = 0; step < stepOf(1); step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => dock.locator(`.firmNode[data-firm="${late.firm}"]`).getAttribute('data-state')).not.toContain('fail');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => row.getAttribute('class')).toContain('is-failing');
  const flows = await dock.locator('.lossLine').evaluateAll((lines) => lines.map((line) => ({ from: line.getAttribute('data-from'), to: line.getAttribute('data-to'), amount: Number(line.getAttribute('data-amount')) })));
  const losses = document.cascade.filter(({ effect, t, from, to }) => effect === 'loss' && t === late.t && from !== null && to !== null);
  expect(flows.length).toBeGreaterThan(0);
  for (const { from, to, amount } of flows) expect(amount).toBeCloseTo(losses.filter((each) => each.from === from && each.to === to).reduce((sum, each) => sum + each.amount, 0), 9);
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  expect(await dock.count()).toBe(0);
});

test('headroom, checks, fragility and bridge show the numbers of the command line', async () => {
  const { page } = running;
  await page.getByTestId('tab-review').click();
  const headroom = await printed<HeadroomDocument>('analyse', sample, '--kind', 'headroom', '--scenario', storm);
  await page.getByTestId('headroomTable').and(page.locator('[data-stale="false"][data-cures-stale="false"]')).waitFor();
  const rungs = await page.getByTestId('headroomTable').locator('tbody tr').evaluateAll((rows) => rows.map((row) => ({
    firm: row.getAttribute('data-firm'), covenant: row.getAttribute('data-covenant'), headroom: Number(row.querySelector('.rungState')?.getAttribute('data-value')), cures: row.getAttribute('data-cures') === '' ? null : JSON.parse(row.getAttribute('data-cures') ?? 'null') as unknown,
  })));
  expect(rungs).toEqual(headroom.covenants.map(({ firm, covenant, tightest, cures }) => ({ firm, covenant, headroom: tightest.headroom, cures })));
  expect(rungs.flatMap(({ cures }) => (cures ?? []) as { verified: boolean }[]).every(({ verified }) => verified)).toBe(true);
  await page.getByTestId('headroomWhen').selectOption('quarter');
  expect(await page.getByTestId('headroomTable').locator('tbody tr').count()).toBeLessThan(rungs.length);

  await page.getByTestId('checkFlag').click();
  await page.getByTestId('allChecks').click();
  const checks = await printed<ChecksDocument>('analyse', sample, '--kind', 'checks', '--scenario', storm);
  await page.getByTestId('checksTable').waitFor();
  const held = await page.getByTestId('checksTable').locator('tbody tr').evaluateAll((rows) => rows.map((row) => ({ check: row.getAttribute('data-check'), figure: Number(row.querySelector('[data-value]')?.getAttribute('data-value')) })));
  expect(held).toEqual(checks.checks.map(({ check, figure }) => ({ check, figure })));
  expect(held.length).toBeGreaterThanOrEqual(12);
  await page.getByTestId('checkFlag').click();

  await page.getByTestId('review-fragility').click();
  const fragility = await printed<FragilityDocument>('analyse', sample, '--kind', 'fragility', '--scenario', storm);
  await page.getByTestId('fragilityTable').locator('tr[data-firm]').first().waitFor();
  expect(await page.getByTestId('fragilityTable').locator('tr[data-firm]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-firm')))).toEqual(fragility.fragile);

  await page.getByTestId('review-bridge').click();
  const bridge = await printed<BridgeDocument>('analyse', sample, '--kind', 'bridge', '--scenario', 'base', '--with', storm);
  await page.getByTestId('bridgeTable').waitFor();
  const parts = await page.getByTestId('bridgeTable').locator('tr[data-part]').evaluateAll((rows) => rows.map((row) => ({ part: row.getAttribute('data-part'), alone: Number(row.querySelector('[data-value]')?.getAttribute('data-value')) })));
  expect(parts).toEqual([...bridge.parts.map(({ part, alone }) => ({ part, alone })), { part: 'interaction', alone: bridge.interaction }]);
  expect(await page.getByTestId('bridgeTies').getAttribute('data-ties')).toBe('true');

  // Marked in the grid, where what it says would else read as plain fact.
  await page.getByTestId('review-fragility').click();
  await page.getByTestId('fragilityTable').locator('tr[data-firm] th button').first().click();
  await page.locator(`.ag-row[row-id="${fragility.fragile[0]}"] [col-id="name"].is-fragile`).first().waitFor();
});

test('a formula card puts the numbers of a result into its rule, and follows the cursor', async () => {
  const { page } = running;
  const document = await printed<ExplainedDocument>('run', sample, '--scenario', storm);
  const { firm, t, here } = document.explanations.find(({ cause }) => cause === 'payment')!;
  await page.keyboard.press('Control+Shift+Y');
  await page.getByTestId('autopsyFirm').selectOption(firm);
  await page.getByTestId('autopsyChain').getByRole('button').last().click();
  await page.getByTestId('autopsy').getByLabel('Close').click();
  await page.locator(`.ag-row[row-id="${firm}"] [col-id="result.failureQuarter"]`).first().click();
  await page.keyboard.press('Control+Shift+F');
  const card = page.getByTestId('formulaCard');
  await card.locator(`[data-firm="${firm}"][data-measure="failureQuarter"]`).waitFor();
  expect(await page.getByTestId('formulaResult').getAttribute('data-value')).toBe(String(t));
  const shortfall = Number(await card.locator('tbody [data-value]').first().getAttribute('data-value'));
  expect(shortfall).toBeCloseTo(here.dues - here.ownCash - here.received, 9);
  await page.locator(`.ag-row[row-id="${firm}"] [col-id="result.failureCause"]`).first().click();
  await card.locator('[data-measure="failureCause"]').waitFor();
  expect(await page.getByTestId('formulaResult').getAttribute('data-value')).toBe('payment');
});
