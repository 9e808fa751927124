import { columnDialog, userColumns } from '../state/userColumns.ts';
import { ColumnEditor } from './ColumnEditor.tsx';
import { ColumnRemoval } from './ColumnRemoval.tsx';
import { RuleOverrides } from './RuleOverrides.tsx';

/** The dialogs about the person's own columns; at most one is open. */
export function ColumnDialogs() {
  const open = columnDialog.value;
  if (open === null) return null;
  if (!('id' in open)) return open.kind === 'new' ? <ColumnEditor column={null} /> : <RuleOverrides />;
  const column = userColumns.value.byId.get(open.id);
  if (column === undefined) return null;
  return open.kind === 'edit' ? <ColumnEditor column={column} /> : <ColumnRemoval column={column} />;
}
