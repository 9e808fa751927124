import type { ElectronApplication, Page } from 'playwright-core';
import type { AppCommandId } from '../../shared/document/commands/appCommands.ts';
import { launchApp, type LaunchOptions, type RunningApp } from './launch.ts';

/** The program with its page drawn: from then on it hears the menu. */
export async function launchReady(options: LaunchOptions = {}): Promise<RunningApp> {
  const running = await launchApp(options);
  await running.page.locator('#root > *').first().waitFor();
  return running;
}

/** Clicks an item of the native menu, as a person would. */
export async function clickMenu(app: ElectronApplication, id: AppCommandId | `language.${string}` | `theme.${string}`): Promise<void> {
  await app.evaluate(({ Menu }, item) => {
    const found = Menu.getApplicationMenu()?.getMenuItemById(item);
    if (found === null || found === undefined) throw new Error(`The menu has no ${item}`);
    found.click();
  }, id);
}

/** Answers the system's save dialog from now on: null cancels. A dialog of the system cannot be driven from a test. */
export async function answerSaveDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: path === null, filePath: path ?? '' });
  }, file);
}

export async function answerOpenDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
}

/** Presses the button with this text in each question of the system from now on, and keeps the questions for `questions`. */
export async function answerQuestions(app: ElectronApplication, button: string): Promise<void> {
  await app.evaluate(({ dialog }, text) => {
    const asked: string[] = [];
    (globalThis as { askedQuestions?: string[] }).askedQuestions = asked;
    const answer = async (...args: readonly unknown[]) => {
      const options = args.at(-1) as Electron.MessageBoxOptions;
      asked.push(`${options.message} [${options.buttons?.join('|') ?? ''}]`);
      return { response: options.buttons?.indexOf(text) ?? -1, checkboxChecked: false };
    };
    dialog.showMessageBox = answer;
  }, button);
}

export function questions(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as { askedQuestions?: string[] }).askedQuestions ?? []);
}

export function windowTitle(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '');
}

/** A cell of the sheet in front, by row number from 0 and the column's key. */
export function cell(page: Page, row: number, key: string): ReturnType<Page['locator']> {
  return page.locator(`.ag-row[row-index="${row}"] [col-id="${key}"]`);
}

/** Puts the focus on a cell, types over it, and leaves with Enter. */
export async function typeIntoCell(page: Page, row: number, key: string, text: string): Promise<void> {
  await cell(page, row, key).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
