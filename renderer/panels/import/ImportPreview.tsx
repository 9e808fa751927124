import { unitsFor } from '../../../shared/interchange/columnUnits.ts';
import type { ImportPlan } from '../../../shared/interchange/importPlan.ts';
import { importTerms } from '../../../shared/interchange/mapping.ts';
import { chooseColumn, type Importing } from '../../state/importing.ts';
import { language } from '../../state/settings.ts';
import { explain, localized, translate } from '../../state/translate.ts';
import { workbook } from '../../state/workbook.ts';

/** Rows that are shown: enough to see what the columns hold. */
const shownRows = 50;

/** The first rows as they stand in the file, each column under what it goes into; cells that are not taken are marked. */
export function ImportPreview({ now: { raw, settings }, plan }: { readonly now: Importing; readonly plan: ImportPlan }) {
  const terms = importTerms(workbook.value, settings.table);
  const first = settings.headerRow + 1;
  const rows = raw.rows.slice(first, first + shownRows);
  const reasons = new Map(plan.rejections.filter(({ row }) => row < first + shownRows).map(({ row, column, reason }) => [`${row}:${column ?? ''}`, reason]));
  return (
    <div class="importTable" tabIndex={0} role="region" aria-label={translate('import.preview')} data-testid="importPreview">
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">{translate('import.row')}</th>
            {settings.columns.map(({ heading, key, unit }, index) => {
              const term = terms.find((each) => each.key === key);
              const units = term === undefined ? [] : unitsFor(term);
              return (
                <th key={index} scope="col" class={key === null ? 'leftOut' : ''}>
                  <span class="importHeading" title={heading}>{heading}</span>
                  <select class="field" aria-label={translate('import.columnOf', { heading })} data-testid={`importColumn-${index}`} value={key ?? ''} onChange={(event) => chooseColumn(index, { key: event.currentTarget.value === '' ? null : event.currentTarget.value })}>
                    <option value="">{translate('import.leaveOut')}</option>
                    {terms.map((each) => <option key={each.key} value={each.key}>{localized(each.label)}</option>)}
                  </select>
                  {units.length > 0 && (
                    <select class="field" aria-label={translate('import.unitOf', { heading })} data-testid={`importUnit-${index}`} value={unit ?? ''} onChange={(event) => chooseColumn(index, { unit: event.currentTarget.value === '' ? null : event.currentTarget.value })}>
                      <option value="">{translate('import.ownUnit')}</option>
                      {units.map(({ id, label }) => <option key={id} value={id}>{label[language.value]}</option>)}
                    </select>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((texts, offset) => {
            const row = first + offset;
            const skipped = reasons.get(`${row}:`);
            return (
              <tr key={row} class={skipped === undefined ? '' : 'notTaken'} title={skipped === undefined ? undefined : explain(skipped)}>
                <th scope="row" class="number">{row + 1}</th>
                {texts.map((text, column) => {
                  const reason = reasons.get(`${row}:${column}`);
                  const term = terms.find(({ key }) => key === settings.columns[column]?.key);
                  const classes = [term === undefined ? 'leftOut' : 'limits' in term ? 'number' : '', reason === undefined ? '' : 'rejected'].join(' ');
                  return <td key={column} class={classes} title={reason === undefined ? undefined : explain(reason)}>{text}</td>;
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
