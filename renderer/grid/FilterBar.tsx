import { quickFilters } from '../../shared/document/savedView.ts';
import type { QuickFilter } from '../../shared/document/savedView.ts';
import { isFiltering, noFilter } from '../../shared/document/savedView.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { translate } from '../state/translate.ts';
import { filterWords } from './filterWords.ts';
import type { SheetGrid } from './sheetGrid.ts';
import { looks, viewDialog } from './viewState.ts';

/** Which rows are shown, how many of all, and the way to all of them again. It is there as long as some are hidden. */
export function FilterBar({ grid }: { readonly grid: SheetGrid }) {
  const { sheet } = grid.core;
  const look = looks[sheet.table];
  const filter = look.filter.value;
  const isOn = isFiltering(filter);
  if (!look.isBarOpen.value && !isOn) return null;
  const { shown, all } = look.rows.value;
  const close = (): void => {
    look.isBarOpen.value = false;
    look.filter.value = noFilter;
    grid.focus();
  };
  const toggle = (sort: QuickFilter): void => {
    look.filter.value = { ...filter, only: filter.only.includes(sort) ? filter.only.filter((each) => each !== sort) : [...filter.only, sort] };
  };
  return (
    <div
      class={`filterBar ${isOn ? 'on' : ''}`}
      role="group"
      aria-label={translate('filter.bar')}
      data-testid="filterBar"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        grid.focus();
      }}
    >
      <input
        type="text"
        class="field"
        spellcheck={false}
        autocomplete="off"
        placeholder={translate('filter.text')}
        aria-label={translate('filter.text')}
        data-testid="filterText"
        value={filter.text}
        onInput={(event) => (look.filter.value = { ...look.filter.peek(), text: event.currentTarget.value })}
      />
      {quickFilters.map((sort) => (
        <Button key={sort} kind="chip" pressed={filter.only.includes(sort)} testId={`only-${sort}`} onClick={() => toggle(sort)}>
          {translate(`filter.only.${sort}`)}
        </Button>
      ))}
      {filter.columns.map((each) => {
        const words = filterWords(each, sheet, grid.core.data());
        return (
          <span key={each.key} class="filterChip" data-testid={`chip-${each.key}`}>
            <button type="button" onClick={() => (viewDialog.value = { kind: 'filter', key: each.key })}>
              {words}
            </button>
            <button type="button" aria-label={translate('filter.remove', { filter: words })} title={translate('filter.remove', { filter: words })} onClick={() => (look.filter.value = { ...filter, columns: filter.columns.filter((other) => other !== each) })}>
              <Icon name="close" />
            </button>
          </span>
        );
      })}
      <span class="grow" />
      {isOn && (
        <span class="filterCount" role="status" data-testid="filterCount">
          {translate(`filter.count.${sheet.table}`, { shown, all })}
        </span>
      )}
      <Button kind={isOn ? '' : 'quiet'} testId="clearFilters" onClick={close}>
        <Icon name="close" />
        {translate(isOn ? 'filter.clearAll' : 'grid.close')}
      </Button>
    </div>
  );
}
