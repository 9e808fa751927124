import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
import { systemFigures } from '../../shared/analysis/scenarioSummary.ts';
import { figureText } from '../../renderer/panels/scenarios/figureText.ts';
import { launchReady } from './appControl.ts';
import type { RunningApp } from './launch.ts';

const sample = inProject('samples', 'ai-chain-2025.firebreak');
const sampleScenarios = ['Rents fall 30%', 'Rents fall 55% and demand 40%', 'Credit freeze', 'Fast depreciation', 'Perfect storm'];

let running: RunningApp;
let page: Page;

beforeAll(async () => {
  running = await launchReady({ args: [sample] });
  page = running.page;
  await page.getByTestId('tab-scenario').click();
  await page.getByTestId('scenarioTree').waitFor();
});
afterAll(() => running?.close());

/** The tree as it is drawn: a dash for each level below Base. */
function tree(): Promise<readonly string[]> {
  return page.locator('.treeLine').evaluateAll((lines) => lines.map((line) => `${'-'.repeat(Number(line.getAttribute('aria-level')) - 1)}${line.querySelector('.treeWords')?.textContent ?? ''}`));
}

async function untilTree(holds: (lines: readonly string[]) => boolean): Promise<void> {
  await expect.poll(async () => holds(await tree())).toBe(true);
}

const line = (name: string) => page.locator('.treeLine').filter({ has: page.getByText(name, { exact: true }) });

async function chooseInMenu(name: string, entry: string): Promise<void> {
  await line(name).getByRole('button').click();
  await page.getByTestId(`menu-branch-${entry}`).click();
}

async function rename(name: string): Promise<void> {
  await page.getByTestId('scenarioName').fill(name);
  await page.getByTestId('renameScenarioOk').click();
}

describe('the tree of scenarios', () => {
  test('a scenario is laid over another one, and what is set below reaches it', async () => {
    await page.getByTestId('treeAdd').click();
    await chooseInMenu('Scenario 6', 'rename');
    await rename('Severe');
    await page.getByTestId('addShock-rent').click();
    await chooseInMenu('Severe', 'addOver');
    await page.keyboard.press('Escape');
    await untilTree((lines) => lines.slice(-2).join() === '-Severe,--Scenario 7');
    expect(await page.getByTestId('driver-rent').textContent()).toContain('Inherited from “Severe”');
    await line('Scenario 7').focus();
    await page.keyboard.press('F2');
    await rename('Severe + freeze');
    await untilTree((lines) => lines.includes('--Severe + freeze'));
    const labels = await page.getByTestId('scenarioPicker').locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).label));
    expect(labels.slice(-2)).toEqual(['Severe', '\u2003Severe + freeze']);
  });

  test('Alt and arrows move it, the line keeps the focus, and a drag lays it over another one', async () => {
    await line('Severe + freeze').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await untilTree((lines) => lines.at(-1) === '-Severe + freeze');
    await page.keyboard.press('Alt+ArrowUp');
    await untilTree((lines) => lines.slice(-2).join() === '-Severe + freeze,-Severe');
    expect(await page.evaluate(() => document.activeElement?.querySelector('.treeWords')?.textContent)).toBe('Severe + freeze');
    await line('Severe + freeze').dragTo(line('Severe'));
    await untilTree((lines) => lines.slice(-2).join() === '-Severe,--Severe + freeze');
    await page.keyboard.press('Control+z');
    await untilTree((lines) => lines.slice(-2).join() === '-Severe + freeze,-Severe');
    await page.getByTestId('parentChoice').selectOption({ label: 'Severe' });
    await untilTree((lines) => lines.slice(-2).join() === '-Severe,--Severe + freeze');
  });

  test('the present state becomes a scenario of its own, with what it had inherited', async () => {
    await line('Severe + freeze').click();
    await page.getByTestId('treePresent').click();
    await untilTree((lines) => lines.includes('-Severe + freeze, as it stands'));
    expect(await page.getByTestId('depth-rent-1').inputValue()).toBe('-30%');
    expect(await page.getByTestId('driver-rent').textContent()).not.toContain('Inherited');
    await line('Severe + freeze, as it stands').focus();
    await page.keyboard.press('Delete');
    await untilTree((lines) => !lines.includes('-Severe + freeze, as it stands'));
  });

  test('what others are laid over is not deleted, and the reason names them', async () => {
    await chooseInMenu('Severe', 'remove');
    await page.getByTestId('toasts').getByText('Severe + freeze').waitFor();
    await untilTree((lines) => lines.includes('-Severe'));
  });

  test('a signed-off scenario shows its hash and refuses edits in the sheets with the reason', async () => {
    await chooseInMenu('Severe + freeze', 'lock');
    await page.getByTestId('signOffBy').fill('Chen');
    await page.getByTestId('signOffOk').click();
    await page.getByTestId('signOffBanner').waitFor();
    expect(await page.getByTestId('signOffHash').textContent()).toMatch(/^SHA-256 [0-9a-f]{64}$/);
    expect(await page.getByTestId('signOffBanner').textContent()).toContain('by Chen');
    expect(await page.getByTestId('addShock-demand').count()).toBe(0);
    await page.getByTestId('tab-market').click();
    await page.getByTestId('market-spotRent').fill('1.5');
    await page.getByTestId('market-spotRent').press('Enter');
    await page.getByTestId('toasts').getByText('is signed off and refuses edits').waitFor();
    await page.getByTestId('tab-scenario').click();
  });

  test('a change of a parent shows at what was signed off over it', async () => {
    await line('Severe').click();
    await page.getByTestId('depthSlider-rent-1').focus();
    await page.keyboard.press('ArrowLeft');
    await line('Severe + freeze').click();
    await expect.poll(() => page.getByTestId('signOffBanner').getByRole('alert').textContent()).toContain('has changed since');
    await page.getByTestId('unlock').click();
    await expect.poll(() => page.getByTestId('signOffBanner').count()).toBe(0);
  });
});

