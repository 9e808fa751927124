import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';
import { cell } from './appControl.ts';

/** A sheet as a person handles it: keys, mouse and clipboard, and what its cells say. */
export interface SheetControl {
  readonly text: (row: number, key: string) => Promise<string>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Waits until a cell says this. */
  readonly until: (row: number, key: string, wanted: string) => Promise<void>;
  /** Presses on one cell and lets go on another. */
  readonly drag: (from: readonly [row: number, key: string], to: readonly [row: number, key: string]) => Promise<void>;
  /** Drags the fill handle to a cell. */
  readonly dragHandle: (to: readonly [row: number, key: string]) => Promise<void>;
  /** How many cells on the screen are marked as selected; those beyond it are not in the page. */
  readonly selected: () => Promise<number>;
  readonly cursor: () => Promise<string | null>;
  /** What screen readers are told of the selection. */
  readonly spoken: () => Promise<string>;
  /** What a person copied in another program. */
  readonly putOnClipboard: (content: { readonly text: string; readonly html?: string }) => Promise<void>;
  readonly onClipboard: () => Promise<{ readonly text: string; readonly html: string }>;
  /** Everything undone, in Base, on the firms: each test leaves the workbook as it found it. */
  readonly reset: () => Promise<void>;
}

export function sheetControl(app: ElectronApplication, page: Page): SheetControl {
  const text: SheetControl['text'] = async (row, key) => ((await cell(page, row, key).textContent()) ?? '').trim();
  const press: SheetControl['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const middle = async (row: number, key: string): Promise<readonly [number, number]> => {
    const box = await cell(page, row, key).boundingBox();
    if (box === null) throw new Error(`cell ${row}/${key} is not on the screen`);
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const moveTo = async (to: readonly [row: number, key: string]): Promise<void> => {
    const [x, y] = await middle(...to);
    await page.mouse.move(x - 3, y, { steps: 4 });
    await page.mouse.move(x, y);
  };
  return {
    text,
    press,
    until: (row, key, wanted) => expect.poll(() => text(row, key)).toBe(wanted),
    drag: async (from, to) => {
      await page.mouse.move(...(await middle(...from)));
      await page.mouse.down();
      await moveTo(to);
      await page.mouse.up();
    },
    dragHandle: async (to) => {
      await page.getByTestId('fill-handle').hover();
      await page.mouse.down();
      await moveTo(to);
      await page.mouse.up();
    },
    selected: () => page.locator('.ag-cell[aria-selected="true"]').count(),
    cursor: () => page.evaluate(() => {
      const at = document.querySelector('.ag-cell.is-cursor');
      return at === null ? null : `${at.closest('.ag-row')?.getAttribute('row-index') ?? ''} ${at.getAttribute('col-id') ?? ''}`;
    }),
    spoken: async () => (await page.locator('.cell-field').getAttribute('aria-label')) ?? '',
    putOnClipboard: (content) => app.evaluate(({ clipboard }, copied) => clipboard.write(copied), content),
    onClipboard: () => app.evaluate(({ clipboard }) => ({ text: clipboard.readText(), html: clipboard.readHTML() })),
    reset: async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      for (let step = 0; step < 50 && (await page.getByTestId('undo').isEnabled()); step += 1) await page.getByTestId('undo').click();
      await page.getByTestId('scenarioPicker').selectOption('base');
      await page.getByTestId('tab-firms').click();
    },
  };
}
