/**
 * axe-core over every tab, panel and dialog of the real program, in both themes and both languages: nothing serious or critical.
 * Every command of the menu is run; what it opens is looked at. New commands are therefore looked at too, unless named below.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
import { appCommands } from '../../shared/document/commands/appCommands.ts';
import { cell, clickMenu, launchReady } from './appControl.ts';
import type { RunningApp } from './launch.ts';

/** Commands that change the document, ask the system, or only act within what is looked at anyway. */
const leftOut = new Set([
  'file.new', 'file.open', 'file.openSample', 'file.save', 'file.saveAs', 'file.import', 'file.nameVersion', 'edit.replaySteps', 'edit.undo', 'edit.redo', 'edit.cut', 'edit.copy', 'edit.paste', 'edit.copyWithHeaders', 'edit.selectAll', 'edit.clear',
  'edit.fillDown', 'edit.fillRight', 'edit.fillToEnd', 'edit.copyAbove', 'edit.today', 'edit.findNext', 'edit.findPrevious', 'rows.add', 'rows.duplicate', 'rows.moveUp', 'rows.moveDown', 'rows.remove',
  'columns.sortAscending', 'columns.sortDescending', 'columns.clearSort', 'columns.filterByCell', 'columns.clearFilters', 'columns.freeze', 'columns.unfreeze', 'columns.fit', 'columns.hide',
  'columns.edit', 'columns.remove', 'view.charts', 'scenario.add', 'scenario.duplicate', 'scenario.remove', 'scenario.present', 'scenario.applyToBase', 'scenario.clearOverrides',
]);

let running: RunningApp;
let axe = '';

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  running = await launchReady({ args: [inProject('samples', 'ai-chain-2025.firebreak')] });
  await running.page.getByTestId('scenarioPicker').selectOption({ label: 'Perfect storm' });
  await running.page.locator('[data-testid="calculation"][data-stale="false"]').waitFor();
  await running.page.evaluate(axe);
});

afterAll(() => running?.close());

/** What stands round every view, and the sheet with its hundreds of cells. Each is looked at once in each pass. */
const lookedAtOnce = ['.ag-root-wrapper', '.chartPane', '.header', '.tabLine', '.statusBar', '.scrubber'].map((place) => [place]);
const lookedAtWhole: ReadonlySet<string> = new Set(['view.firms', 'view.contracts']);

/** What axe finds that is serious or critical, one text each; in the dialog in front where there is one. */
async function found(page: Page, where: string, isFirst: boolean): Promise<readonly string[]> {
  await page.mouse.move(700, 4);
  // What is dimmed while it is worked out anew is read when it is there.
  await page.waitForFunction(() => document.querySelector('.stale, [data-stale="true"], .ag-tooltip') === null, undefined, { timeout: 20_000 });
  const violations = await page.evaluate(async (exclude) => {
    const { axe: tool } = globalThis as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<{ violations: readonly { id: string; impact: string; nodes: readonly { target: readonly string[]; failureSummary: string }[] }[] }> } };
    const dialogs = document.querySelectorAll('dialog[open]');
    const { violations: all } = await tool.run(dialogs.length > 0 ? dialogs[dialogs.length - 1] : exclude === null ? document : { include: [['body']], exclude }, { resultTypes: ['violations'] });
    return all.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`));
  }, isFirst ? null : lookedAtOnce);
  return violations.map((violation) => `${where}: ${violation}`);
}

/** Back to the firms with a cell chosen, everything that was opened closed. */
async function goHome(page: Page): Promise<void> {
  for (let tries = 0; tries < 3 && (await page.locator('dialog[open]').count()) > 0; tries += 1) await page.keyboard.press('Escape');
  if ((await page.getByTestId('tab-firms').getAttribute('aria-selected')) === 'true') return;
  await page.getByTestId('tab-firms').click();
  await cell(page, 7, 'cash').click();
}

const lookedAt = appCommands.filter(({ id }) => !leftOut.has(id));
const half = Math.ceil(lookedAt.length / 2);

async function lookAt(commands: typeof lookedAt, language: 'en' | 'zhHant', theme: 'light' | 'dark'): Promise<void> {
  const { page, app } = running;
  await clickMenu(app, `language.${language}`);
  await clickMenu(app, `theme.${theme}`);
  await page.locator(`html[lang="${language === 'en' ? 'en' : 'zh-Hant-TW'}"]`).waitFor();
  const bad: string[] = [];
  for (const { id } of commands) {
    await goHome(page);
    await clickMenu(app, id);
    // What a command opens is there with the next frames.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    bad.push(...(await found(page, id, lookedAtWhole.has(id))));
  }
  await goHome(page);
  expect([...new Set(bad)]).toEqual([]);
}

describe.each([['English and light', 'en', 'light'], ['Traditional Chinese and dark', 'zhHant', 'dark']] as const)('in %s', (_name, language, theme) => {
  test('the first half of the commands', () => lookAt(lookedAt.slice(0, half), language, theme));
  test('the second half', () => lookAt(lookedAt.slice(half), language, theme));
});