describe('sliders and fields of a shock', () => {
  test('eight steps by arrow keys are one step of undo', async () => {
    await line('Severe').click();
    const slider = page.getByTestId('depthSlider-rent-1');
    await slider.focus();
    const before = await slider.inputValue();
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => slider.inputValue()).toBe(String(Math.round((Number(before) - 0.08) * 100) / 100));
    await page.keyboard.press('Control+z');
    await expect.poll(() => slider.inputValue()).toBe(before);
  });

  test('nothing falls by more than all of it', async () => {
    const depth = page.getByTestId('depth-rent-1');
    await depth.fill('-150%');
    await depth.press('Enter');
    expect(await depth.getAttribute('aria-invalid')).toBe('true');
    await depth.press('Escape');
  });

  test('a path typed value by value takes what can be, and says what can', async () => {
    await page.getByTestId('driverActions-demand').click();
    await page.getByText('Enter values by quarter').click();
    const values = page.getByTestId('values-demand');
    const before = await values.inputValue();
    await values.fill('100% -20% 80%');
    await values.press('Enter');
    await expect.poll(() => page.getByTestId('driver-demand').getByRole('alert').textContent()).toBe('Entry 2 of the path is -20%. From 0% to ∞ is possible.');
    await values.press('Escape');
    expect(await values.inputValue()).toBe(before);
    // In a field Ctrl+Z takes back what was typed there.
    await line('Severe').click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => values.count()).toBe(0);
  });
});

