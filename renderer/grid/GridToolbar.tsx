import { computed } from '@preact/signals-core';
import { useState } from 'preact/hooks';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { appCommand } from '../../shared/document/commands/appCommands.ts';
import { isFiltering } from '../../shared/document/savedView.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { MenuButton } from '../controls/MenuButton.tsx';
import type { MenuEntry } from '../controls/MenuButton.tsx';
import { language } from '../state/settings.ts';
import { localized, translate } from '../state/translate.ts';
import { columnDialog } from '../state/userColumns.ts';
import { scenarioId } from '../state/workbook.ts';
import type { GridAction } from './keyboard.ts';
import { columnGroupsOf, sortedSheets } from './joinSheet.ts';
import type { Sheet } from './sheet.ts';
import type { SheetGrid } from './sheetGrid.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { looks, viewDialog } from './viewState.ts';

interface GridToolbarProps {
  readonly sheet: Sheet;
  /** Null until the grid is on the page. */
  readonly grid: SheetGrid | null;
}

const inScenario = computed(() => scenarioId.value !== baseScenarioId);

/** Rows: add, duplicate, delete, move. Columns: which groups are shown. */
export function GridToolbar({ sheet, grid }: GridToolbarProps) {
  // The menu shows what AG Grid holds; a click changes that and draws the menu anew.
  const [, redraw] = useState(0);
  const isSorted = sortedSheets.value.has(sheet.table);
  const look = looks[sheet.table];
  const toggleFilterBar = (): void => {
    look.isBarOpen.value = !look.isBarOpen.value;
    if (look.isBarOpen.value) requestAnimationFrame(() => document.querySelector<HTMLElement>('.filterBar .field')?.focus());
    else grid?.focus();
  };
  const perform = (action: GridAction): void => {
    grid?.actions.perform(action);
    grid?.focus();
  };
  return (
    <div class="sheet-toolbar" role="toolbar" aria-label={sheet.label[language.value]}>
      <Button kind="quiet" onClick={() => perform({ type: 'addRow' })} testId={`add-${sheet.table}`} title={`${translate(sheet.table === 'firms' ? 'grid.addFirm' : 'grid.addContract')} (Ctrl+=)`}>
        <Icon name="plus" />
        {translate(sheet.table === 'firms' ? 'grid.addFirm' : 'grid.addContract')}
      </Button>
      <Button kind="quiet" onClick={() => perform({ type: 'duplicateRows' })} testId={`duplicate-${sheet.table}`}>
        {translate('grid.duplicate')}
      </Button>
      <Button kind="quiet" onClick={() => perform({ type: 'deleteRows' })} testId={`delete-${sheet.table}`} title={`${translate('grid.delete')} (Ctrl+-)`}>
        {translate('grid.delete')}
      </Button>
      <Button kind="quiet icon" label={translate('grid.moveUp')} title={`${translate('grid.moveUp')} (Alt+Shift+↑)`} disabled={isSorted} onClick={() => perform({ type: 'moveRows', step: -1 })}>
        ↑
      </Button>
      <Button kind="quiet icon" label={translate('grid.moveDown')} title={`${translate('grid.moveDown')} (Alt+Shift+↓)`} disabled={isSorted} onClick={() => perform({ type: 'moveRows', step: 1 })}>
        ↓
      </Button>
      <MenuButton label={translate('grid.columns')} side="start" class="button quiet" entries={grid === null ? [] : columnEntries(sheet, grid, () => redraw((count) => count + 1))}>
        {translate('grid.columns')} ▾
      </MenuButton>
      <Button kind="quiet" pressed={isFiltering(look.filter.value) || look.isBarOpen.value} testId={`filter-${sheet.table}`} onClick={toggleFilterBar}>
        {translate('filter.open')}
      </Button>
      {grid !== null && <ViewMenu grid={grid} />}
      {inScenario.value && (
        <Button kind="quiet" onClick={() => perform({ type: 'applyToBase' })} testId={`apply-${sheet.table}`}>
          {localized(appCommand('scenario.applyToBase').label)}
        </Button>
      )}
      {inScenario.value && (
        <Button kind="quiet" title={translate('grid.resetToBaseHelp')} onClick={() => perform({ type: 'resetCells' })} testId={`reset-${sheet.table}`}>
          {translate('grid.resetToBase')}
        </Button>
      )}
      {isSorted && (
        <Button kind="quiet" title={translate('grid.sortedHint')} onClick={() => grid?.core.api.applyColumnState({ defaultState: { sort: null } })} testId={`unsort-${sheet.table}`}>
          {translate('grid.clearSort')}
        </Button>
      )}
    </div>
  );
}

function columnEntries(sheet: Sheet, grid: SheetGrid, onChange: () => void): readonly (MenuEntry | null)[] {
  const { api } = grid.core;
  const groups = columnGroupsOf(sheet, api).map(({ id, label, keys, isShown }): MenuEntry => ({
    id: `columns-${id}`,
    label: label[language.value],
    checked: isShown,
    run: () => {
      api.setColumnsVisible([...keys], !isShown);
      onChange();
    },
  }));
  const reset: MenuEntry = {
    id: 'columns-reset',
    label: translate('grid.resetColumns'),
    run: () => {
      api.resetColumnState();
      onChange();
    },
  };
  const manage: MenuEntry = { id: 'columns-manage', label: localized(appCommand('columns.manage').label), run: () => (viewDialog.value = { kind: 'columns' }) };
  const add: MenuEntry = {
    id: 'columns-add',
    label: localized(appCommand('columns.add').label),
    run: () => {
      columnDialog.value = { kind: 'new' };
    },
  };
  return [manage, ...(sheet.table === 'firms' ? [add] : []), null, ...groups, null, reset];
}
