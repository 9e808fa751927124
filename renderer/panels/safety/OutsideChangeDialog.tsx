import { useEffect, useState } from 'preact/hooks';
import { decodeSteps } from '../../../shared/document/codec.ts';
import type { Comparison } from '../../../shared/document/comparison.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import type { OutsideChange } from '../../../shared/ipc/contract.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { compared } from '../../state/compared.ts';
import { outsideChange, reload, save, saveAs } from '../../state/files.ts';
import { paced } from '../../state/fileWork.ts';
import { fetchText } from '../../state/receiveText.ts';
import { showToast } from '../../state/toasts.ts';
import { explain, translate } from '../../state/translate.ts';
import { workbook } from '../../state/workbook.ts';
import { DifferenceList } from './DifferenceList.tsx';

/** Closed first: what follows may find another change and put it here. */
function decide(act: () => Promise<unknown>): void {
  outsideChange.value = null;
  void act();
}

/** The workbook in the file; null until it is read, and where it is none. */
function useTheirs({ name, text }: OutsideChange): { readonly theirs: Workbook | null; readonly isRead: boolean } {
  const [read, setRead] = useState<{ readonly text: OutsideChange['text']; readonly theirs: Workbook | null } | null>(null);
  useEffect(() => {
    const readText = async (): Promise<void> => {
      const received = text === null ? null : await fetchText(name, text);
      const decoded = received?.ok === true ? await paced('opening', name, decodeSteps(received.value)) : null;
      setRead({ text, theirs: decoded?.ok === true ? decoded.value.workbook : null });
    };
    void readText();
  }, [name, text]);
  return read === null || read.text !== text ? { theirs: null, isRead: false } : { theirs: read.theirs, isRead: true };
}

/** Another program changed the file: nothing is written until the person has chosen. */
export function OutsideChangeDialog({ outside }: { readonly outside: OutsideChange }) {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const { theirs, isRead } = useTheirs(outside);
  const isGone = outside.change === 'gone';
  const compare = async (other: Workbook): Promise<void> => {
    const found = await compared(outside.name, other, workbook.peek());
    if (found.ok) setComparison(found.value);
    else showToast('info', () => explain(found.error));
  };
  const cancel = (): void => {
    outsideChange.value = null;
  };
  return (
    <Dialog
      title={translate(isGone ? 'safety.goneTitle' : 'safety.changedTitle', { name: outside.name })}
      onClose={cancel}
      testId="outsideChange"
      actions={
        <>
          {theirs !== null && comparison === null && <Button testId="compareOutside" onClick={() => void compare(theirs)}>{translate('safety.compare')}</Button>}
          {theirs !== null && <Button testId="reload" onClick={() => decide(reload)}>{translate('safety.reload')}</Button>}
          <Button kind="danger" testId="overwrite" onClick={() => decide(() => save(outside))}>{translate(isGone ? 'safety.writeAgain' : 'safety.overwrite')}</Button>
          <Button kind="primary" testId="saveElsewhere" onClick={() => decide(saveAs)}>{translate('safety.saveAs')}</Button>
          <Button testId="cancelOutside" onClick={cancel}>{translate('shell.cancel')}</Button>
        </>
      }
    >
      <p>{translate(isGone ? 'safety.goneText' : 'safety.changedText')}</p>
      {!isGone && isRead && theirs === null && <p class="safetyWarning">{translate('safety.notAWorkbook')}</p>}
      {comparison !== null && <DifferenceList comparison={comparison} beforeName={translate('safety.before')} afterName={translate('safety.mine')} />}
    </Dialog>
  );
}
