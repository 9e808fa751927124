import type { Json } from '../../../shared/base/json.ts';
import type { CellValue } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import { type Comparison, mostNamed } from '../../../shared/document/comparison.ts';
import { columnOf, type TableId, tableOf, type Workbook } from '../../../shared/document/document.ts';
import { placeText } from '../../../shared/document/placeText.ts';
import type { WorkbookDifference } from '../../../shared/document/workbookDifferences.ts';
import { language } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';

/** Lines that can be ticked. */
interface Choice {
  readonly isPicked: (difference: WorkbookDifference) => boolean;
  /** Why a line cannot be ticked, in words; null when it can. */
  readonly reasonOf: (difference: WorkbookDifference) => string | null;
  readonly toggle: (difference: WorkbookDifference) => void;
}

interface DifferenceListProps {
  readonly comparison: Comparison;
  readonly beforeName: string;
  readonly afterName: string;
  readonly choice?: Choice;
}

/** What differs between two workbooks, a line each. */
export function DifferenceList({ comparison: { differences, before, after }, beforeName, afterName, choice }: DifferenceListProps) {
  if (differences.length === 0) return <p data-testid="differences">{translate('safety.noDifference')}</p>;
  const left = differences.length - mostNamed;
  return (
    <div data-testid="differences">
      <p class="muted">{translate('safety.differences', { count: differences.length })}</p>
      <div class="safetyScroll">
        <table class="listTable safetyTable">
          <thead>
            <tr>
              {choice !== undefined && <th scope="col" class="tickCell" />}
              <th scope="col">{translate('safety.place')}</th>
              <th scope="col" class="number">{beforeName}</th>
              <th scope="col" class="number">{afterName}</th>
            </tr>
          </thead>
          <tbody>
            {differences.slice(0, mostNamed).map((each) => (
              <tr key={`${each.table} ${each.id} ${each.key}`}>
                {choice !== undefined && <TickCell choice={choice} difference={each} place={placeOf(each.kind === 'added' ? after : before, each)} />}
                <td>{placeOf(each.kind === 'added' ? after : before, each)}</td>
                <td class="number">{each.kind === 'removed' ? translate('safety.rowRemoved') : valueText(before, each, each.before)}</td>
                <td class="number overrideText">{each.kind === 'added' ? translate('safety.rowAdded') : valueText(after, each, each.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && <p class="muted">{translate('safety.moreDifferences', { count: left })}</p>}
    </div>
  );
}

function TickCell({ choice, difference, place }: { readonly choice: Choice; readonly difference: WorkbookDifference; readonly place: string }) {
  const reason = choice.reasonOf(difference);
  return (
    <td class="tickCell" title={reason ?? undefined}>
      <input type="checkbox" aria-label={translate('restore.choose', { place })} aria-description={reason ?? undefined} disabled={reason !== null} checked={reason === null && choice.isPicked(difference)} onChange={() => choice.toggle(difference)} />
    </td>
  );
}

function placeOf(workbook: Workbook, { table, id, key }: WorkbookDifference): string {
  if (table === 'workbook') return translate(key === 'name' ? 'safety.workbookName' : 'safety.workbookCurrency');
  if (table === 'notes') {
    const note = workbook.notes.find((each) => each.id === id);
    if (note !== undefined) return translate('safety.noteOf', { place: placeText(workbook, { table: tableOf(note.target), id: note.row, key: note.field }, language.value) });
  }
  return placeText(workbook, { table, id, ...(key === '' ? {} : { key }) }, language.value);
}

function valueText(workbook: Workbook, { kind, table, key }: WorkbookDifference, value: Json | undefined): string {
  if (kind !== 'changed') return '';
  const term = isCellTable(table) ? columnOf(workbook, table, key) : undefined;
  if (term === undefined || (typeof value === 'object' && value !== null)) return value === undefined || value === null ? translate('safety.blank') : shortText(typeof value === 'string' ? value : JSON.stringify(value));
  const firmName = (id: string): string | null => {
    const name = workbook.firms.find((firm) => firm.id === id)?.name;
    return typeof name === 'string' ? name : null;
  };
  return formatCell((value ?? term.default) as CellValue, term, { language: language.value, currency: workbook.currency, firmName }) || translate('safety.blank');
}

function isCellTable(table: TableId | 'workbook'): table is 'market' | 'firms' | 'contracts' {
  return table === 'market' || table === 'firms' || table === 'contracts';
}

function shortText(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
