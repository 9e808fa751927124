/** Every long piece of work of the window that a person can stop: how it begins, by what it is stopped, and what must be as before. */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { questionKinds } from '../../renderer/panels/whatIf/questionFields.ts';
import { reviewSections } from '../../renderer/state/review.ts';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { answerOpenDialog, answerSaveDialog, cell, clickMenu, typeIntoCell, windowTitle } from '../desktop/appControl.ts';
import type { RunningApp } from '../desktop/launch.ts';
import type { StopPlace } from './stopWatch.ts';

/** The running program and the files that it works with. */
export interface Bench extends RunningApp {
  readonly folder: string;
  /** What exports write into; empty before each run. */
  readonly exports: string;
  /** The book on the table. */
  readonly book: string;
}

export interface LongWork extends StopPlace {
  readonly name: string;
  /** Of each hundred runs. */
  readonly share: number;
  /** Once before its first run. */
  readonly prepare?: (bench: Bench) => Promise<void>;
  /** Goes where the work is begun. @param run  of this work, from 0 */
  readonly place?: (bench: Bench, run: number) => Promise<void>;
  readonly begin: (bench: Bench, run: number) => Promise<void>;
  /** What the window says once it is stopped. */
  readonly said: RegExp;
  /** Milliseconds until it is over by itself, where that cannot be tried. */
  readonly lasts?: number;
  /** Brings the window back to where `begin` can begin, after the work was stopped or came to its end. */
  readonly tidy?: (bench: Bench) => Promise<void>;
}

/** Works that are tried one after the other on the same book. */
export interface WorkGroup {
  readonly name: string;
  /** Of the book on the table. */
  readonly firms: number;
  readonly perFirm: number;
  readonly works: readonly LongWork[];
}

const fileWork = { going: '[data-testid="cancelFileWork"]', stop: '[data-testid="cancelFileWork"]' };

/** Files that are not the book on the table, made when they are first needed. */
async function madeOnce(file: string, make: () => string): Promise<string> {
  try {
    await stat(file);
  } catch {
    await writeFile(file, make());
  }
  return file;
}

const opening: LongWork = {
  ...fileWork, name: 'opening 70 MB', share: 20, said: /Opening “large” was cancelled/,
  begin: async ({ app, folder }) => {
    await answerOpenDialog(app, await madeOnce(join(folder, 'large.firebreak'), () => encodeWorkbook(aLargeWorkbook(25_000, 1, 20))));
    await clickMenu(app, 'file.open');
  },
  // Opened after all: the small one again.
  tidy: async ({ app, page, book }) => {
    const small = '40 firms';
    const isIn = async (name: string): Promise<boolean> => (await windowTitle(app)).includes(name);
    if (await isIn(small)) return;
    await page.getByTestId('cancelFileWork').waitFor({ state: 'detached', timeout: 30_000 });
    await answerOpenDialog(app, book);
    await clickMenu(app, 'file.open');
    for (let tried = 0; tried < 200 && !(await isIn(small)); tried += 1) await page.waitForTimeout(100);
    await cell(page, 5, 'cash').waitFor();
  },
};

const closeImport = async ({ page }: Bench): Promise<void> => {
  if (await page.locator('dialog[open]').count() > 0) await page.keyboard.press('Escape');
};

const importingCsv: LongWork = {
  ...fileWork, name: 'importing CSV 60 MB', share: 10, said: /Reading “table.csv” was cancelled/, tidy: closeImport,
  begin: async ({ app, folder }) => {
    await answerOpenDialog(app, await madeOnce(join(folder, 'table.csv'), () => `Name,Cash\n${Array.from({ length: 1_000_000 }, (_, index) => `A firm with a name that is long enough ${index},${index}\n`).join('')}`));
    await clickMenu(app, 'file.import');
  },
};

