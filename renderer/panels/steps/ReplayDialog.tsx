import type { StepOutcome } from '../../../shared/document/replaySteps.ts';
import { changeLabel } from '../../../shared/interchange/changeLogTable.ts';
import { replayedPlace, replayedValue, replayRefusal } from '../../../shared/interchange/replayText.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { checksOldValues, closeReplay, replay, replaying, replayOutcome } from '../../state/replaying.ts';
import { language } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { workbook } from '../../state/workbook.ts';
import './replay.css';

/** What each step of a file comes to on the open workbook; nothing is changed before somebody says so. */
export function ReplayDialog() {
  const [file, outcome] = [replaying.value, replayOutcome.value];
  if (file === null || outcome === null) return null;
  const { outcomes, isComplete, patch } = outcome;
  const fitting = isComplete ? outcomes.length : outcomes.findIndex(({ result }) => result === 'refused');
  const actions = (
    <>
      <Button testId="replayCancel" onClick={closeReplay}>{translate('steps.cancel')}</Button>
      {!isComplete && fitting > 0 && <Button testId="replayBefore" disabled={patch.length === 0} onClick={() => replay(fitting)}>{translate('steps.replayBefore', { count: fitting })}</Button>}
      {isComplete && <Button kind="primary" testId="replayAll" disabled={patch.length === 0} onClick={() => replay(fitting)}>{translate('steps.replayAll')}</Button>}
    </>
  );
  return (
    <Dialog title={translate('steps.title', { name: file.name })} onClose={closeReplay} testId="replay" actions={actions}>
      <div class="replayScroll">
        <table class="listTable replayTable">
          <thead>
            <tr>
              <th scope="col" class="number">{translate('steps.number')}</th>
              {(['step', 'cells', 'value', 'outcome'] as const).map((column) => (
                <th key={column} scope="col">{translate(`steps.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>{outcomes.map((each, index) => <Line key={index} number={index + 1} outcome={each} />)}</tbody>
        </table>
      </div>
      <label class="replayChoice">
        <input type="checkbox" data-testid="replayOldValues" checked={checksOldValues.value} onChange={(event) => (checksOldValues.value = event.currentTarget.checked)} />
        {translate('steps.oldValues')}
      </label>
      {isComplete ? (
        <p class="muted" role="status" data-testid="replayVerdict">{translate(patch.length === 0 ? 'steps.allSame' : 'steps.allFit')}</p>
      ) : (
        <p class="fieldError" role="alert" data-testid="replayVerdict">{replayRefusal(outcome, language.value)}</p>
      )}
    </Dialog>
  );
}

function Line({ number, outcome }: { readonly number: number; readonly outcome: StepOutcome }) {
  return (
    <tr data-testid="replayLine" data-result={outcome.result}>
      <td class="number muted">{number}</td>
      <th scope="row">{changeLabel(outcome.step, language.value)}</th>
      <td>{replayedPlace(workbook.value, outcome, language.value)}</td>
      <td class="replayValue">{replayedValue(workbook.value, outcome, language.value)}</td>
      <td class="replayOutcome">{translate(`steps.${outcome.result}`)}</td>
    </tr>
  );
}
