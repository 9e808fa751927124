import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { t } from '../../shared/text/messages.ts';
import { clickMenu, typeIntoCell } from './appControl.ts';
import type { RunningApp } from './launch.ts';
import { launchWhatIf, printed, storm, whatIfControl } from './whatIfControl.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await launchWhatIf();
});

afterAll(() => running?.close());

const { answered, choose, enter, numbers, workOut } = whatIfControl(() => running.page);

const verified = (): Promise<readonly (string | null)[]> => running.page.locator('[data-testid="whatIfAnswer"] [data-verified]').evaluateAll((elements) => elements.map((element) => element.getAttribute('data-verified')));

describe('every number is the one of the command line', () => {
  test('goal seek, with its solutions and without any', async () => {
    const { page } = running;
    await page.getByTestId('kind-seek').click();
    await choose('input', 'Driver: Rent');
    await enter('target', '5900');
    await workOut('seek');
    const found = await printed('--kind', 'seek', '--scenario', storm, '--input', 'driver:rent', '--target', '5900') as unknown as { solutions: { x: number; outcome: number; verified: boolean }[] };
    expect(found.solutions.length).toBeGreaterThan(0);
    expect(await numbers('[data-testid="solutions"] td[data-value]', 'data-value')).toEqual(found.solutions.map(({ x }) => x));
    expect(await numbers('[data-testid="solutions"] td[data-outcome]', 'data-outcome')).toEqual(found.solutions.map(({ outcome }) => outcome));
    expect(await verified()).toEqual(found.solutions.map((each) => String(each.verified)));
    await enter('target', '9e9');
    await workOut('seek');
    expect(await page.getByTestId('seekVerdict').getAttribute('data-solutions')).toBe('0');
    expect(await page.getByTestId('seekVerdict').textContent()).toContain('No solution in [-50%, 50%]');
  });

  test('a two-way table; the arrow keys reach every cell, which says what it holds', async () => {
    const { page } = running;
    await page.getByTestId('kind-grid').click();
    await choose('input', 'Driver: Rent');
    await choose('input2', 'CoreWeave cash');
    await enter('steps', '6');
    await enter('steps2', '4');
    await workOut('grid');
    const coreweave = await page.getByTestId('whatIf-input2').inputValue();
    expect(coreweave).toBe('CoreWeave: Cash');
    const found = await printed('--kind', 'grid', '--scenario', storm, '--input', 'driver:rent', '--steps', '6', '--input2', 'firm:CoreWeave.cash', '--steps2', '4') as unknown as { cells: number[][] };
    expect(await numbers('[data-testid="heatMap"] [role="gridcell"]', 'data-value')).toEqual(found.cells.flat());
    await page.locator('[data-testid="heatMap"] [tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowLeft');
    expect(Number(await page.getByTestId('heatAt').getAttribute('data-value'))).toBe(found.cells[3]![4]);
  });

  test('tornado bars by their impact, at most so many', async () => {
    const { page } = running;
    await page.getByTestId('kind-tornado').click();
    await enter('bars', '12');
    await workOut('tornado');
    const found = await printed('--kind', 'tornado', '--scenario', storm, '--bars', '12') as unknown as { bars: { input: string; impact: number; outcomeLow: number }[] };
    expect(await numbers('[data-testid="tornado"] [data-impact]', 'data-impact')).toEqual(found.bars.map(({ impact }) => impact));
    expect(await numbers('[data-testid="tornado"] [data-low]', 'data-low')).toEqual(found.bars.map(({ outcomeLow }) => outcomeLow));
    expect(await page.locator('[data-testid="tornado"] [data-input]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-input')))).toEqual(found.bars.map(({ input }) => input));
  });

  test('the cheapest rescue, and the distance to the next failure', async () => {
    const { page } = running;
    await page.getByTestId('kind-rescue').click();
    await enter('failures', '7');
    await workOut('rescue');
    const rescue = await printed('--kind', 'rescue', '--scenario', storm, '--failures', '7') as unknown as { cheapestCash: { smallest: number } | null; rescues: { smallest: number | null }[] };
    expect(rescue.cheapestCash).not.toBeNull();
    expect(Number(await page.getByTestId('rescueVerdict').getAttribute('data-value'))).toBe(rescue.cheapestCash?.smallest);
    const shown = await numbers('[data-testid="rescues"] td[data-value]', 'data-value');
    expect(shown.toSorted((a, b) => a - b)).toEqual(rescue.rescues.flatMap(({ smallest }) => smallest ?? []).toSorted((a, b) => a - b));
    expect(new Set(await verified())).toEqual(new Set(['true']));
    await page.getByTestId('kind-next').click();
    await choose('input', 'Applied Digital: Cash');
    await workOut('next');
    const next = await printed('--kind', 'next', '--scenario', storm, '--input', 'firm:Applied Digital.cash') as unknown as { changes: { value: number }[] };
    expect(await numbers('[data-testid="nextChanges"] td[data-value]', 'data-value')).toEqual(next.changes.map(({ value }) => value));
  });

  test('what a question lacks is named as its field is', async () => {
    const { page } = running;
    await page.getByTestId('kind-triggers').click();
    await page.getByTestId('whatIf-ask').click();
    await page.getByTestId('whatIfRefused').waitFor();
    expect(await page.getByTestId('whatIfRefused').textContent()).toBe(`It needs “${t('en', 'whatIf.triggers')}”.`);
  });

  test('the analyses that the sample keeps, among them the claim that the program was born from', async () => {
    const { page } = running;
    await page.getByTestId('saved-a1').click();
    await answered('triggers');
    const claim = await printed('--saved', 'a1') as unknown as { columns: { losses: number; order: { kind: string; place: number }[] }[]; kinds: { kind: string }[] };
    expect(await numbers('[data-testid="triggerOrder"] [data-losses]', 'data-losses')).toEqual(claim.columns.map(({ losses }) => losses));
    const places = claim.kinds.flatMap(({ kind }) => claim.columns.map(({ order }) => String(order.find((each) => each.kind === kind)?.place ?? '')));
    expect(await page.locator('[data-testid="triggerOrder"] td[data-place]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-place')))).toEqual(places);
    expect(await page.getByTestId('whatIfAnswer').textContent()).toContain('What it does not support');
    await page.getByTestId('saved-a2').click();
    await answered('reverse');
    const reverse = await printed('--saved', 'a2') as unknown as { smallest: number; failed: unknown[] };
    expect(await page.getByTestId('reverseSmallest').textContent()).toBe(String(reverse.smallest));
    expect(await page.getByTestId('failedThere').locator('li').count()).toBe(reverse.failed.length);
    await page.getByTestId('saved-a3').click();
    await answered('each');
    const each = await printed('--saved', 'a3') as unknown as { firms: { lossToOthers: number; debtRank: number }[] };
    expect(await numbers('[data-testid="eachFirm"] [data-loss]', 'data-loss')).toEqual(each.firms.map(({ lossToOthers }) => lossToOthers));
    expect(await numbers('[data-testid="eachFirm"] [data-rank]', 'data-rank')).toEqual(each.firms.map(({ debtRank }) => debtRank));
  });
});

