import type { BrowserWindow } from 'electron';
import type { WindowTitle } from '../shared/ipc/contract.ts';

/** `NAME — Firebreak`, with a star when there are unsaved changes; a Mac shows them as a dot in the close button instead. */
export function titleText(title: Pick<WindowTitle, 'name' | 'dirty'>, isMac: boolean): string {
  const name = title.name === '' ? 'Firebreak' : `${title.name} — Firebreak`;
  return title.dirty && !isMac ? `*${name}` : name;
}

/** @param path of the workbook's file; null when it was never saved */
export function showTitle(window: BrowserWindow, title: WindowTitle, path: string | null): void {
  const isMac = process.platform === 'darwin';
  window.setTitle(titleText(title, isMac));
  if (!isMac) return;
  window.setDocumentEdited(title.dirty);
  window.setRepresentedFilename(path ?? '');
}