const importingXlsx: LongWork = {
  ...fileWork, name: 'importing XLSX', share: 10, said: /Reading “firms.xlsx” was cancelled/, tidy: closeImport,
  prepare: async ({ folder }) => {
    const { xlsx } = await import('../../shared/interchange/exporters/xlsx.ts');
    const columns = ['Name', 'Cash', 'Debt', 'Revenue'].map((heading, index) => ({ key: heading.toLowerCase(), heading, unit: '', kind: index === 0 ? 'text' : 'money' } as const));
    const writer = xlsx.start({ title: 'Firms', columns, hasUnitsRow: false, isRounded: false });
    writer.add(Array.from({ length: 80_000 }, (_, index) => [`A firm ${index}`, index, 2 * index, index / 7]));
    await writeFile(join(folder, 'firms.xlsx'), writer.finish());
  },
  begin: async ({ app, folder }) => {
    await answerOpenDialog(app, join(folder, 'firms.xlsx'));
    await clickMenu(app, 'file.import');
  },
};

const saving: LongWork = {
  ...fileWork, name: 'saving 70 MB', share: 10, said: /Saving was cancelled/,
  begin: ({ app }) => clickMenu(app, 'file.save'),
  // Saved after all: something is unsaved again.
  tidy: async ({ page, app }) => {
    if (!(await windowTitle(app)).includes('*')) await typeIntoCell(page, 5, 'cash', String(100 + Math.floor(performance.now()) % 800));
  },
};

const savingHeld: LongWork = {
  ...saving, name: 'saving to a held file', share: 5, lasts: 5000,
  prepare: async ({ app, book }) => {
    await app.evaluate((_electron, target) => {
      const disk = process.getBuiltinModule('node:fs/promises');
      const rename = disk.rename;
      disk.rename = async (from, to) => {
        if (to === target) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
        return rename(from, to);
      };
      process.getBuiltinModule('node:module').syncBuiltinESMExports();
    }, book);
  },
};

/** Kinds of questions that ask for an input, and those that need nothing. */
const withInput = new Set(['seek', 'grid', 'reverse', 'optimise', 'next']);
const notAlone = new Set(['triggers']);

const whatIf: LongWork = {
  name: 'What-if analyses', share: 20, going: '[data-testid="whatIfProgress"]', stop: '[data-testid="whatIf-stop"]', said: /The analysis was cancelled/, lasts: 1200,
  place: async ({ page }, run) => {
    const kinds = questionKinds.filter((kind) => !notAlone.has(kind));
    const kind = kinds[run % kinds.length] ?? 'tornado';
    await page.getByTestId('tab-whatIf').click();
    await page.getByTestId(`kind-${kind}`).click();
    if (withInput.has(kind) && (await page.getByTestId('whatIf-input').inputValue()) === '') {
      await page.getByTestId('whatIf-input').fill('Firm 30 cash');
      await page.keyboard.press('Enter');
    }
    const needed = { seek: 'whatIf-target', reverse: 'whatIf-failures' }[kind];
    if (needed !== undefined) {
      await page.getByTestId(needed).fill('200');
      await page.getByTestId(needed).blur();
    }
  },
  begin: ({ page }) => page.getByTestId('whatIf-ask').click(),
};

const review: LongWork = {
  name: 'headroom, checks, fragility, bridge', share: 10, going: '[data-testid="taskNotice"]:not([data-state="cancelled"])', stop: '[data-testid="stopTask"]', said: /Cancelled\./, lasts: 800,
  place: async ({ page }, run) => {
    await page.getByTestId('tab-review').click();
    await page.getByTestId(`review-${reviewSections[run % reviewSections.length] ?? 'headroom'}`).click();
  },
  // Another scenario, which changes nothing but that all has to be worked out anew.
  begin: async ({ page }) => {
    const picker = page.getByTestId('scenarioPicker');
    await picker.selectOption((await picker.inputValue()) === 'base' ? 's1' : 'base');
  },
};

const emptied = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
};

