import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { emptyWorkbook, type Workbook } from '../../shared/document/document.ts';
import { cell, launchReady } from './appControl.ts';

/** What a file from a stranger can do to the real window: nothing (P24), and a damaged one of our own gives what is sound. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-desktop-hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const markup = (index: number): string => `"'><img src=x onerror=window.__pwned=${index}><svg onload=window.__pwned=${index}><script>window.__pwned=${index}</script>{{7*7}}\${window.__pwned=${index}}`;

function markedUp(): Workbook {
  return {
    ...emptyWorkbook(markup(1)),
    currency: markup(2),
    market: { id: 'market', quarters: 4 },
    firms: [
      { id: 'f1', name: markup(3), cash: 1, debt: 50, opex: 30, lender: 'f2', 'custom.u1': markup(4) },
      { id: 'f2', name: markup(5), cash: 5 },
      { id: markup(6), name: `${markup(7)} 2`, cash: 5 },
    ],
    contracts: [{ id: markup(8), type: 'loan', from: 'f2', to: 'f1', principal: 90, maturity: 1 }, { id: 'c2', type: markup(9) as 'loan', from: markup(10), to: 'f1' }],
    scenarios: [{ id: 's1', name: markup(11), drivers: { rent: [{ depth: -0.5 }] }, overrides: [{ target: 'firm', id: 'f1', field: 'name', value: markup(12) }], failures: [{ firm: 'f2', quarter: 1 }] }],
    notes: [{ id: 'n1', target: 'firm', row: 'f1', field: 'cash', text: markup(13), source: markup(14), author: markup(15), date: markup(16) }],
    columns: [{ id: 'u1', name: markup(17), type: 'text', help: markup(18) }, { id: 'u2', name: `${markup(19)} 2`, type: 'auto', formula: markup(20) }],
    views: [{ id: 'v1', name: markup(21), table: 'firms', columns: [], sort: [], filter: { columns: [], text: markup(22), only: [] } }],
    analyses: [{ id: 'a1', name: markup(23), kind: 'grid', scenario: 's1', parameters: { input: markup(24) } }],
    extra: { [markup(25)]: markup(26) },
  } as Workbook;
}

test('markup in every text of a file, and in its name, stays text in every view', async () => {
  // A slash cannot stand in a file's name.
  const file = join(folder, '<img src=x onerror=window.__pwned=99>.firebreak');
  await writeFile(file, encodeWorkbook(markedUp()));
  const running = await launchReady({ args: [file] });
  try {
    const { page } = running;
    await cell(page, 0, 'name').waitFor();
    await cell(page, 0, 'cash').hover();
    await page.getByTestId('scenarioPicker').selectOption('s1');
    const tabs = await page.locator('[role="tab"][data-testid^="tab-"]').evaluateAll((each) => each.map((tab) => tab.getAttribute('data-testid') ?? ''));
    expect(tabs.length).toBeGreaterThanOrEqual(4);
    for (const tab of [...tabs, 'tab-firms']) {
      await page.getByTestId(tab).click();
      await page.locator('#sheet').waitFor();
      await page.waitForTimeout(300);
    }
    for (const key of ['Control+Shift+H', 'Control+Shift+P', 'Escape', 'Control+f', 'Escape', 'Control+Shift+Y']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
    }
    const seen = await page.evaluate(() => ({
      pwned: (window as { __pwned?: unknown }).__pwned ?? null,
      planted: document.querySelectorAll('img[src="x"], [onerror], [onload], body script').length,
      shown: document.body.textContent?.includes('onerror=window.__pwned=') ?? false,
    }));
    expect(seen).toEqual({ pwned: null, planted: 0, shown: true });
  } finally {
    await running.close();
  }
});

test('a damaged file is not opened but asked about; its sound part opens as an untitled copy', async () => {
  const file = join(folder, 'chain.firebreak');
  const bytes = Buffer.from(await readFile(inProject('test', 'fixtures', 'v1', 'chain.firebreak')));
  bytes[bytes.indexOf('實')] = 0xff;
  await writeFile(file, bytes);
  const running = await launchReady({ args: [file] });
  try {
    const { page } = running;
    const asked = page.getByTestId('damaged-file');
    await asked.waitFor();
    expect(await asked.textContent()).toContain('Firms: 2, contracts: 3');
    expect(await page.getByTestId('missing-parts').textContent()).toContain('firms[1]');
    await page.getByTestId('open-salvaged').click();
    await expect.poll(() => cell(page, 0, 'name').textContent()).toContain('Lessor A');
    expect(await cell(page, 1, 'name').textContent()).toContain('Bank');
    expect((await readFile(file)).equals(bytes)).toBe(true);
  } finally {
    await running.close();
  }
});
