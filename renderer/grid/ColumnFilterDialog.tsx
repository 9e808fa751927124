import { useMemo, useState } from 'preact/hooks';
import { kindOf } from '../../shared/columns/kinds/registry.ts';
import type { ColumnFilter, FilterOperator } from '../../shared/document/savedView.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { language } from '../state/settings.ts';
import { explain, translate } from '../state/translate.ts';
import { setColumnFilter } from './columnActions.ts';
import { comparedTerm, isNumeric, operatorsOf, valueText } from './filterWords.ts';
import { valueWord } from './rowFilter.ts';
import { searchForm } from './search.ts';
import type { SheetColumn } from './sheet.ts';
import type { SheetGrid } from './sheetGrid.ts';
import { looks } from './viewState.ts';

interface ColumnFilterDialogProps {
  readonly grid: SheetGrid;
  readonly column: SheetColumn;
  readonly onClose: () => void;
}

/** A condition on one column: a comparison for numbers, a checklist of what occurs, a part of the text. */
export function ColumnFilterDialog({ grid, column, onClose }: ColumnFilterDialogProps) {
  const before = looks[grid.core.sheet.table].filter.peek().columns.find(({ key }) => key === column.key);
  const term = comparedTerm(column);
  const { data } = grid.core;
  const textOf = (value: number | undefined): string => (value === undefined ? '' : kindOf(term).edit(value, term, data().format));
  const [is, setIs] = useState<FilterOperator>(before?.is ?? (isNumeric(column) ? 'above' : 'oneOf'));
  const [text, setText] = useState(before?.text ?? textOf(before?.value));
  const [to, setTo] = useState(textOf(before?.to));
  const [values, setValues] = useState<ReadonlySet<string> | null>(before?.values === undefined ? null : new Set(before.values));
  const [refused, setRefused] = useState<string | null>(null);
  const occurring = useMemo(() => countValues(grid, column), [grid, column]);
  const close = (): void => {
    onClose();
    grid.focus();
  };
  const read = (typed: string): number | null => {
    const parsed = kindOf(term).parse(typed, term, data().parse);
    if (!parsed.ok) setRefused(explain(parsed.error));
    else if (typeof parsed.value === 'number') return parsed.value;
    else setRefused(translate('filter.wantsValue'));
    return null;
  };
  const wanted = (): ColumnFilter | null => {
    const { key } = column;
    if (is === 'blank' || is === 'filled') return { key, is };
    if (is === 'oneOf') {
      const chosen = values ?? new Set(occurring.map(({ word }) => word));
      if (chosen.size > 0) return { key, is, values: [...chosen] };
      setRefused(translate('filter.wantsChoice'));
      return null;
    }
    if (!isNumeric(column)) {
      if (text.trim() === '') setRefused(translate('filter.wantsValue'));
      return text.trim() === '' ? null : { key, is, text: text.trim() };
    }
    const value = read(text);
    const upper = is === 'between' ? read(to) : 0;
    if (value === null || upper === null) return null;
    return is === 'between' ? { key, is, value, to: upper } : { key, is, value };
  };
  const apply = (): void => {
    const filter = wanted();
    if (filter === null) return;
    // All that occurs is no condition: rows that come later are shown as well.
    const isAll = filter.is === 'oneOf' && occurring.every(({ word }) => filter.values?.includes(word) === true);
    setColumnFilter(grid.core, column.key, isAll ? null : filter);
    close();
  };
  const field = (label: string, value: string, set: (typed: string) => void, testId: string) => (
    <label class="formLine">
      <span class="fieldLabel">{label}</span>
      <input type="text" class="field" autofocus spellcheck={false} autocomplete="off" aria-invalid={refused !== null} data-testid={testId} value={value} onInput={(event) => { set(event.currentTarget.value); setRefused(null); }} />
    </label>
  );
  return (
    <Dialog
      title={translate('filter.title', { column: column.label[language.value] })}
      onClose={close}
      testId="columnFilter"
      actions={
        <>
          {before !== undefined && (
            <Button testId="removeFilter" onClick={() => { setColumnFilter(grid.core, column.key, null); close(); }}>
              {translate('filter.none')}
            </Button>
          )}
          <Button onClick={close}>{translate('grid.cancel')}</Button>
          <Button kind="primary" testId="applyFilter" onClick={apply}>{translate('filter.apply')}</Button>
        </>
      }
    >
      <form onSubmit={(event) => { event.preventDefault(); apply(); }}>
        <label class="formLine">
          <span class="fieldLabel">{translate('filter.is')}</span>
          <select class="field" data-testid="filterOperator" value={is} onChange={(event) => { setIs(event.currentTarget.value as FilterOperator); setRefused(null); }}>
            {operatorsOf(column).map((each) => <option key={each} value={each}>{translate(`filter.${each}`)}</option>)}
          </select>
        </label>
        {is !== 'oneOf' && is !== 'blank' && is !== 'filled' && field(translate('filter.value'), text, setText, 'filterValue')}
        {is === 'between' && field(translate('filter.to'), to, setTo, 'filterTo')}
        {is === 'oneOf' && <Checklist items={occurring} column={column} grid={grid} chosen={values} onChoose={(next) => { setValues(next); setRefused(null); }} />}
        {refused !== null && <p class="fieldError" role="alert">{refused}</p>}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

interface Occurring {
  readonly word: string;
  readonly count: number;
}

interface ChecklistProps {
  readonly items: readonly Occurring[];
  readonly column: SheetColumn;
  readonly grid: SheetGrid;
  /** null: all of them. */
  readonly chosen: ReadonlySet<string> | null;
  readonly onChoose: (next: ReadonlySet<string>) => void;
}

/** More than this nobody ticks one by one; typing narrows the list. */
const mostListed = 300;

function Checklist({ items, column, grid, chosen, onChoose }: ChecklistProps) {
  const [typed, setTyped] = useState('');
  const named = items.map((item) => ({ ...item, text: valueText(item.word, column, grid.core.data()) }));
  const fitting = named.filter(({ text }) => searchForm(text).includes(searchForm(typed.trim())));
  const isChosen = (word: string): boolean => chosen === null || chosen.has(word);
  const toggle = (words: readonly string[], isOn: boolean): void => {
    const next = new Set(chosen ?? items.map(({ word }) => word));
    for (const word of words) if (isOn) next.add(word); else next.delete(word);
    onChoose(next);
  };
  return (
    <div class="checklist">
      <div class="findLine">
        <input type="text" class="field" spellcheck={false} autocomplete="off" placeholder={translate('find.find')} aria-label={translate('find.find')} data-testid="filterSearch" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        <Button kind="quiet" onClick={() => toggle(fitting.map(({ word }) => word), true)}>{translate('filter.all')}</Button>
        <Button kind="quiet" testId="filterNoValues" onClick={() => toggle(fitting.map(({ word }) => word), false)}>{translate('filter.noValues')}</Button>
      </div>
      <div class="checklistItems">
        {fitting.slice(0, mostListed).map(({ word, count, text }) => (
          <label key={word}>
            <input type="checkbox" checked={isChosen(word)} data-testid={`value-${word}`} onChange={(event) => toggle([word], event.currentTarget.checked)} />
            <span>{text}</span>
            <span class="muted">{count}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

/** The values of a column and how many rows have each, in the order of their texts. */
function countValues(grid: SheetGrid, column: SheetColumn): readonly Occurring[] {
  const { data } = grid.core;
  const counts = new Map<string, number>();
  for (const row of data().rows) {
    const word = valueWord(row, column, data);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const order = new Intl.Collator(language.value === 'en' ? 'en' : 'zh-Hant-TW', { numeric: true });
  const texts = new Map([...counts.keys()].map((word) => [word, valueText(word, column, data())]));
  return [...counts].map(([word, count]) => ({ word, count })).toSorted((a, b) => order.compare(texts.get(a.word) ?? '', texts.get(b.word) ?? ''));
}