describe('the corners of a drawn shock', () => {
  test('are dragged on the curve in quarters and depth, and the drag is one step of undo', async () => {
    await line('Severe').click();
    const peak = page.getByTestId('handle-rent-1-peak');
    await peak.scrollIntoViewIfNeeded();
    const box = await peak.boundingBox();
    if (box === null) throw new Error('the corner is not on the page');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const before = await page.getByTestId('depth-rent-1').inputValue();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 6, { steps: 4 });
    await page.mouse.move(x + 70, y + 12, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => page.getByTestId('ramp-rent-1').inputValue()).toMatch(/^[2-4]$/);
    expect(await page.getByTestId('depth-rent-1').inputValue()).not.toBe(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByTestId('depth-rent-1').inputValue()).toBe(before);
    await expect.poll(() => page.getByTestId('ramp-rent-1').inputValue()).toBe('');
  });

  test('move by arrow keys, and say where they stand', async () => {
    const end = page.getByTestId('handle-rent-1-end');
    await end.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => end.getAttribute('aria-valuetext')).toMatch(/^quarter 11, -3\d%$/);
    expect(await page.getByTestId('hold-rent-1').inputValue()).toBe('10');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByTestId('hold-rent-1').inputValue()).toBe('');
  });
});

describe('the shock library', () => {
  test('tells what a shock is and where it comes from, and its sliders move what was applied as one step of undo', async () => {
    await page.getByTestId('scenarioView-library').click();
    expect(await page.getByTestId('libraryList').locator('li').count()).toBeGreaterThanOrEqual(14);
    await page.getByTestId('shock-demandFall').click();
    expect(await page.getByTestId('shockForm').textContent()).toContain('Source:');
    await page.getByTestId('applyShock').click();
    await expect.poll(() => page.getByTestId('shockState').textContent()).toContain('Applied');
    const path = page.getByTestId('path-demand').locator('.pathLine').last();
    const drawn = new Set([await path.getAttribute('d')]);
    const slider = page.getByTestId('shockIntensity');
    await slider.focus();
    for (let step = 0; step < 4; step += 1) {
      const revision = await page.getByTestId('calculation').getAttribute('data-revision');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.getByTestId('calculation').getAttribute('data-revision')).not.toBe(revision);
      drawn.add(await path.getAttribute('d'));
    }
    expect(drawn.size).toBe(5);
    await page.keyboard.press('Control+z');
    await page.getByTestId('scenarioView-inputs').click();
    await expect.poll(() => page.getByTestId('shock-demand-1').count()).toBe(0);
  });

  test('from Base, a shock goes into a scenario of its own', async () => {
    await page.getByTestId('scenarioPicker').selectOption('base');
    await page.getByTestId('scenarioView-library').click();
    await page.getByTestId('shock-telecomReplay').click();
    await page.getByTestId('applyShock').click();
    await untilTree((lines) => lines.at(-1)?.startsWith('-Replay: telecom') === true);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await untilTree((lines) => lines.at(-1) === '--Severe + freeze');
  });
});

/** The text of a cell of the comparison of the system: by figure and by place of the scenario. */
const compared = (figure: string, place: number) => page.getByTestId('compareSystem').locator(`[data-figure="${figure}"] td`).nth(place + 1);

