import { formatCell } from '../../shared/columns/kinds/registry.ts';
import type { CheckedColumn, CheckedColumns } from '../../shared/rules/checkColumns.ts';
import { evaluateColumns } from '../../shared/rules/evaluateColumns.ts';
import { explain, translate } from '../state/translate.ts';
import { ruleData } from '../state/userColumns.ts';
import { formatContext } from './contexts.ts';

const firmsShown = 5;

/** What a drafted rule comes to for the first firms, or why it is blank there. */
export function ColumnPreview({ columns, checked }: { readonly columns: CheckedColumns; readonly checked: CheckedColumn }) {
  const data = ruleData.value;
  return (
    <>
      <span class="formLabel">{translate('columnDialog.preview')}</span>
      {checked.rule === null ? <p class="muted">{translate('columnDialog.noPreview')}</p> : <PreviewTable columns={columns} checked={checked} count={Math.min(firmsShown, data.firms.length)} />}
    </>
  );
}

function PreviewTable({ columns, checked, count }: { readonly columns: CheckedColumns; readonly checked: CheckedColumn; readonly count: number }) {
  const data = ruleData.value;
  const values = evaluateColumns(columns, data);
  const format = formatContext();
  const { id } = checked.column;
  return (
    <table class="listTable columnPreview" data-testid="column-preview">
      <tbody>
        {data.firms.slice(0, count).map((firm, index) => {
          const value = values.value(id, index);
          const reason = values.reason(id, index);
          return (
            <tr key={firm.id}>
              <th scope="row">{String(firm['name'] ?? '')}</th>
              <td class={value === null ? 'muted' : 'number'}>{value !== null ? formatCell(value, checked.term, format) : reason === null ? '' : explain(reason)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
