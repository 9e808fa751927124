import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { currentTab } from '../state/place.ts';
import { translate } from '../state/translate.ts';
import { searchHits, searchText, stepSearch } from '../state/view.ts';

/** Searches the sheet in front; the grid counts the hits and shows them one by one. */
export function SearchBox() {
  const hits = searchHits.value;
  // Market and scenario fit on a page or two: only the grids are searched.
  const searchable = currentTab.value === 'firms' || currentTab.value === 'contracts';
  const searching = searchText.value !== '' && searchable;
  return (
    <span class="searchBox" role="search">
      <Icon name="search" />
      <input
        id="search"
        type="text"
        class="searchField"
        spellcheck={false}
        autocomplete="off"
        placeholder={translate('shell.search')}
        aria-label={translate('shell.search')}
        data-testid="search"
        disabled={!searchable}
        value={searchText.value}
        onInput={(event) => {
          searchText.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') stepSearch(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') searchText.value = '';
          else return;
          event.preventDefault();
        }}
      />
      {searching && hits !== null && (
        <span class="searchHits muted" role="status" data-testid="searchHits">
          {hits.count === 0 ? translate('shell.searchNone') : translate('shell.searchHits', { current: hits.current, count: hits.count })}
        </span>
      )}
      {searching && (
        <>
          <Button kind="quiet icon small" label={translate('shell.searchPrevious')} disabled={!hits?.count} onClick={() => stepSearch(-1)}>
            <Icon name="previous" />
          </Button>
          <Button kind="quiet icon small" label={translate('shell.searchNext')} disabled={!hits?.count} onClick={() => stepSearch(1)}>
            <Icon name="next" />
          </Button>
        </>
      )}
    </span>
  );
}