test('a question is saved, is marked when the workbook changes, is asked again, and is taken back', async () => {
  const { page } = running;
  await page.getByTestId('kind-reverse').click();
  await choose('input', 'Multiple of the scenario');
  await enter('failures', '2');
  await workOut('reverse');
  await page.getByTestId('whatIf-save').click();
  await page.getByTestId('whatIf-name').fill('Two of them');
  await page.keyboard.press('Enter');
  const saved = page.getByTestId('savedAnalyses').getByRole('button', { name: 'Two of them', exact: true });
  await saved.waitFor();
  const before = await page.getByTestId('reverseSmallest').textContent();
  await page.keyboard.press('Control+1');
  await page.getByTestId('scenarioPicker').selectOption({ label: 'Base' });
  await typeIntoCell(page, 0, 'cash', '1');
  await page.keyboard.press('Control+9');
  await page.getByTestId('savedAnalyses').getByText('Two of them').click();
  await page.getByTestId('outdated').waitFor();
  expect(await page.getByTestId('reverseSmallest').textContent()).toBe(before);
  await page.getByTestId('whatIf-again').click();
  await answered('reverse');
  // Undo leads to the cell.
  await page.keyboard.press('Control+z');
  await page.locator('.ag-row[row-index="0"]').waitFor();
  await page.keyboard.press('Control+9');
  await page.getByTestId('outdated').waitFor();
  await page.keyboard.press('Control+z');
  await saved.waitFor({ state: 'detached' });
});