function exportingTable(format: 'xlsx' | 'csv'): LongWork {
  return {
    name: `exporting ${format.toUpperCase()}`, share: 5, going: '[data-testid="stopExport"]', stop: '[data-testid="stopExport"]', said: /The export was cancelled/,
    begin: async ({ app, page, exports }) => {
      await answerSaveDialog(app, join(exports, `table.${format}`));
      if (await page.getByTestId('tableExport').count() === 0) await clickMenu(app, 'file.exportTable');
      await page.getByTestId('exportTable').selectOption('contracts');
      await page.getByTestId('exportFormat').selectOption(format);
      await page.locator('[data-testid="doExport"]:not(:disabled)').click();
    },
    tidy: async ({ page, exports }) => {
      await emptied(exports);
      if (await page.getByTestId('tableExport').count() > 0) await page.keyboard.press('Escape');
    },
  };
}

const exportDialog = { going: '[data-testid="exportReport"] progress', stop: '[data-testid="exportCancel"]', said: /The export was cancelled/ };
const closeExport = async ({ page, exports }: Bench): Promise<void> => {
  await emptied(exports);
  if (await page.getByTestId('exportReport').count() > 0) await page.keyboard.press('Escape');
};

const figures: LongWork = {
  ...exportDialog, name: 'a batch of figures', share: 5, tidy: closeExport,
  begin: async ({ app, page, exports }) => {
    await answerOpenDialog(app, exports);
    await page.getByTestId('tab-reports').click();
    await page.getByTestId('batchFigures').click();
    await page.getByTestId('doExport').click();
  },
};

const report: LongWork = {
  ...exportDialog, name: 'a report as PDF and DOCX', share: 5, tidy: closeExport,
  prepare: async ({ page }) => {
    await page.getByTestId('tab-reports').click();
    await page.getByTestId('newReport').click();
    await page.getByTestId('menu-template-committee').click();
    await page.getByTestId('exportOpen').waitFor();
  },
  begin: async ({ app, page, exports }) => {
    await answerOpenDialog(app, exports);
    await page.getByTestId('tab-reports').click();
    await page.getByTestId('exportOpen').click();
    for (const box of ['export-language-en', 'export-language-zhHant', 'export-format-pdf', 'export-format-docx']) await page.getByTestId(box).check();
    await page.getByTestId('doExport').click();
  },
};

export const workGroups: readonly WorkGroup[] = [
  { name: 'files beside a small book', firms: 40, perFirm: 1.5, works: [opening, importingCsv, importingXlsx] },
  { name: 'analyses and exports', firms: 2000, perFirm: 3, works: [whatIf, review, figures, report] },
  { name: 'a large book', firms: 25_000, perFirm: 20, works: [exportingTable('xlsx'), exportingTable('csv'), saving, savingHeld] },
];

/** A book with something that fails, and a scenario beside Base. */
export function bookOf({ firms, perFirm }: WorkGroup): string {
  const book = aLargeWorkbook(firms, 1, perFirm);
  const scenario: Scenario = { id: 's1', name: 'Rents fall', drivers: {}, overrides: [], failures: [] };
  return encodeWorkbook({ ...book, scenarios: [scenario] });
}

/** What a person has before them, the last answer of an analysis included, and what is on the disk. */
export async function stateOf({ page, app, book, exports }: Bench): Promise<string> {
  await page.locator('[data-testid="calculation"][data-stale="false"]:not([data-revision="0"])').waitFor({ timeout: 60_000 });
  const shown = await page.evaluate(() => ['.ag-row[row-index="5"] [col-id="cash"]', '[data-testid="failures"]', '[data-testid="whatIfAnswer"]']
    .map((part) => document.querySelector<HTMLElement>(part)?.textContent ?? ''));
  const title = await windowTitle(app);
  // Leftovers of a write count as a change; whole files of a batch are said by their number.
  const leftovers = (await readdir(exports)).filter((name) => name.endsWith('.tmp'));
  const hash = createHash('sha256').update(await readFile(book)).digest('hex');
  return JSON.stringify({ shown, title, leftovers, hash });
}
