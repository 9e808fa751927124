import { computed, signal } from '@preact/signals-core';
import { valueOf } from '../../../shared/columns/define.ts';
import type { Row, Term } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import type { CellTable, Note } from '../../../shared/document/document.ts';
import { columnOf, rowsOf, tableOf, targetOf } from '../../../shared/document/document.ts';
import { formerValueText } from '../../../shared/document/noteText.ts';
import { inputsWithoutSource, isAboutFormerValue } from '../../../shared/document/notes.ts';
import { cellKey } from '../../../shared/document/scenario.ts';
import { VirtualList } from '../../controls/VirtualList.tsx';
import { editedNote } from '../../state/inspect.ts';
import { rowName } from '../../state/placeName.ts';
import { localized, translate } from '../../state/translate.ts';
import { showFocus, workbook } from '../../state/workbook.ts';
import { formatContext } from '../contexts.ts';

const sorts = ['missing', 'assumed', 'former', 'notes'] as const;
type Sort = (typeof sorts)[number];
const tables = ['firms', 'contracts', 'market'] as const;

const chosenSort = signal<Sort>('missing');
const chosenTable = signal<CellTable | null>(null);

interface Line {
  readonly table: CellTable;
  readonly row: Row;
  readonly term: Term;
  readonly note: Note | undefined;
}

const noted = computed<readonly Line[]>(() => {
  const document = workbook.value;
  const rows = new Map(tables.map((table) => [table, new Map(rowsOf(document, table).map((row) => [row.id, row]))]));
  return document.notes.flatMap((note): readonly Line[] => {
    const table = tableOf(note.target);
    const row = rows.get(table)?.get(note.row);
    const term = columnOf(document, table, note.field);
    return row === undefined || term === undefined ? [] : [{ table, row, term, note }];
  });
});

const bySort: { readonly [S in Sort]: { readonly value: readonly Line[] } } = {
  missing: computed(() => inputsWithoutSource(workbook.value)),
  assumed: computed(() => noted.value.filter(({ note }) => note?.assumed === true)),
  former: computed(() => noted.value.filter(({ note, row, term }) => note !== undefined && isAboutFormerValue(note, row, term))),
  notes: noted,
};

const lineHeight = 46;

/** Which inputs have no source, which are assumed, which notes belong to a value that was typed over; each leads to its cell. */
export function SourcesList() {
  const sort = chosenSort.value;
  const table = chosenTable.value;
  const inTable = (lines: readonly Line[]): readonly Line[] => (table === null ? lines : lines.filter((each) => each.table === table));
  const lines = inTable(bySort[sort].value);
  return (
    <div class="sources">
      <div class="segments" role="radiogroup" aria-label={translate('sources.show')}>
        {sorts.map((each) => (
          <label key={each} class={`segment ${each === sort ? 'chosen' : ''}`}>
            <input type="radio" name="sources" checked={each === sort} data-testid={`sources-${each}`} onChange={() => (chosenSort.value = each)} />
            {translate(`sources.${each}`)} <span class="tabCount">{inTable(bySort[each].value).length.toLocaleString('en-US')}</span>
          </label>
        ))}
      </div>
      <select
        class="field"
        aria-label={translate('sources.table')}
        data-testid="sourcesTable"
        value={table ?? ''}
        onChange={(event) => (chosenTable.value = tables.find((each) => each === event.currentTarget.value) ?? null)}
      >
        <option value="">{translate('sources.allTables')}</option>
        {tables.map((each) => (
          <option key={each} value={each}>
            {translate(`shell.tab.${each}`)}
          </option>
        ))}
      </select>
      {lines.length === 0 ? (
        <p class="muted recordEmpty">{translate(sort === 'missing' ? 'sources.allDone' : 'sources.none')}</p>
      ) : (
        <VirtualList
          // Another list begins at its top.
          key={`${sort} ${table ?? ''}`}
          label={translate('sources.list')}
          items={lines}
          lineHeight={lineHeight}
          keyOf={(line) => cellKey(line.table, line.row.id, line.term.key)}
          line={(line) => <SourceLine line={line} />}
          onChoose={(line) => showFocus({ table: line.table, id: line.row.id, key: line.term.key })}
          onKey={(event, line) => {
            if (event.key !== 'F2') return false;
            editedNote.value = placeOf(line);
            return true;
          }}
          testId="sourcesList"
        />
      )}
    </div>
  );
}

function placeOf({ table, row, term }: Line): { readonly table: CellTable; readonly id: string; readonly key: string } {
  return { table, id: row.id, key: term.key };
}

function SourceLine({ line: { table, row, term, note } }: { readonly line: Line }) {
  const format = formatContext();
  const former = note === undefined ? null : formerValueText(note, row, term, format);
  const words = note === undefined ? translate('sources.noNote') : [note.text, note.source].filter((part) => part !== undefined && part !== '').join(' · ') || translate('sources.noSource');
  return (
    <>
      <span class="sourcePlace">
        {rowName(targetOf(table), row.id)} · <strong>{localized(term.label)}</strong>
      </span>
      <span class="inputText sourceValue">{formatCell(valueOf(row, term), term, format)}</span>
      <span class="muted sourceNote">
        {note?.assumed === true && <em class="tag">{translate('sources.assumed')}</em>}
        {former !== null && <em class="tag former">{former}</em>}
        {words}
      </span>
    </>
  );
}
