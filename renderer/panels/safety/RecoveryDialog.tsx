import { useEffect, useState } from 'preact/hooks';
import type { RecoverableWork } from '../../../shared/ipc/contract.ts';
import type { Comparison } from '../../../shared/document/comparison.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { compareWork, discardWork, keepWork, recoverableWork, refreshRecoverable } from '../../state/recovery.ts';
import { showToast } from '../../state/toasts.ts';
import { explain, translate } from '../../state/translate.ts';
import { openDialog } from '../../state/view.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { shownTime } from './shownTime.ts';

function close(): void {
  openDialog.value = null;
}

/** Work that is in no saved file: compare, keep as unsaved, or discard. */
export function RecoveryDialog() {
  const [compared, setCompared] = useState<Comparison | null>(null);
  useEffect(() => void refreshRecoverable(), []);
  const all = recoverableWork.value;
  const crashed = all.filter(({ discardedAt }) => discardedAt === null);
  const discarded = all.filter(({ discardedAt }) => discardedAt !== null);
  const compare = async (work: RecoverableWork): Promise<void> => {
    const comparison = await compareWork(work.id);
    if (comparison.ok) setCompared(comparison.value);
    else showToast('error', () => explain(comparison.error));
  };
  return (
    <Dialog
      title={translate('safety.recoveryTitle')}
      onClose={close}
      testId="recovery"
      actions={
        <>
          {compared !== null && <Button testId="back" onClick={() => setCompared(null)}>{translate('safety.back')}</Button>}
          <Button testId="closeRecovery" onClick={close}>{translate('safety.close')}</Button>
        </>
      }
    >
      {compared !== null ? (
        <DifferenceList comparison={compared} beforeName={translate('safety.before')} afterName={translate('safety.after')} />
      ) : (
        <>
          <p class="muted">{translate(all.length === 0 ? 'safety.recoveryNone' : 'safety.recoveryText')}</p>
          {crashed.length > 0 && <WorkTable heading={translate('safety.crashed')} works={crashed} compare={compare} />}
          {discarded.length > 0 && <WorkTable heading={translate('safety.discarded')} works={discarded} compare={compare} />}
        </>
      )}
    </Dialog>
  );
}

interface WorkTableProps {
  readonly heading: string;
  readonly works: readonly RecoverableWork[];
  readonly compare: (work: RecoverableWork) => Promise<void>;
}

function WorkTable({ heading, works, compare }: WorkTableProps) {
  return (
    <section>
      <h3>{heading}</h3>
      <table class="listTable safetyTable">
        <thead>
          <tr>
            <th scope="col">{translate('safety.work')}</th>
            <th scope="col">{translate('safety.lastEdit')}</th>
            <th scope="col" class="number">{translate('safety.edits')}</th>
            <th scope="col">{translate('safety.file')}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {works.map((work) => (
            <WorkLine key={work.id} work={work} compare={compare} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function WorkLine({ work, compare }: { readonly work: RecoverableWork; readonly compare: WorkTableProps['compare'] }) {
  const name = work.name === '' ? translate('safety.unnamed') : work.name;
  const keep = async (): Promise<void> => {
    if (await keepWork(work.id)) close();
  };
  return (
    <tr data-testid="recoverable" data-edits={work.edits}>
      <th scope="row">
        {name} {work.folder !== '' && <span class="muted">{work.folder}</span>}
        {work.isCut && <div class="safetyWarning">{translate('safety.cut')}</div>}
      </th>
      <td class="safetyTime">{shownTime(work.time)}</td>
      <td class="number">{work.edits}</td>
      <td class="muted">{translate(`safety.file.${work.file}`)}</td>
      <td class="actionCell">
        <Button kind="quiet small" title={translate('safety.compareNamed', { name })} testId="compareWork" onClick={() => void compare(work)}>{translate('safety.compare')}</Button>
        {work.discardedAt === null && <Button kind="quiet small" title={translate('safety.discardNamed', { name })} testId="discardWork" onClick={() => void discardWork(work.id)}>{translate('safety.discard')}</Button>}
        <Button kind="primary small" title={translate('safety.keepNamed', { name })} testId="keepWork" onClick={() => void keep()}>{translate('safety.keep')}</Button>
      </td>
    </tr>
  );
}
