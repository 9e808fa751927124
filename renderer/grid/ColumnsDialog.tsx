import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { language } from '../state/settings.ts';
import { translate } from '../state/translate.ts';
import { showAllColumns } from './columnActions.ts';
import { rowNumberKey } from './columnDefs.ts';
import { searchForm } from './search.ts';
import type { SheetColumn } from './sheet.ts';
import type { SheetGrid } from './sheetGrid.ts';

/** All columns of a sheet in their order: which are shown, and where. Changes show at once in the table behind. */
export function ColumnsDialog({ grid, onClose }: { readonly grid: SheetGrid; readonly onClose: () => void }) {
  const { api, sheet } = grid.core;
  const [typed, setTyped] = useState('');
  // The list shows what AG Grid holds; a click changes that and draws the list anew.
  const [, redraw] = useState(0);
  const state = api.getColumnState().filter(({ colId }) => colId !== rowNumberKey);
  const columns = state.flatMap(({ colId, hide, pinned }) => {
    const column = sheet.columns.find(({ key }) => key === colId);
    return column === undefined ? [] : [{ column, isShown: hide !== true, pinned: pinned ?? null }];
  });
  const fitting = columns.filter(({ column }) => searchForm(`${column.label.en} ${column.label.zhHant} ${groupOf(grid, column)}`).includes(searchForm(typed.trim())));
  const close = (): void => {
    onClose();
    grid.focus();
  };
  const change = (act: () => void): void => {
    act();
    redraw((count) => count + 1);
  };
  const move = (key: string, step: 1 | -1): void => {
    const order = columns.map(({ column }) => column.key);
    const at = order.indexOf(key);
    const other = order[at + step];
    if (other === undefined || columns[at]?.pinned !== columns[at + step]?.pinned) return;
    order[at + step] = key;
    order[at] = other;
    change(() => api.applyColumnState({ state: [rowNumberKey, ...order].map((colId) => ({ colId })), applyOrder: true }));
  };
  const first = sheet.columns[0]?.key;
  return (
    <Dialog
      title={translate('columns.title')}
      onClose={close}
      testId="columnsDialog"
      actions={
        <>
          <Button testId="resetColumns" onClick={() => change(() => api.resetColumnState())}>{translate('grid.resetColumns')}</Button>
          <Button testId="showAllColumns" onClick={() => change(() => showAllColumns(grid.core))}>{translate('columns.showAll')}</Button>
          <Button kind="primary" onClick={close}>{translate('grid.close')}</Button>
        </>
      }
    >
      <input type="text" class="field" autofocus spellcheck={false} autocomplete="off" placeholder={translate('columns.search')} aria-label={translate('columns.search')} data-testid="columnsSearch" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      <p class="muted">{translate('columns.keys')}</p>
      <ul class="columnList">
        {fitting.map(({ column, isShown, pinned }) => {
          const label = column.label[language.value];
          return (
            <li
              key={column.key}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                move(column.key, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              <label>
                <input type="checkbox" checked={isShown} disabled={column.key === first} aria-label={translate('columns.show', { column: label })} data-testid={`show-${column.key}`} onChange={(event) => { const next = event.currentTarget.checked; change(() => api.setColumnsVisible([column.key], next)); }} />
                <span>{label}</span>
              </label>
              <span class="muted">{pinned === null ? groupOf(grid, column) : translate('columns.frozen')}</span>
              <Button kind="quiet icon small" label={translate('columns.moveUp', { column: label })} testId={`moveUp-${column.key}`} onClick={() => move(column.key, -1)}>↑</Button>
              <Button kind="quiet icon small" label={translate('columns.moveDown', { column: label })} onClick={() => move(column.key, 1)}>↓</Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

function groupOf(grid: SheetGrid, column: SheetColumn): string {
  return grid.core.sheet.groups.find(({ id }) => id === column.group)?.label[language.value] ?? '';
}
