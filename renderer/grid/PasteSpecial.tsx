import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { translate } from '../state/translate.ts';
import type { ClipboardTable } from './clipboard.ts';
import type { PasteOptions } from './pasteBlock.ts';
import { operations } from './pasteOperation.ts';
import type { Operation } from './pasteOperation.ts';

interface PasteSpecialProps {
  /** What is on the clipboard; without rows when it holds no cells. */
  readonly table: ClipboardTable;
  readonly onPaste: (texts: ClipboardTable, options: PasteOptions) => void;
  readonly onClose: () => void;
}

/** Asks how to paste: values, or an operation on the selected numbers; transposed; without blanks. A typed value stands for the clipboard. */
export function PasteSpecial({ table, onPaste, onClose }: PasteSpecialProps) {
  const alone = table.length === 1 && table[0]?.length === 1 ? (table[0][0] ?? '') : '';
  const [operation, setOperation] = useState<Operation>('set');
  const [transpose, setTranspose] = useState(false);
  const [skipBlanks, setSkipBlanks] = useState(false);
  const [typed, setTyped] = useState(alone.length > 40 ? '' : alone);
  const texts = typed.trim() === '' ? table : [[typed]];
  const paste = (): void => {
    if (texts.length === 0) return;
    onClose();
    onPaste(texts, { operation, transpose, skipBlanks });
  };
  return (
    <Dialog
      title={translate('paste.specialTitle')}
      onClose={onClose}
      testId="paste-special"
      actions={
        <>
          <Button onClick={onClose}>{translate('grid.cancel')}</Button>
          <Button kind="primary" testId="paste-special-do" disabled={texts.length === 0} onClick={paste}>{translate('paste.do')}</Button>
        </>
      }
    >
      <form
        class="paste-special"
        onSubmit={(event) => {
          event.preventDefault();
          paste();
        }}
      >
        <p class="muted" hidden={alone !== ''}>
          {table.length === 0 ? translate('paste.specialEmpty') : translate('paste.specialBlock', { rows: table.length, columns: table[0]?.length ?? 0 })}
        </p>
        <fieldset class="paste-operations">
          <legend>{translate('paste.specialOperation')}</legend>
          {operations.map((each) => (
            <label key={each}>
              <input type="radio" name="operation" value={each} checked={operation === each} onChange={() => setOperation(each)} />
              {translate(`paste.${each}`)}
            </label>
          ))}
        </fieldset>
        <label class="paste-value">
          {translate('paste.value')}
          <input class="field" type="text" data-testid="paste-value" autocomplete="off" spellcheck={false} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <p class="muted paste-help">{translate('paste.valueHelp')}</p>
        <label>
          <input type="checkbox" checked={transpose} onChange={() => setTranspose(!transpose)} />
          {translate('paste.transpose')}
        </label>
        <label>
          <input type="checkbox" checked={skipBlanks} onChange={() => setSkipBlanks(!skipBlanks)} />
          {translate('paste.skipBlanks')}
        </label>
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
