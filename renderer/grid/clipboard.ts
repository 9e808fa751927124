/**
 * Copy, cut and paste. The page's clipboard events reach the document, not the grid, so they are listened for there and
 * taken only while the grid has the focus and no cell is being edited.
 */
import type { GridCore } from './core.ts';
import type { PastePlan } from './pasteBlock.ts';
import { planPaste } from './pasteBlock.ts';
import type { Block, Selection } from './ranges.ts';
import { activeBlock, blocks } from './ranges.ts';
import { valueText } from './sheet.ts';
import { fromTsv, toHtml, toTsv } from './tableText.ts';

export interface ClipboardPorts {
  readonly core: GridCore;
  /** Whether a clipboard event belongs to the grid's cells. */
  readonly isInCharge: () => boolean;
  readonly onCopied: (cells: number) => void;
  readonly onPaste: (plan: PastePlan) => void;
  readonly onCut: () => void;
}

export function startClipboard({ core, isInCharge, onCopied, onPaste, onCut }: ClipboardPorts): () => void {
  const copy = (event: ClipboardEvent): number => {
    const selection = core.selection();
    if (!isInCharge() || selection === null || event.clipboardData === null) return 0;
    event.preventDefault();
    const { texts, block } = copiedTexts(core, selection);
    event.clipboardData.setData('text/plain', toTsv(texts));
    event.clipboardData.setData('text/html', toHtml(texts, (column) => core.columns()[block.left + column]?.align === 'right'));
    return texts.length * (texts[0]?.length ?? 0);
  };
  const onCopy = (event: ClipboardEvent): void => {
    const cells = copy(event);
    if (cells > 0) onCopied(cells);
  };
  const onCutEvent = (event: ClipboardEvent): void => {
    if (copy(event) > 0) onCut();
  };
  const onPasteEvent = (event: ClipboardEvent): void => {
    const selection = core.selection();
    if (!isInCharge() || event.clipboardData === null) return;
    event.preventDefault();
    const texts = fromTsv(event.clipboardData.getData('text/plain'));
    if (texts.length === 0) return;
    const selected = selection === null ? { top: 0, left: 0, bottom: 0, right: 0 } : activeBlock(selection);
    onPaste(planPaste(texts, selected, { sheet: core.sheet, data: core.data(), rows: core.rows(), columns: core.columns() }));
  };
  const controller = new AbortController();
  const { signal } = controller;
  document.addEventListener('copy', onCopy, { signal });
  document.addEventListener('cut', onCutEvent, { signal });
  document.addEventListener('paste', onPasteEvent, { signal });
  return () => controller.abort();
}

/** The full texts of the selected block; several blocks are copied as one when they span the same columns. */
function copiedTexts(core: GridCore, selection: Selection): { readonly texts: readonly (readonly string[])[]; readonly block: Block } {
  const block = activeBlock(selection);
  const all = blocks(selection);
  const alike = all.every(({ left, right }) => left === block.left && right === block.right);
  const rowIndexes = new Set<number>();
  for (const { top, bottom } of alike ? all : [block]) {
    for (let row = top; row <= bottom; row += 1) rowIndexes.add(row);
  }
  const columns = core.columns().slice(block.left, block.right + 1);
  const data = core.data();
  const texts = [...rowIndexes].sort((a, b) => a - b).flatMap((index) => {
    const row = core.rowAt(index);
    return row === null ? [] : [columns.map((column) => valueText(data, row, column))];
  });
  return { texts, block };
}
