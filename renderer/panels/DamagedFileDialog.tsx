import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { damagedFile, type DamagedFile } from '../state/damagedFile.ts';
import { showCopy } from '../state/files.ts';
import { explain, translate } from '../state/translate.ts';

/** So many missing parts are named; the rest is counted. */
const mostNamed = 100;

/** Says what is wrong with a file that was refused, what is missing of it, and offers the sound part as a copy. */
export function DamagedFileDialog() {
  const damaged = damagedFile.value;
  return damaged === null ? null : <Question damaged={damaged} />;
}

function Question({ damaged }: { readonly damaged: DamagedFile }) {
  const { name, why, salvaged } = damaged;
  const { workbook, lost } = salvaged;
  const { firms, contracts, scenarios, notes } = workbook;
  // Else the browser gives the focus to the list, where it can be scrolled, and Enter does nothing.
  const leave = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => leave.current?.focus(), []);
  const close = (): void => {
    damagedFile.value = null;
  };
  const openCopy = async (): Promise<void> => {
    close();
    await showCopy(workbook, translate('salvage.copyName', { name }));
  };
  return (
    <Dialog
      title={translate('salvage.title', { name })}
      onClose={close}
      testId="damaged-file"
      actions={
        <>
          <Button element={leave} onClick={close}>{translate('salvage.leave')}</Button>
          <Button kind="primary" testId="open-salvaged" onClick={() => void openCopy()}>{translate('salvage.openCopy')}</Button>
        </>
      }
    >
      <p>{translate('salvage.why', { why: explain(why) })}</p>
      <p>{translate('salvage.offer', { firms: firms.length, contracts: contracts.length, scenarios: scenarios.length, notes: notes.length, lost: lost.length })}</p>
      <div class="lostParts" data-testid="missing-parts">
        <section>
          <h3>{translate('salvage.missing')} <span class="tabCount">{lost.length}</span></h3>
          <ul>
            {lost.length === 0 && <li class="muted">{translate('salvage.nothingMissing')}</li>}
            {lost.slice(0, mostNamed).map(({ place, reason, text }) => <li key={place} title={text}>{explain(reason)}{text !== '' && <span class="lostText">{text}</span>}</li>)}
            {lost.length > mostNamed && <li class="muted">{translate('salvage.more', { count: lost.length - mostNamed })}</li>}
          </ul>
        </section>
      </div>
      <p class="muted">{translate('salvage.unchecked')}</p>
    </Dialog>
  );
}
