import { useEffect, useState } from 'preact/hooks';
import type { Notice } from '../../shared/ipc/contract.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { desktop } from '../state/desktop.ts';
import { explain, translate } from '../state/translate.ts';

/** The packages that the program contains, each with its terms. */
export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [missing, setMissing] = useState('');
  useEffect(() => {
    void desktop().call('app:notices').then((answer) => {
      if (answer.ok) setNotices(answer.value);
      else setMissing(explain(answer.error));
    });
  }, []);
  return (
    <Dialog title={translate('notices.title')} onClose={onClose} testId="licences" actions={<Button kind="primary" onClick={onClose}>{translate('shell.close')}</Button>}>
      <p class="muted">{translate('notices.text')}</p>
      {missing !== '' && <p role="alert">{missing}</p>}
      <div class="noticeList">
        {notices.map(({ name, version, licence, text }) => (
          <details key={name} data-testid="notice">
            <summary>
              <span class="noticeName">{name}</span> <span class="muted">{version} · {licence}</span>
            </summary>
            <pre>{text}</pre>
          </details>
        ))}
      </div>
    </Dialog>
  );
}
