import { fileWork } from '../state/fileWork.ts';
import { translate } from '../state/translate.ts';

/** What takes long with a large file, and the way to stop it. */
export function FileWorkState() {
  const work = fileWork.value;
  return (
    <span role="status" data-testid="fileWork">
      {work !== null && work.kind !== 'snapshot' && (
        <>
          {translate(`fileWork.${work.kind}`, { name: work.name })}{' '}
          <button type="button" class="statusLink" data-testid="cancelFileWork" onClick={work.cancel}>
            {translate('fileWork.cancel')}
          </button>
        </>
      )}
    </span>
  );
}
