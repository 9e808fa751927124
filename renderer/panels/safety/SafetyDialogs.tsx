import './safety.css';
import { outsideChange } from '../../state/files.ts';
import { openDialog } from '../../state/view.ts';
import { NameVersionDialog } from './NameVersionDialog.tsx';
import { OutsideChangeDialog } from './OutsideChangeDialog.tsx';
import { RecoveryDialog } from './RecoveryDialog.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';

/** The dialogs that keep work from being lost; at most one is open, and what happens to the file goes first. */
export function SafetyDialogs() {
  if (outsideChange.value !== null) return <OutsideChangeDialog outside={outsideChange.value} />;
  if (openDialog.value === 'recovery') return <RecoveryDialog />;
  if (openDialog.value === 'versions') return <VersionsDialog />;
  return openDialog.value === 'nameVersion' ? <NameVersionDialog /> : null;
}
