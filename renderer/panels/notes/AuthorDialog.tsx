import { useState } from 'preact/hooks';
import { settingLimits } from '../../../shared/ipc/contract.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { changeSettings } from '../../state/changeSettings.ts';
import { author } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { openDialog } from '../../state/view.ts';

function close(): void {
  openDialog.value = null;
}

/** The name that goes into new notes. */
export function AuthorDialog() {
  const [name, setName] = useState(author.value);
  const save = (): void => {
    void changeSettings({ author: name.trim() });
    close();
  };
  return (
    <Dialog
      title={translate('note.authorTitle')}
      onClose={close}
      testId="authorDialog"
      actions={
        <>
          <Button onClick={close}>{translate('shell.cancel')}</Button>
          <Button kind="primary" testId="saveAuthor" onClick={save}>{translate('shell.ok')}</Button>
        </>
      }
    >
      <p class="muted">{translate('note.authorText')}</p>
      <input
        class="field"
        type="text"
        maxLength={settingLimits.author}
        aria-label={translate('note.author')}
        data-testid="authorName"
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) save();
        }}
      />
    </Dialog>
  );
}
