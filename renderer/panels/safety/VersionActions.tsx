import { useState } from 'preact/hooks';
import { versionLabelLimit, type VersionOfWorkbook } from '../../../shared/ipc/contract.ts';
import { Button } from '../../controls/Button.tsx';
import { translate } from '../../state/translate.ts';
import { removeVersion, renameVersion } from '../../state/versions.ts';

/** Naming a version, and deleting one that has a name: it would stay for ever otherwise. */
export function VersionActions({ version, time }: { readonly version: VersionOfWorkbook; readonly time: string }) {
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null);
  const { id, label } = version;
  if (doing === 'rename') return <NameField version={version} time={time} onDone={() => setDoing(null)} />;
  if (doing === 'delete') {
    return (
      <span role="group" aria-label={translate('version.deleteQuestion', { label })} class="versionQuestion">
        <span class="versionQuestionText">{translate('version.deleteForGood')}</span>
        <Button kind="danger" testId="deleteVersionYes" onClick={() => void removeVersion(id, label)}>{translate('version.deleteYes')}</Button>
        <Button testId="deleteVersionNo" onClick={() => setDoing(null)}>{translate('shell.cancel')}</Button>
      </span>
    );
  }
  return (
    <>
      <Button kind="quiet small" testId="renameVersion" title={translate('version.nameKept')} onClick={() => setDoing('rename')}>{translate(label === '' ? 'version.name' : 'version.rename')}</Button>
      {label !== '' && <Button kind="quiet small" testId="deleteVersion" onClick={() => setDoing('delete')}>{translate('version.delete')}</Button>}
    </>
  );
}

function NameField({ version, time, onDone }: { readonly version: VersionOfWorkbook; readonly time: string; readonly onDone: () => void }) {
  const [label, setLabel] = useState(version.label);
  const isNamed = label.trim() !== '';
  const keep = async (): Promise<void> => {
    if (isNamed && (await renameVersion(version.id, label.trim()))) onDone();
  };
  return (
    <span class="versionQuestion">
      <input
        class="field"
        type="text"
        maxLength={versionLabelLimit}
        aria-label={translate('version.nameOf', { time })}
        data-testid="versionNewName"
        ref={(field) => field?.focus()}
        value={label}
        onInput={(event) => setLabel(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') void keep();
          if (event.key === 'Escape') {
            // The dialog stays.
            event.preventDefault();
            event.stopPropagation();
            onDone();
          }
        }}
      />
      <Button testId="renameVersionYes" disabled={!isNamed} onClick={() => void keep()}>{translate('dialog.ok')}</Button>
    </span>
  );
}
