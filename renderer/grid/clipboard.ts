/**
 * Copy, cut and paste. The page's clipboard events reach the document, not the grid, so they are listened for there and
 * taken only while the grid has the focus and no cell is being edited. Owns the events; what is copied is `copyBlock.ts`, what
 * a paste comes to `pasteBlock.ts`.
 */
import type { MessageKey } from '../../shared/text/messages.ts';
import { desktop } from '../state/desktop.ts';
import type { GridCore } from './core.ts';
import { copiedBlock, copiedPlaces } from './copyBlock.ts';
import { fromHtml } from './htmlTable.ts';
import { blocks } from './ranges.ts';
import { fromTsv, toHtml, toTsv } from './tableText.ts';

/** A block of texts from the clipboard, row by row; without rows where it holds none. */
export type ClipboardTable = readonly (readonly string[])[];

export interface ClipboardPorts {
  readonly core: GridCore;
  /** Whether a clipboard event belongs to the grid's cells. */
  readonly isInCharge: () => boolean;
  readonly onCopied: (cells: number) => void;
  readonly onPaste: (table: ClipboardTable) => void;
  /** The person asked how to paste. */
  readonly onPasteSpecial: (table: ClipboardTable) => void;
  readonly onCut: () => void;
  /** Why the selection cannot be copied or cut, or the clipboard not pasted. */
  readonly onRefused: (reason: MessageKey) => void;
}

export interface SheetClipboard {
  copyWithHeaders(): void;
  pasteSpecial(): void;
  stop(): void;
}

/** An empty clipboard raises no event; the dialog opens without it. */
const patience = 400;

export function startClipboard(ports: ClipboardPorts): SheetClipboard {
  const { core, isInCharge } = ports;
  let withHeaders = false;
  let special: ReturnType<typeof setTimeout> | null = null;

  const copy = (event: ClipboardEvent): number => {
    const selection = core.selection();
    const isWithHeaders = withHeaders;
    withHeaders = false;
    if (!isInCharge() || selection === null || event.clipboardData === null) return 0;
    event.preventDefault();
    const places = copiedPlaces(blocks(selection));
    if (places === null) {
      ports.onRefused('copy.manyBlocks');
      return 0;
    }
    const { texts, columns } = copiedBlock(places, core.rowAt, core.columns(), core.data(), isWithHeaders);
    event.clipboardData.setData('text/plain', toTsv(texts));
    event.clipboardData.setData('text/html', toHtml(texts, (column) => columns[column]?.align === 'right'));
    return places.rows.length * columns.length;
  };
  const onCopy = (event: ClipboardEvent): void => {
    const cells = copy(event);
    if (cells > 0) ports.onCopied(cells);
  };
  const onCutEvent = (event: ClipboardEvent): void => {
    if (!isInCharge()) return;
    if ((core.selection()?.others.length ?? 0) > 0) {
      event.preventDefault();
      ports.onRefused('cut.manyBlocks');
    } else if (copy(event) > 0) ports.onCut();
  };
  const onPasteEvent = (event: ClipboardEvent): void => {
    if (!isInCharge() || event.clipboardData === null) return;
    event.preventDefault();
    const table = fromHtml(event.clipboardData.getData('text/html')) ?? fromTsv(event.clipboardData.getData('text/plain'));
    if (table === null) {
      cancelSpecial();
      ports.onRefused('paste.tooLarge');
    } else if (special !== null) openSpecial(table);
    else if (table.length > 0) ports.onPaste(table);
  };
  const cancelSpecial = (): void => {
    if (special !== null) clearTimeout(special);
    special = null;
  };
  const openSpecial = (table: ClipboardTable): void => {
    cancelSpecial();
    ports.onPasteSpecial(table);
  };
  const controller = new AbortController();
  const { signal } = controller;
  document.addEventListener('copy', onCopy, { signal });
  document.addEventListener('cut', onCutEvent, { signal });
  document.addEventListener('paste', onPasteEvent, { signal });
  return {
    copyWithHeaders: () => {
      withHeaders = true;
      void desktop().call('clipboard:perform', 'copy');
    },
    // A page may not read the clipboard by itself: main pastes, and the event brings the table.
    pasteSpecial: () => {
      if (special !== null) clearTimeout(special);
      special = setTimeout(() => openSpecial([]), patience);
      void desktop().call('clipboard:perform', 'paste');
    },
    stop: () => {
      controller.abort();
      if (special !== null) clearTimeout(special);
    },
  };
}
