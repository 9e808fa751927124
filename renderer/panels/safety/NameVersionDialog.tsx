import { useState } from 'preact/hooks';
import { versionLabelLimit } from '../../../shared/ipc/contract.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { translate } from '../../state/translate.ts';
import { nameVersion } from '../../state/versions.ts';
import { openDialog } from '../../state/view.ts';

function close(): void {
  openDialog.value = null;
}

/** Keeps the workbook as it is now under a name. */
export function NameVersionDialog() {
  const [label, setLabel] = useState('');
  const isNamed = label.trim() !== '';
  const keep = async (): Promise<void> => {
    if (isNamed && (await nameVersion(label.trim()))) close();
  };
  return (
    <Dialog
      title={translate('safety.nameVersionTitle')}
      onClose={close}
      testId="nameVersion"
      actions={
        <>
          <Button onClick={close}>{translate('shell.cancel')}</Button>
          <Button kind="primary" disabled={!isNamed} testId="keepVersion" onClick={() => void keep()}>{translate('safety.keepVersion')}</Button>
        </>
      }
    >
      <p class="muted">{translate('safety.nameVersionText')}</p>
      <input
        class="field"
        type="text"
        maxLength={versionLabelLimit}
        aria-label={translate('safety.versionName')}
        data-testid="versionLabel"
        value={label}
        onInput={(event) => setLabel(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) void keep();
        }}
      />
    </Dialog>
  );
}