test('an answer becomes a scenario of its own: as many failures as were asked for, and the base as it was', async () => {
  const { page } = running;
  await page.getByTestId('saved-a2').click();
  await answered('reverse');
  const before = await page.getByTestId('scenarioPicker').locator('option').count();
  await page.getByTestId('keepAsScenario').click();
  await expect.poll(() => page.getByTestId('scenarioPicker').locator('option').count()).toBe(before + 1);
  expect(await page.getByTestId('scenarioPicker').locator('option:checked').textContent()).toContain('Perfect storm, what if');
  await expect.poll(() => page.getByTestId('failures').textContent()).toContain('3 of');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('scenarioPicker').locator('option').count()).toBe(before);
});

test('an edit overtakes a long table, which goes on afterwards; a person can stop it', async () => {
  const { page } = running;
  // Undo has led to the scenario that it took back.
  await page.keyboard.press('Control+9');
  await page.getByTestId('kind-grid').click();
  await choose('input', 'Shock: Rent');
  await choose('input2', 'CoreWeave cash');
  await enter('steps', '120');
  await enter('steps2', '120');
  await page.getByTestId('whatIf-ask').click();
  await page.locator('[data-testid="whatIfProgress"] progress[value]').waitFor();
  await page.keyboard.press('Control+1');
  await typeIntoCell(page, 0, 'cash', '2');
  await expect.poll(() => page.locator('.ag-row[row-index="0"] [col-id="cash"]').textContent()).toBe('2');
  await page.keyboard.press('Control+9');
  await page.locator('[data-testid="whatIfProgress"] progress[value]').waitFor();
  await page.getByTestId('whatIf-stop').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('whatIfProgress').waitFor({ state: 'detached' });
  expect(await page.getByTestId('whatIfGivenUp').textContent()).toContain('was cancelled');
  // Stop is gone: whoever pressed it with the keyboard is on the button beside it.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('whatIf-ask');
  await page.keyboard.press('Control+z');
});

test('without the inspector the line under the sheets says the nearest value at which who fails changes', async () => {
  const { page } = running;
  await page.getByTestId('scenarioPicker').selectOption({ label: storm });
  await page.keyboard.press('Control+1');
  await page.locator('.ag-row[row-index="11"] [col-id="cash"]').click();
  const status = page.getByTestId('nextStatus');
  await status.and(page.locator('[data-input$=".cash"]')).waitFor();
  const id = (await status.getAttribute('data-input'))!;
  const next = await printed('--kind', 'next', '--scenario', storm, '--input', id) as unknown as { changes: { value: number; distance: number }[] };
  expect(Number(await status.getAttribute('data-value'))).toBe(next.changes.toSorted((a, b) => a.distance - b.distance)[0]!.value);
});

test('beside the selected input stands the distance to the next failure, anew after an edit; all of it in Chinese too', async () => {
  const { page, app } = running;
  await page.getByTestId('scenarioPicker').selectOption({ label: storm });
  await page.keyboard.press('Control+1');
  await page.locator('.ag-row[row-index="11"] [col-id="name"]').click();
  await page.keyboard.press('Control+i');
  await page.getByTestId('inspect-cash').click();
  await page.locator('[data-testid="nextFailure"][data-state="done"]').waitFor();
  const input = (await page.getByTestId('nextFailure').getAttribute('data-input')) ?? '';
  const next = await printed('--kind', 'next', '--scenario', storm, '--input', input) as unknown as { changes: { value: number }[] };
  expect(await numbers('[data-testid="nextFailure"] [data-side]', 'data-value')).toEqual(next.changes.map(({ value }) => value));
  expect(next.changes.length).toBeGreaterThan(0);
  await clickMenu(app, 'language.zhHant');
  // The sheet is built anew, and takes the cursor to its own cell.
  await page.getByTestId('inspect-name').click();
  await page.getByTestId('inspect-cash').click();
  await page.getByTestId('nextFailure').getByRole('button', { name: '下一違約' }).click();
  await answered('next');
  expect(await page.getByTestId('nextVerdict').textContent()).toMatch(/[一-鿿]/);
});
