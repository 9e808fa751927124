import { columnsUsing } from '../../shared/rules/checkColumns.ts';
import type { CheckedColumn } from '../../shared/rules/checkColumns.ts';
import { userKey } from '../../shared/rules/userColumn.ts';
import { listed } from '../../shared/text/punctuation.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { language } from '../state/settings.ts';
import { translate } from '../state/translate.ts';
import { columnDialog, removeColumn, userColumns } from '../state/userColumns.ts';
import { workbook } from '../state/workbook.ts';

function close(): void {
  columnDialog.value = null;
}

/** Asks before a column goes, and says which rules break and how many values go with it. */
export function ColumnRemoval({ column }: { readonly column: CheckedColumn }) {
  const { id, name } = column.column;
  const users = columnsUsing(userColumns.value, id).map((each) => each.column.name);
  const count = workbook.value.firms.filter((firm) => firm[userKey(id)] != null).length;
  return (
    <Dialog
      title={translate('columnDialog.deleteTitle', { name })}
      onClose={close}
      testId="column-removal"
      actions={
        <>
          <Button onClick={close}>{translate('shell.cancel')}</Button>
          <Button kind="danger" testId="confirm-column-removal" onClick={() => { close(); removeColumn(id); }}>{translate('grid.delete')}</Button>
        </>
      }
    >
      {users.length > 0 && <p>{translate('columnDialog.deleteUsers', { columns: listed(language.value, users) })}</p>}
      {count > 0 && <p>{translate('columnDialog.deleteValues', { count })}</p>}
      <p class="muted">{translate('grid.undoPossible')}</p>
    </Dialog>
  );
}
