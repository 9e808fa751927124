import type { CellValue } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import { targetOf, termOf } from '../../../shared/document/document.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { nameOfScenario } from '../../state/branches.ts';
import { rowName } from '../../state/placeName.ts';
import { settleCopy, waitingCopy } from '../../state/scenarioCopies.ts';
import { localized, translate } from '../../state/translate.ts';
import { formatContext } from '../contexts.ts';

/** Before a copy replaces values that its target sets itself: each with what it holds and what would come. */
export function CopyConflicts() {
  const waiting = waitingCopy.value;
  if (waiting === null) return null;
  const { args, conflicts } = waiting;
  const rest = args.cells.length - conflicts.length;
  const from = nameOfScenario(args.from);
  const to = nameOfScenario(args.to);
  return (
    <Dialog
      title={translate('differ.conflicts', { count: conflicts.length, to })}
      testId="copyConflicts"
      onClose={() => settleCopy('none')}
      actions={
        <>
          <Button onClick={() => settleCopy('none')}>{translate('shell.cancel')}</Button>
          {rest > 0 && (
            <Button testId="copyOthers" onClick={() => settleCopy('others')}>
              {translate('differ.copyOthers', { count: rest })}
            </Button>
          )}
          <Button kind="primary" testId="copyReplace" onClick={() => settleCopy('replace')}>
            {translate('differ.replace', { count: args.cells.length })}
          </Button>
        </>
      }
    >
      <p class="muted">{translate('differ.conflictsText', { to })}</p>
      <div class="conflictList">
        <table class="listTable">
          <thead>
            <tr>
              <th scope="col">{translate('shell.overrides.place')}</th>
              <th scope="col">{translate('shell.overrides.field')}</th>
              <th scope="col" class="number">
                {translate('differ.holds', { to })}
              </th>
              <th scope="col" class="number">
                {translate('differ.comes', { from })}
              </th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map(({ table, id, key, holds, copied }) => {
              const term = termOf(table, key);
              const text = (value: CellValue): string => (term === undefined ? '' : formatCell(value ?? term.default, term, formatContext()) || translate('shell.market.blank'));
              return (
                <tr key={`${table} ${id} ${key}`}>
                  <td>{rowName(targetOf(table), id)}</td>
                  <td>{term === undefined ? key : localized(term.label)}</td>
                  <td class="number overrideText">{text(holds)}</td>
                  <td class="number">{text(copied)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
