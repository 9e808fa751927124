import { unitLabel } from '../../shared/base/units.ts';
import type { Figure } from '../../shared/interchange/figure.ts';
import { figureTable } from '../../shared/interchange/figureTable.ts';
import { selectFirms } from '../state/place.ts';
import { translate } from '../state/translate.ts';
import { workbook } from '../state/workbook.ts';
import { firmsOfTable } from './pointed.ts';

/** More rows would hold up the window; the file has them all. */
const mostRows = 500;

/** The numbers of a figure as a table. Headings that stand for firms are buttons that select these in the grid, for those who use no mouse. */
export function TableTwin({ figure }: { readonly figure: Figure }) {
  const { columns, rows } = figureTable(figure);
  const firms = firmsOfTable(figure);
  const unit = (id: (typeof columns)[number]['unit']) => (id === 'none' ? '' : unitLabel(id, figure.language, workbook.value.currency));
  return (
    <div class="tableTwin" tabIndex={0} role="region" aria-label={translate('chart.tableOf', { title: figure.title })} data-testid={`chart-table-${figure.id}`}>
      <table>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" class={column.isNumber ? 'number' : ''}>
                <Heading text={column.label} firms={firms.columns.get(index)} />
                {unit(column.unit) !== '' && <span class="unit">{unit(column.unit)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((cells, row) => (
            <tr key={row}>
              {cells.map(({ text }, index) => (index === 0
                ? <th key={index} scope="row" class={columns[0]?.isNumber === true ? 'number' : ''}><Heading text={text} firms={firms.rows.get(row)} /></th>
                : <td key={index} class={columns[index]?.isNumber === true ? 'number' : ''}>{text}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && <p class="chartRemark">{translate('chart.moreRows', { shown: mostRows, count: rows.length })}</p>}
    </div>
  );
}

function Heading({ text, firms }: { readonly text: string; readonly firms: readonly string[] | undefined }) {
  if (firms === undefined) return <>{text}</>;
  return (
    <button type="button" class="link" title={translate('chart.selectInGrid', { count: firms.length })} onClick={() => selectFirms(firms)}>
      {text}
    </button>
  );
}
