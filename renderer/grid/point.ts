import { t } from '../../shared/text/messages.ts';
import type { CellEditor } from './cellEditor.ts';
import type { GridCore } from './core.ts';
import type { Selection } from './ranges.ts';
import { isSingle } from './ranges.ts';

/** Tells screen readers which cell the field stands for, and speaks larger selections. */
export function point(editor: CellEditor, grid: GridCore, selection: Selection): void {
  if (editor.isOpen()) return;
  const element = grid.cellElement(selection.cursor);
  if (element !== null) {
    element.id ||= `${grid.sheet.table}-${element.getAttribute('comp-id') ?? ''}`;
    editor.field.setAttribute('aria-activedescendant', element.id);
  }
  if (isSingle(selection)) return;
  const { language } = grid.data().format;
  const rows = Math.abs(selection.head.row - selection.anchor.row) + 1;
  const columns = Math.abs(selection.head.column - selection.anchor.column) + 1;
  editor.field.setAttribute('aria-label', t(language, 'grid.selected', { rows, columns }));
}
