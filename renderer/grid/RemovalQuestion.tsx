import type { Dependants } from '../../shared/document/commands/dependants.ts';
import { columnOf, tableOf } from '../../shared/document/document.ts';
import type { MessageKey } from '../../shared/text/messages.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { rowName } from '../state/placeName.ts';
import { localized, translate } from '../state/translate.ts';
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

/** So many of each sort are named; the rest is counted. */
const mostNamed = 50;

/** Asks before rows go on which others depend, and names what goes or changes with them. */
export function RemovalQuestion({ removal, table, onClose }: RemovalQuestionProps) {
  const { ids, dependants, remove } = removal;
  const target = table === 'firms' ? 'firm' : 'contract';
  return (
    <Dialog
      title={ids.length === 1 ? translate('grid.deleteOne', { name: rowName(target, ids[0]) }) : translate('grid.deleteTitle', { count: ids.length })}
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
      <div class="removalList">
        {sorts(dependants).filter(({ items }) => items.length > 0).map(({ key, items }) => (
          <section key={key} data-testid={key}>
            <h3>
              {translate(key)} <span class="tabCount">{items.length}</span>
            </h3>
            <ul>
              {items.slice(0, mostNamed).map((item, index) => <li key={index}>{item()}</li>)}
              {items.length > mostNamed && <li class="muted">{translate('removal.more', { count: items.length - mostNamed })}</li>}
            </ul>
          </section>
        ))}
      </div>
      <p class="muted">{translate('grid.undoPossible')}</p>
    </Dialog>
  );
}

interface Sort {
  readonly key: Extract<MessageKey, `removal.${string}`>;
  /** In words, made only for those that are shown. */
  readonly items: readonly (() => string)[];
}

function sorts({ contracts, references, overrides, failures, notes }: Dependants): readonly Sort[] {
  const scenarioName = (id: string): string => workbook.value.scenarios.find((each) => each.id === id)?.name ?? id;
  const field = (table: 'firms' | 'contracts' | 'market', key: string): string => {
    const term = columnOf(workbook.value, table, key);
    return term === undefined ? key : localized(term.label);
  };
  return [
    { key: 'removal.contracts', items: contracts.map(({ id }) => () => rowName('contract', id)) },
    { key: 'removal.references', items: references.map(({ firm, key }) => () => `${rowName('firm', firm.id)} · ${field('firms', key)}`) },
    {
      key: 'removal.overrides',
      items: overrides.map(({ scenario, override }) => () => `${scenarioName(scenario)}: ${rowName(override.target, override.id)} · ${field(tableOf(override.target), override.field)}`),
    },
    {
      key: 'removal.failures',
      items: failures.map(({ scenario, failure }) => () => translate('removal.failure', { scenario: scenarioName(scenario), firm: rowName('firm', failure.firm), quarter: failure.quarter })),
    },
    { key: 'removal.notes', items: notes.map((note) => () => `${rowName(note.target, note.row)} · ${field(tableOf(note.target), note.field)}`) },
  ];
}
