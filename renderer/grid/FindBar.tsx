import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { language } from '../state/settings.ts';
import { announce, showToast } from '../state/toasts.ts';
import { translate } from '../state/translate.ts';
import type { FindScope } from './finder.ts';
import { closeFindBar, findAsked, findBar, findHits, findPlaces, findQuery, findScope, findText, matchCase, replaceText, settleOnHit, wholeCell } from './findState.ts';
import { ReplacePreview } from './ReplacePreview.tsx';
import { planReplacement } from './replacing.ts';
import type { ReplacementPlan } from './replacing.ts';
import type { SheetGrid } from './sheetGrid.ts';

interface FindBarProps {
  readonly grid: SheetGrid;
  /** Sets the cells, as one step of undo. */
  readonly onReplace: (plan: ReplacementPlan) => void;
}

/** The bar of Ctrl+F and Ctrl+H over a sheet. Enter goes on, Esc goes back to the sheet. */
export function FindBar({ grid, onReplace }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<ReplacementPlan | null>(null);
  const asked = findAsked.value;
  // Before the next key can come: it would be typed into the cell.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const close = (): void => {
    closeFindBar(grid.core);
    grid.focus();
  };
  /** What was typed a moment ago may not have been searched yet. */
  const catchUp = (): void => void grid.finder.search(findQuery.peek(), false);
  const step = (direction: 1 | -1): void => {
    settleOnHit();
    catchUp();
    findHits.value = grid.finder.step(direction);
  };
  const replaceAll = (): void => {
    catchUp();
    const plan = planReplacement(grid.core, grid.finder.hits(), findQuery.peek(), replaceText.peek());
    if (plan.changes.length + plan.refused.length === 0) showToast('info', () => translate('find.nothingToReplace'));
    else setPreview(plan);
  };
  const replaceOne = (): void => {
    const cursor = grid.core.selection()?.cursor;
    const row = cursor === undefined ? null : grid.core.rowAt(cursor.row);
    const key = cursor === undefined ? undefined : grid.core.columns()[cursor.column]?.key;
    if (cursor === undefined || row === null || key === undefined) return;
    catchUp();
    // The first press only goes to the hit that is meant.
    if (grid.finder.isHit(row, key)) {
      const plan = planReplacement(grid.core, [cursor], findQuery.peek(), replaceText.peek());
      const [refused] = plan.refused;
      if (refused !== undefined) showToast('info', () => translate('find.notReplaced', { reason: refused.reason }));
      else if (plan.changes.length > 0) onReplace(plan);
    }
    step(1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) replaceOne();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isReplacing = findBar.value === 'replace';
  const hits = findHits.value;
  return (
    <>
      <div class="findBar" role="search" aria-label={translate('find.label')} onKeyDown={onKeyDown} data-testid="findBar">
        <div class="findLine">
          <input
            ref={field}
            type="text"
            class="field"
            spellcheck={false}
            autocomplete="off"
            placeholder={translate('find.find')}
            aria-label={translate('find.find')}
            data-testid="findText"
            value={findText.value}
            onInput={(event) => (findText.value = event.currentTarget.value)}
          />
          <Button kind="quiet icon" label={translate('find.previous')} disabled={!hits?.count} onClick={() => step(-1)}>
            <Icon name="previous" />
          </Button>
          <Button kind="quiet icon" label={translate('find.next')} disabled={!hits?.count} onClick={() => step(1)}>
            <Icon name="next" />
          </Button>
          <span class={`findHits ${hits?.count === 0 ? 'none' : ''}`} role="status" data-testid="findHits">
            {hitsText()}
          </span>
          <span class="headerLine" />
          <ScopeSelect grid={grid} />
          <Button kind="quiet" pressed={matchCase.value} testId="matchCase" onClick={() => (matchCase.value = !matchCase.value)}>
            {translate('find.matchCase')}
          </Button>
          <Button kind="quiet" pressed={wholeCell.value} testId="wholeCell" onClick={() => (wholeCell.value = !wholeCell.value)}>
            {translate('find.wholeCell')}
          </Button>
          <span class="grow" />
          {!isReplacing && (
            <Button kind="quiet" title={translate('find.showReplace')} testId="showReplace" onClick={() => (findBar.value = 'replace')}>
              {translate('find.replaceOne')}…
            </Button>
          )}
          <Button kind="quiet icon" label={translate('find.close')} onClick={close} testId="closeFind">
            <Icon name="close" />
          </Button>
        </div>
        {isReplacing && (
          <div class="findLine">
            <input
              type="text"
              class="field"
              spellcheck={false}
              autocomplete="off"
              placeholder={translate('find.replaceWith')}
              aria-label={translate('find.replaceWith')}
              data-testid="replaceText"
              value={replaceText.value}
              onInput={(event) => (replaceText.value = event.currentTarget.value)}
            />
            <Button disabled={!hits?.count} testId="replaceOne" onClick={replaceOne}>
              {translate('find.replaceOne')}
            </Button>
            <Button disabled={!hits?.count} testId="replaceAll" onClick={replaceAll}>
              {translate('find.replaceAll')}
            </Button>
          </div>
        )}
      </div>
      {preview !== null && (
        <ReplacePreview
          plan={preview}
          query={findText.value}
          onReplace={() => {
            onReplace(preview);
            const count = preview.changes.length;
            announce(translate('find.replaced', { count }));
            showToast('success', () => translate('find.replaced', { count }));
          }}
          onClose={() => {
            setPreview(null);
            field.current?.focus();
          }}
        />
      )}
    </>
  );
}

function hitsText(): string {
  const hits = findHits.value;
  if (hits === null) return '';
  if (hits.count === 0) return translate('find.none');
  return hits.current === 0 ? translate('find.count', { count: hits.count }) : translate('find.hits', { current: hits.current, count: hits.count });
}

function ScopeSelect({ grid }: { readonly grid: SheetGrid }) {
  const { selection, cells, column } = findPlaces.value;
  const choose = (kind: string): void => {
    const scopes: Readonly<Record<string, FindScope | null>> = { sheet: { kind: 'sheet' }, selection, column: column === null ? null : { kind: 'column', key: column } };
    findScope.value = scopes[kind] ?? { kind: 'sheet' };
  };
  return (
    <select class="field" aria-label={translate('find.scope')} data-testid="findScope" value={findScope.value.kind} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="sheet">{translate('find.scope.sheet')}</option>
      {column !== null && <option value="column">{translate('find.scope.column', { column: labelOf(grid, column) })}</option>}
      {selection !== null && <option value="selection">{translate('find.scope.selection', { count: cells.toLocaleString(language.value === 'en' ? 'en-US' : 'zh-Hant-TW') })}</option>}
    </select>
  );
}

function labelOf(grid: SheetGrid, key: string): string {
  return grid.core.sheet.columns.find((column) => column.key === key)?.label[language.value] ?? key;
}