describe('scenarios side by side', () => {
  test('show failures and losses against the reference, as the status bar has them', async () => {
    await page.getByTestId('scenarioView-compare').click();
    await page.getByTestId('compareSystem').waitFor();
    await line('Perfect storm').click();
    const names = await page.getByTestId('compareSystem').locator('thead th .link').allTextContents();
    expect(names.length).toBe(6);
    const storm = names.indexOf('Perfect storm');
    // Until the scenario is calculated, the bar speaks of the one before: "None of 40 firms fails".
    const told = async () => (await page.getByTestId('failures').textContent())?.match(/^\D*: (\d+) of/)?.[1] ?? '';
    await expect.poll(told).toMatch(/^[1-9]/);
    const failing = await told();
    await expect.poll(() => compared('failures', storm).textContent()).toMatch(new RegExp(`^${failing}\\+`));
    expect(await compared('firms.added', storm).locator('li').count()).toBeGreaterThan(0);
    await expect.poll(() => page.getByTestId('compareFirms').locator('tbody tr').count()).toBe(Number(failing));
  });

  test('show to the last digit what the command line prints', async () => {
    const names = await page.getByTestId('compareSystem').locator('thead th .link').allTextContents();
    const others = names.filter((name) => sampleScenarios.includes(name));
    const printed = spawnSync(process.execPath, [inProject('scripts', 'firebreak.mjs'), 'analyse', sample, '--kind', 'compare', '--with', others.join(), '--json'], { encoding: 'utf8' });
    const { scenarios } = JSON.parse(printed.stdout) as { readonly scenarios: readonly { readonly name: string; readonly system: Readonly<Record<string, number | null>> }[] };
    expect(scenarios.map(({ name }) => name)).toEqual(['Base', ...others]);
    for (const { name, system } of scenarios) {
      for (const { key, unit } of systemFigures) {
        const value = system[key] ?? null;
        const shown = () => compared(key, names.indexOf(name)).evaluate((cell) => cell.firstChild?.textContent);
        await expect.poll(shown, { message: `${name} ${key}` }).toBe(value === null ? '–' : figureText(value, unit, 'en'));
      }
    }
  });

  test('follow an edit of the base at once, and can be measured against another one', async () => {
    const before = await compared('lossToLenders', 1).textContent();
    await page.getByTestId('tab-market').click();
    await page.getByTestId('scenarioPicker').selectOption('base');
    await page.getByTestId('market-spotRent').fill('1');
    await page.getByTestId('market-spotRent').press('Enter');
    await page.getByTestId('tab-scenario').click();
    await expect.poll(() => compared('lossToLenders', 1).textContent()).not.toBe(before);
    await page.getByTestId('undo').click();
    await page.getByTestId('tab-scenario').click();
    await expect.poll(() => compared('lossToLenders', 1).textContent()).toBe(before);
    await page.getByTestId('compareReference').selectOption({ label: 'Perfect storm' });
    await expect.poll(() => compared('failures', 0).textContent()).toMatch(/^0-/);
  });
});

describe('what differs', () => {
  test('lists cells and paths, and a copy across shows conflicts first and can be undone', async () => {
    await page.getByTestId('scenarioPicker').selectOption({ label: 'Severe' });
    await page.getByTestId('tab-market').click();
    await page.getByTestId('market-spotRent').fill('1.5');
    await page.getByTestId('market-spotRent').press('Enter');
    await page.getByTestId('scenarioPicker').selectOption({ label: 'Rents fall 30%' });
    await page.getByTestId('market-spotRent').fill('1.25');
    await page.getByTestId('market-spotRent').press('Enter');
    await page.getByTestId('tab-scenario').click();
    await page.getByTestId('scenarioView-differences').click();
    await page.getByTestId('differ-a').selectOption({ label: 'Severe' });
    const table = page.getByTestId('differenceTable');
    await expect.poll(() => table.textContent()).toContain('1.5');
    expect(await table.textContent()).toContain('1.25');
    expect(await table.textContent()).toContain('-0.25');
    await page.getByTestId('copyAcross').click();
    const conflicts = page.getByTestId('copyConflicts');
    expect(await conflicts.textContent()).toContain('1.25');
    await page.getByTestId('copyReplace').click();
    await expect.poll(() => table.textContent()).not.toContain('1.25');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByTestId('market-spotRent').inputValue()).toBe('1.25');
    await page.getByTestId('tab-scenario').click();
    await page.getByTestId(/^copyToBase/).last().click();
    await page.getByTestId('toasts').getByText('Copied into “Base”').waitFor();
    await page.getByTestId('scenarioPicker').selectOption('base');
    await page.getByTestId('tab-market').click();
    await expect.poll(() => page.getByTestId('market-spotRent').inputValue()).toBe('1.25');
    await page.keyboard.press('Control+z');
  });
});
