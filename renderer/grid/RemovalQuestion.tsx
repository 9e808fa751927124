import type { Dependants } from '../../shared/document/commands/dependants.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { translate } from '../state/translate.ts';
import { workbook } from '../state/workbook.ts';

/** Rows that are to be removed and what hangs on them. */
export interface Removal {
  readonly ids: readonly string[];
  readonly dependants: Dependants;
  readonly remove: () => void;
}

interface RemovalQuestionProps {
  readonly removal: Removal;
  readonly table: 'firms' | 'contracts';
  readonly onClose: () => void;
}

/** Asks before rows go on which others depend, and says what goes or changes with them. */
export function RemovalQuestion({ removal, table, onClose }: RemovalQuestionProps) {
  const { ids, dependants, remove } = removal;
  const name = table === 'firms' ? workbook.value.firms.find((firm) => firm.id === ids[0])?.name : undefined;
  const scenarios = new Set([...dependants.overrides, ...dependants.failures].map(({ scenario }) => scenario)).size;
  const lines = [
    dependants.contracts.length > 0 && translate('grid.dependantContracts', { count: dependants.contracts.length }),
    dependants.references.length > 0 && translate('grid.dependantReferences', { count: dependants.references.length }),
    scenarios > 0 && translate('grid.dependantScenarios', { count: scenarios }),
  ].filter((line) => line !== false);
  return (
    <Dialog
      title={ids.length === 1 && name ? translate('grid.deleteOne', { name }) : translate('grid.deleteTitle', { count: ids.length })}
      onClose={onClose}
      testId="removal-question"
      actions={
        <>
          <Button onClick={onClose}>{translate('grid.cancel')}</Button>
          <Button kind="danger" testId="confirm-removal" onClick={() => { remove(); onClose(); }}>{translate('grid.delete')}</Button>
        </>
      }
    >
      <p>{translate('grid.deleteDependants')}</p>
      <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
      <p class="muted">{translate('grid.undoPossible')}</p>
    </Dialog>
  );
}
