/** What the commands of the program mean for the grid in front; a command of the table without a line here does not compile. */
import type { SheetCommandId } from '../../shared/document/commands/appCommands.ts';
import { isFiltering, noFilter } from '../../shared/document/savedView.ts';
import { userColumnId } from '../../shared/rules/userColumn.ts';
import { columnDialog, moveColumn } from '../state/userColumns.ts';
import type { SheetNeed } from '../state/sheetPort.ts';
import { clearSort, filterByCell, freezeColumns, hasFrozen, hideColumns, openColumnFilter, selectedColumns, sortByColumn, unfreezeColumns } from './columnActions.ts';
import { findHits, findQuery, findText, openFindBar, settleOnHit } from './findState.ts';
import type { GridAction } from './keyboard.ts';
import type { SheetGrid } from './sheetGrid.ts';
import { looks, viewDialog } from './viewState.ts';

/** What the page round the grid does: menus and dialogs that lie over it. */
export interface SheetSurroundings {
  /** By the cursor's cell, as the menu key asks. */
  openContextMenu(): void;
}

type Deed = GridAction | ((grid: SheetGrid, surroundings: SheetSurroundings) => unknown);

const deeds: { readonly [Id in SheetCommandId]: Deed } = {
  'edit.selectAll': { type: 'selectAll' },
  'edit.clear': { type: 'clear' },
  'edit.fillDown': { type: 'fill', direction: 'down' },
  'edit.fillRight': { type: 'fill', direction: 'right' },
  'edit.fillToEnd': { type: 'fillToEnd' },
  'edit.copyWithHeaders': { type: 'copyWithHeaders' },
  'edit.pasteSpecial': { type: 'pasteSpecial' },
  'edit.today': { type: 'type', what: 'today' },
  'edit.copyAbove': { type: 'type', what: 'above' },
  'edit.find': (grid) => openFindBar(grid.core, 'find'),
  'edit.replace': (grid) => openFindBar(grid.core, 'replace'),
  'edit.findNext': (grid) => findAgain(grid, 1),
  'edit.findPrevious': (grid) => findAgain(grid, -1),
  'rows.add': { type: 'addRow' },
  'rows.duplicate': { type: 'duplicateRows' },
  'rows.moveUp': { type: 'moveRows', step: -1 },
  'rows.moveDown': { type: 'moveRows', step: 1 },
  'rows.remove': { type: 'deleteRows' },
  'columns.sortAscending': ({ core }) => sortByColumn(core, 'asc'),
  'columns.sortDescending': ({ core }) => sortByColumn(core, 'desc'),
  'columns.clearSort': ({ core }) => clearSort(core),
  'columns.filter': ({ core }) => openColumnFilter(core),
  'columns.filterByCell': ({ core }) => filterByCell(core),
  'columns.clearFilters': ({ core }) => (looks[core.sheet.table].filter.value = noFilter),
  'columns.freeze': ({ core }) => freezeColumns(core),
  'columns.unfreeze': ({ core }) => unfreezeColumns(core),
  'columns.fit': (grid) => {
    for (const { key } of selectedColumns(grid.core)) grid.fitColumn(key);
  },
  'columns.hide': ({ core }) => hideColumns(core),
  'columns.manage': () => (viewDialog.value = { kind: 'columns' }),
  'views.save': () => (viewDialog.value = { kind: 'saveView' }),
  'columns.edit': (grid) => openForColumn(grid, 'edit'),
  'columns.moveLeft': (grid) => moveOwnColumn(grid, -1),
  'columns.moveRight': (grid) => moveOwnColumn(grid, 1),
  'columns.remove': (grid) => openForColumn(grid, 'remove'),
  'view.contextMenu': (_grid, surroundings) => surroundings.openContextMenu(),
  'scenario.applyToBase': { type: 'applyToBase' },
  'scenario.clearOverrides': { type: 'resetCells' },
};

/** Goes on to the next hit, also while the bar is closed; without a text there is something to type first. */
function findAgain(grid: SheetGrid, direction: 1 | -1): void {
  if (findText.peek().trim() === '') {
    openFindBar(grid.core, 'find');
    return;
  }
  settleOnHit();
  grid.finder.search(findQuery.peek(), false);
  findHits.value = grid.finder.step(direction);
}

export function performSheetCommand(id: SheetCommandId, grid: SheetGrid, surroundings: SheetSurroundings): void {
  const deed = deeds[id];
  if (typeof deed === 'function') {
    deed(grid, surroundings);
    return;
  }
  grid.actions.perform(deed);
  // Whoever came by a menu or the palette goes on in the sheet; a dialog that has opened keeps the focus.
  if (document.querySelector('dialog[open]') === null) grid.focus();
}

/** The column of the person's own under the cursor; null on any other. */
function ownColumn({ core }: SheetGrid): string | null {
  const selection = core.selection();
  return selection === null ? null : userColumnId(core.columns()[selection.cursor.column]?.key ?? '');
}

function openForColumn(grid: SheetGrid, kind: 'edit' | 'remove'): void {
  const id = ownColumn(grid);
  if (id !== null) columnDialog.value = { kind, id };
}

function moveOwnColumn(grid: SheetGrid, step: 1 | -1): void {
  const id = ownColumn(grid);
  if (id !== null) moveColumn(id, step);
}

export function meetsNeed(need: SheetNeed, grid: SheetGrid): boolean {
  switch (need) {
    case 'inputs':
      return grid.actions.hasInput();
    case 'overrides':
      return grid.actions.hasOverride();
    case 'sorted':
      return grid.core.isSorted();
    case 'filtered':
      return isFiltering(looks[grid.core.sheet.table].filter.value);
    case 'frozen':
      return hasFrozen(grid.core);
    case 'ownColumn':
      return ownColumn(grid) !== null;
    case 'documentOrder':
      return !grid.core.isRearranged();
  }
}
