import { compareWorkbooks } from '../../../shared/document/comparison.ts';
import type { PartState, StampCheck, Verdict } from '../../../shared/reports/verifyStamps.ts';
import { fileSentence, scenarioName, subjectName, verdictOfFile } from '../../../shared/reports/verifyText.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { Icon, type IconName } from '../../controls/Icon.tsx';
import { language } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { verified, type Verified } from '../../state/verifying.ts';
import { workbook } from '../../state/workbook.ts';
import { DifferenceList } from '../safety/DifferenceList.tsx';
import { shownTime } from '../safety/shownTime.ts';
import './verify.css';

const icons = { same: 'check', sameNumbers: 'check', changed: 'failed', unknown: 'warning' } as const satisfies Record<Verdict, IconName>;

function close(): void {
  verified.value = null;
}

/** What a figure's stamp comes to against the open workbook, and which inputs have changed since it was made. */
export function VerifyDialog() {
  const shown = verified.value;
  if (shown === null) return null;
  const verdict = verdictOfFile(shown.checks);
  return (
    <Dialog title={translate('verify.title', { name: shown.name })} onClose={close} testId="verify" actions={<Button testId="closeVerify" onClick={close}>{translate('safety.close')}</Button>}>
      <p class={`verifyVerdict verify-${verdict}`} data-testid="verifyVerdict" data-verdict={verdict}>
        <Icon name={icons[verdict]} /> {fileSentence(shown.checks, language.value)}
      </p>
      <div class="verifyScroll">
        <table class="listTable verifyTable">
          <thead>
            <tr>
              {(['subject', 'made', 'verdict', 'numbers', 'scenario', 'workbook', 'model'] as const).map((column) => (
                <th key={column} scope="col">{translate(`verify.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>{shown.checks.map((check, index) => <Line key={index} check={check} />)}</tbody>
        </table>
      </div>
      {shown.checks.some((check) => check.workbook === 'changed') && <Changes shown={shown} />}
      <p class="muted">{translate('verify.limits')}</p>
    </Dialog>
  );
}

function Line({ check }: { readonly check: StampCheck }) {
  const { stamp, verdict } = check;
  const made = Date.parse(stamp.time);
  return (
    <tr data-testid="verifyLine">
      <th scope="row">{subjectName(stamp, workbook.value, language.value)}</th>
      <td class="verifyTime">{Number.isNaN(made) ? '' : shownTime(made)}</td>
      <td class={`verify-${verdict}`}><Icon name={icons[verdict]} /> {translate(`verify.verdict.${verdict}`)}</td>
      <td><State state={check.numbers} /></td>
      <td><State state={check.scenario} /> <span class="muted">{scenarioName(stamp, workbook.value, language.value)}</span></td>
      <td><State state={check.workbook} /> <code class="muted">{stamp.workbookHash.slice(0, 12)}</code></td>
      <td><State state={check.model} /> <span class="muted">{translate('verify.modelWas', { version: stamp.model })}</span></td>
    </tr>
  );
}

function State({ state }: { readonly state: PartState }) {
  return <span class={state === 'same' ? '' : 'verifyChanged'}>{translate(`verify.state.${state}`)}</span>;
}

function Changes({ shown: { checks, earlier } }: { readonly shown: Verified }) {
  const hash = checks.find((check) => check.workbook === 'changed')?.stamp.workbookHash.slice(0, 12) ?? '';
  return (
    <section data-testid="verifyChanges">
      <h3>{translate('verify.changes')}</h3>
      {earlier === null ? (
        <p>{translate('verify.notKept', { hash })}</p>
      ) : (
        <>
          <p class="muted">{earlier.from.kind === 'undo' ? translate('verify.fromUndo', { steps: earlier.from.steps }) : translate('verify.fromVersion', { time: shownTime(earlier.from.time) })}</p>
          <DifferenceList comparison={compareWorkbooks(earlier.workbook, workbook.value)} beforeName={translate('verify.was')} afterName={translate('verify.now')} />
        </>
      )}
    </section>
  );
}
