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
