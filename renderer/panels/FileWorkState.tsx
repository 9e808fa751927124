import { usePassingFocus } from '../controls/passingFocus.ts';
import { fileWork } from '../state/fileWork.ts';
import { currentTab } from '../state/place.ts';
import { translate } from '../state/translate.ts';

/** What takes long with a large file, and the way to stop it. */
export function FileWorkState() {
  const work = fileWork.value;
  return (
    <span role="status" data-testid="fileWork">
      {work !== null && work.kind !== 'snapshot' && (
        <>
          {translate(`fileWork.${work.kind}`, { name: work.name })} <Cancel cancel={work.cancel} />
        </>
      )}
    </span>
  );
}

function Cancel({ cancel }: { readonly cancel: () => void }) {
  const element = usePassingFocus(`#tab-${currentTab.value}`);
  return (
    <button ref={element} type="button" class="statusLink" data-testid="cancelFileWork" onClick={cancel}>
      {translate('fileWork.cancel')}
    </button>
  );
}
