import { t } from '../../shared/text/messages.ts';
import type { CellEditor } from './cellEditor.ts';
import type { GridCore } from './core.ts';
import type { Place, Selection } from './ranges.ts';
import { activeBlock, isSingle, selectedCount } from './ranges.ts';

/** Tells screen readers which cell the field stands for, and speaks larger selections. */
export function point(editor: CellEditor, grid: GridCore, selection: Selection): void {
  if (editor.isOpen()) return;
  const element = grid.cellElement(selection.cursor);
  if (element !== null) {
    element.id ||= `${grid.sheet.table}-${element.getAttribute('comp-id') ?? ''}`;
    editor.field.setAttribute('aria-activedescendant', element.id);
  }
  if (!isSingle(selection)) editor.field.setAttribute('aria-label', spokenSelection(grid, selection));
}

/** "Cash 2 to Debt 9, 40 cells": columns have names here and not letters. */
export function spokenSelection(grid: GridCore, selection: Selection): string {
  const { language } = grid.data().format;
  const { top, left, bottom, right } = activeBlock(selection);
  const place = ({ row, column }: Place): string => t(language, 'select.place', { column: grid.columns()[column]?.label[language] ?? '', row: row + 1 });
  const ends = { from: place({ row: top, column: left }), to: place({ row: bottom, column: right }), count: selectedCount(selection) };
  return selection.others.length === 0 ? t(language, 'select.range', ends) : t(language, 'select.ranges', { ...ends, blocks: selection.others.length + 1 });
}
