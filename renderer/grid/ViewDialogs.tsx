import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { translate } from '../state/translate.ts';
import { workbook } from '../state/workbook.ts';
import { ColumnFilterDialog } from './ColumnFilterDialog.tsx';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import type { SheetGrid } from './sheetGrid.ts';
import { renameView, saveView } from './viewActions.ts';
import { viewDialog } from './viewState.ts';

/** The dialogs about how a sheet is looked at; at most one is open. */
export function ViewDialogs({ grid }: { readonly grid: SheetGrid }) {
  const open = viewDialog.value;
  const close = (): void => {
    viewDialog.value = null;
  };
  switch (open?.kind) {
    case 'columns':
      return <ColumnsDialog grid={grid} onClose={close} />;
    case 'filter': {
      const column = grid.core.sheet.columns.find(({ key }) => key === open.key);
      return column === undefined ? null : <ColumnFilterDialog key={open.key} grid={grid} column={column} onClose={close} />;
    }
    case 'saveView': {
      const number = workbook.value.views.filter(({ table }) => table === grid.core.sheet.table).length + 1;
      return <ViewNameDialog grid={grid} title={translate('views.saveTitle')} first={translate('views.newName', { number })} onName={(name) => saveView(grid, name)} />;
    }
    case 'renameView': {
      const { id } = open;
      const name = workbook.value.views.find((view) => view.id === id)?.name ?? '';
      return <ViewNameDialog grid={grid} title={translate('views.renameTitle')} first={name} onName={(next) => renameView(id, next)} />;
    }
    default:
      return null;
  }
}

interface ViewNameDialogProps {
  readonly grid: SheetGrid;
  readonly title: string;
  readonly first: string;
  /** @returns why the name is refused, or null */
  readonly onName: (name: string) => string | null;
}

function ViewNameDialog({ grid, title, first, onName }: ViewNameDialogProps) {
  const [name, setName] = useState(first);
  const [refused, setRefused] = useState<string | null>(null);
  const close = (): void => {
    viewDialog.value = null;
    grid.focus();
  };
  const submit = (): void => {
    const reason = onName(name);
    if (reason === null) close();
    else setRefused(reason);
  };
  return (
    <Dialog
      title={title}
      onClose={close}
      testId="viewName"
      actions={
        <>
          <Button onClick={close}>{translate('grid.cancel')}</Button>
          <Button kind="primary" testId="confirmViewName" onClick={submit}>{translate('shell.ok')}</Button>
        </>
      }
    >
      <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <label class="formLine">
          <span class="fieldLabel">{translate('views.name')}</span>
          <input type="text" class="field" autofocus spellcheck={false} maxLength={80} aria-invalid={refused !== null} data-testid="viewNameField" value={name} onFocus={(event) => event.currentTarget.select()} onInput={(event) => { setName(event.currentTarget.value); setRefused(null); }} />
        </label>
        {refused !== null && <p class="fieldError" role="alert">{refused}</p>}
      </form>
    </Dialog>
  );
}
