import { firmTerm } from '../../shared/columns/terms/registry.ts';
import { valueOf } from '../../shared/columns/define.ts';
import { formatCell } from '../../shared/columns/kinds/registry.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { fuzzyScore } from '../controls/fuzzy.ts';
import { type PickEntry, PickList } from '../controls/PickList.tsx';
import { translate } from '../state/translate.ts';
import { openDialog } from '../state/view.ts';
import { showFocus, workbook } from '../state/workbook.ts';
import { formatContext } from './contexts.ts';

/** A list longer than this is narrowed by typing on. */
const mostShown = 100;

/** Goes to the row of a firm, from whatever sheet: a few letters of its name are enough. */
export function GoToFirm() {
  return (
    <Dialog title={translate('goTo.title')} onClose={() => (openDialog.value = null)} testId="goToFirm">
      <PickList
        label={translate('goTo.title')}
        placeholder={translate('goTo.search')}
        find={firmsFor}
        none={(query) => (query.trim() === '' ? translate('exposure.none') : translate('goTo.none', { query }))}
        onPick={(id) => {
          openDialog.value = null;
          // The dialog gives the focus back first.
          requestAnimationFrame(() => requestAnimationFrame(() => showFocus({ table: 'firms', id })));
        }}
        testId="goToSearch"
      />
    </Dialog>
  );
}

function firmsFor(typed: string): readonly PickEntry[] {
  const kind = firmTerm('kind');
  const format = formatContext();
  const scored = workbook.value.firms.flatMap((firm) => {
    const score = fuzzyScore(typed, String(firm.name ?? ''));
    return score === null ? [] : [{ firm, score }];
  });
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ firm }) => ({
      id: firm.id,
      content: (
        <>
          <span class="pickLabel">{firm.name}</span>
          {kind !== undefined && <span class="muted">{formatCell(valueOf(firm, kind), kind, format)}</span>}
        </>
      ),
    }));
}
