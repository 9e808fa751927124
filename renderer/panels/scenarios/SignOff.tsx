import { useState } from 'preact/hooks';
import { scenarioHash } from '../../../shared/document/signOff.ts';
import { isLocked } from '../../../shared/document/commands/storedScenario.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { changedSinceSignOff, signingOff, signOff, signOffs, unlockScenario } from '../../state/branches.ts';
import { duplicateScenario } from '../../state/edits.ts';
import { author } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { scenario, workbook } from '../../state/workbook.ts';

/** Over the inputs of a signed-off scenario: by whom, of what, whether that still holds, and the ways on. */
export function SignOffBanner() {
  const each = scenario.value;
  if (!isLocked(each)) return null;
  const { by, date, hash } = each.locked ?? {};
  const isChanged = changedSinceSignOff(each);
  return (
    <div class={`invitation signOff ${isChanged ? 'changed' : ''}`} data-testid="signOffBanner">
      <div>
        <h2>
          <Icon name={isChanged ? 'warning' : 'lock'} />
          {translate('branch.lockedTitle')}
          {by !== undefined && ` ${translate('branch.lockedBy', { by })}`}
          {date !== undefined && ` ${translate('branch.lockedOn', { date })}`}
        </h2>
        <p class="muted">
          {translate('branch.lockedText')}{' '}
          {isChanged ? <strong role="alert">{translate('branch.lockedChanged', { hash: (signOffs.value.get(each.id) ?? '').slice(0, 12) })}</strong> : translate('branch.lockedStill')}
        </p>
        <p class="hash" data-testid="signOffHash">
          SHA-256 {hash}
        </p>
      </div>
      <span class="group">
        <Button testId="editCopy" onClick={duplicateScenario}>
          {translate('branch.editCopy')}
        </Button>
        <Button testId="unlock" onClick={() => unlockScenario(each.id)}>
          {translate('branch.unlock')}
        </Button>
      </span>
    </div>
  );
}

/** Asks who signs, and shows what is signed. */
export function SignOffDialog() {
  const id = signingOff.value;
  const each = workbook.value.scenarios.find((one) => one.id === id);
  const [by, setBy] = useState(author.peek());
  const [date, setDate] = useState(today);
  if (each === undefined) return null;
  const close = (): void => {
    signingOff.value = null;
  };
  const sign = (): void => {
    if (signOff(each.id, by.trim(), date.trim())) close();
  };
  return (
    <Dialog
      title={translate('branch.lockTitle', { name: each.name })}
      testId="signOff"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{translate('shell.cancel')}</Button>
          <Button kind="primary" testId="signOffOk" onClick={sign}>
            {translate('branch.lockDo')}
          </Button>
        </>
      }
    >
      <p class="muted">{translate('branch.lockText')}</p>
      <div class="signOffForm">
        <label for="signOffBy">{translate('branch.lockBy')}</label>
        <input id="signOffBy" class="field" type="text" maxLength={120} data-testid="signOffBy" value={by} onInput={(event) => setBy(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && sign()} />
        <label for="signOffDate">{translate('branch.lockDate')}</label>
        <input id="signOffDate" class="field" type="text" maxLength={40} data-testid="signOffDate" value={date} onInput={(event) => setDate(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && sign()} />
        <span>{translate('branch.lockHash')}</span>
        <code class="hash">{scenarioHash(workbook.value.scenarios, each)}</code>
      </div>
    </Dialog>
  );
}

/** Today as it is written in notes; the person may put another date. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
