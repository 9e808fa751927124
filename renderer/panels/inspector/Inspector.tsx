import { contractTypes, contractType, type } from '../../../shared/contracts/registry.ts';
import type { Row } from '../../../shared/columns/define.ts';
import { valueOf } from '../../../shared/columns/define.ts';
import type { CellTable } from '../../../shared/document/document.ts';
import { Button } from '../../controls/Button.tsx';
import { activeCell } from '../../state/inspect.ts';
import { localized, translate } from '../../state/translate.ts';
import { firmNames, overlaid, showFocus } from '../../state/workbook.ts';
import { FirmContracts } from './FirmContracts.tsx';
import { FirmResults } from './FirmResults.tsx';
import { RecordForm } from './RecordForm.tsx';
import './inspector.css';

/** The row under the cursor as a form, with all that belongs to it. */
export function Inspector() {
  const place = activeCell.value;
  const tables = overlaid.value;
  const row: Row | undefined = place === null ? undefined : place.table === 'market' ? tables.market : tables[place.table].find(({ id }) => id === place.id);
  if (place === null || row === undefined) return <p class="muted recordEmpty">{translate('inspector.nothing')}</p>;
  const { table } = place;
  return (
    <div class="record" key={`${table} ${row.id}`} data-testid="inspector" data-record={`${table}:${row.id}`}>
      <div class="recordHead">
        <h2>{title(table, row)}</h2>
        <Button kind="quiet small" testId="showInSheet" onClick={() => showFocus({ table, id: row.id })}>{translate('inspector.showInSheet')}</Button>
      </div>
      {table === 'contracts' && <Parties row={row} />}
      {table === 'firms' && (
        <section class="recordGroup">
          <h3>{translate('inspector.results')}</h3>
          <FirmResults id={row.id} />
        </section>
      )}
      {table === 'firms' && <FirmContracts id={row.id} side="owes" />}
      {table === 'firms' && <FirmContracts id={row.id} side="holds" />}
      <RecordForm table={table} row={row} />
    </div>
  );
}

function title(table: CellTable, row: Row): string {
  if (table === 'market') return translate('shell.tab.market');
  if (table === 'firms') return String(row['name'] ?? '');
  return localized((contractType(String(valueOf(row, type))) ?? contractTypes[0]).label);
}

/** Who provides to whom; each firm leads to its row. */
function Parties({ row }: { readonly row: Row }) {
  const party = (id: unknown) =>
    typeof id === 'string' && id !== '' ? (
      <button type="button" class="link" onClick={() => showFocus({ table: 'firms', id })}>{firmNames.value.get(id) ?? translate('shell.overrides.missing')}</button>
    ) : (
      <span class="muted">{translate('shell.outside')}</span>
    );
  return (
    <p class="recordParties">
      {party(row['from'])} → {party(row['to'])}
    </p>
  );
}
