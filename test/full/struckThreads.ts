/** The threads of the program, each with what a person does who needs it: how it is struck, and how one sees that the work came to its end or was refused. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type PageThread, strike, strikeReader, type ThreadFault } from '../builders/windowFaults.ts';
import { answerOpenDialog, cell, clickMenu } from '../desktop/appControl.ts';
import type { RunningApp } from '../desktop/launch.ts';

export type Fault = ThreadFault | 'out of memory';

export interface StruckThread {
  readonly name: string;
  /** As its file is called; null: a thread of main. */
  readonly pageThread: PageThread | null;
  /** Of ten runs of each fault; of ten without memory. */
  readonly share: { readonly faults: number; readonly memory: number };
  /** Opens what needs the thread. */
  readonly prepare: (running: RunningApp, folder: string, run: number) => Promise<void>;
  readonly strike: (running: RunningApp, fault: Fault) => Promise<void>;
  /** Asks for work of the thread. */
  readonly ask: (running: RunningApp, run: number) => Promise<void>;
  /** Waits until the work is there, or the window says what is wrong. */
  readonly told: (page: Page) => Promise<void>;
  /** Waits until it is there. */
  readonly done: (page: Page) => Promise<void>;
  /** Asks for it again after it was refused. */
  readonly askAgain: (running: RunningApp, folder: string, run: number) => Promise<void>;
  readonly leave: (running: RunningApp) => Promise<void>;
}

export const shown = (page: Page, selector: string): Promise<void> => page.locator(selector).first().waitFor({ timeout: 40_000 });
const errorToast = '[data-testid="toasts"] .toast.error';
const fields = async (): Promise<void> => undefined;

/** The status of before is not taken for the one of what was just asked. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The cell whose unsaved edit must not be lost. */
export const editedRow = 5;

async function typeInto(page: Page, row: number, text: string): Promise<void> {
  await cell(page, row, 'cash').click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await painted(page);
}

export const calculation: StruckThread = {
  name: 'calculation', pageThread: 'engineWorker', share: { faults: 4, memory: 0 }, prepare: fields, leave: fields,
  strike: async ({ page }, fault) => void (fault !== 'out of memory' && (await strike(page, 'engineWorker', fault))),
  ask: ({ page }, run) => typeInto(page, 6, String(1000 + run)),
  told: (page) => shown(page, '[data-testid="calculation"][data-state="failed"], [data-testid="calculation"][data-state="idle"][data-stale="false"]'),
  askAgain: ({ page }, _folder, run) => typeInto(page, 6, String(2000 + run)),
  done: (page) => shown(page, '[data-testid="calculation"][data-state="idle"][data-stale="false"]'),
};

const answered = '[data-testid="whatIfSheet"]:not(:has([data-testid="whatIfProgress"])) [data-testid="whatIfAnswer"]';
export async function askEach({ page }: RunningApp, quarter: number): Promise<void> {
  await page.getByTestId('tab-whatIf').click();
  await page.getByTestId('kind-each').click();
  await page.getByTestId('whatIf-quarter').fill(String(quarter));
  await page.getByTestId('whatIf-quarter').blur();
  await page.getByTestId('whatIf-ask').click();
  await painted(page);
}

const analysis: StruckThread = {
  name: 'analysis', pageThread: 'analystWorker', share: { faults: 2, memory: 0 },
  prepare: async (running) => {
    await askEach(running, 1);
    await shown(running.page, answered);
  },
  strike: async ({ page }, fault) => void (fault !== 'out of memory' && (await strike(page, 'analystWorker', fault))),
  ask: (running, run) => askEach(running, 2 + (run % 3)),
  told: (page) => shown(page, `${answered}, [data-testid="whatIfFailed"]`),
  askAgain: (running, _folder, run) => askEach(running, 5 + (run % 3)),
  done: (page) => shown(page, answered),
  leave: ({ page }) => page.getByTestId('tab-firms').click(),
};

const previewed = '[data-testid="doExport"]:not(:disabled)';
async function openTable({ app, page }: RunningApp): Promise<void> {
  if (await page.getByTestId('tableExport').count() === 0) await clickMenu(app, 'file.exportTable');
  await page.getByTestId('tableExport').waitFor();
}

const tables: StruckThread = {
  name: 'tables', pageThread: 'tableWriterWorker', share: { faults: 1, memory: 0 },
  prepare: async (running) => {
    await openTable(running);
    await shown(running.page, previewed);
  },
  strike: async ({ page }, fault) => void (fault !== 'out of memory' && (await strike(page, 'tableWriterWorker', fault))),
  ask: async ({ page }, run) => {
    // A thread that threw has ended the dialog already.
    if (await page.getByTestId('tableExport').count() > 0) await page.getByTestId('exportHeadings').selectOption(run % 2 === 0 ? 'keys' : 'zhHant', { timeout: 1000 }).catch(() => undefined);
  },
  told: (page) => shown(page, `${previewed}, ${errorToast}`),
  askAgain: openTable,
  done: (page) => shown(page, previewed),
  leave: async ({ page }) => void (await page.getByTestId('tableExport').count() > 0 && (await page.keyboard.press('Escape'))),
};

const isBuilt = '[data-testid="buildState"]:has-text("Up to date")';
async function renameReport(page: Page, name: string): Promise<void> {
  await page.getByTestId('report-name').fill(name);
  await page.getByTestId('report-name').blur();
  await painted(page);
}

const reports: StruckThread = {
  name: 'reports', pageThread: 'reportWorker', share: { faults: 1, memory: 0 },
  prepare: async ({ page }) => {
    await page.getByTestId('tab-reports').click();
    if (await page.getByTestId('exportOpen').count() === 0) {
      await page.getByTestId('newReport').click();
      await page.getByTestId('menu-template-memo').click();
    }
    await shown(page, isBuilt);
  },
  strike: async ({ page }, fault) => void (fault !== 'out of memory' && (await strike(page, 'reportWorker', fault))),
  ask: ({ page }, run) => renameReport(page, `Memo ${run}`),
  told: (page) => shown(page, `${isBuilt}, [data-testid="buildState"]:has-text("could not be built")`),
  askAgain: ({ page }, _folder, run) => renameReport(page, `Memo ${run} again`),
  done: (page) => shown(page, isBuilt),
  leave: ({ page }) => page.getByTestId('tab-firms').click(),
};

async function importTable({ app }: RunningApp): Promise<void> {
  await clickMenu(app, 'file.import');
}

const reader: StruckThread = {
  name: 'foreign files', pageThread: null, share: { faults: 2, memory: 9 },
  prepare: async ({ app }, folder) => {
    const file = join(folder, 'table.csv');
    await writeFile(file, 'Name,Cash\nA firm,1\n');
    await answerOpenDialog(app, file);
  },
  strike: ({ app }, fault) => strikeReader(app, fault),
  ask: importTable,
  told: (page) => shown(page, `${errorToast}, dialog[open]`),
  askAgain: async (running) => {
    await strikeReader(running.app, null);
    await importTable(running);
  },
  done: (page) => shown(page, 'dialog[open]'),
  leave: async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  },
};

export const struckThreads: readonly StruckThread[] = [calculation, analysis, tables, reports, reader];
