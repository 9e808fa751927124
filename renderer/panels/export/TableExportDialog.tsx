import type { ComponentChildren } from 'preact';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { tableExporters } from '../../../shared/interchange/exporters/registry.ts';
import { headingChoices, unitPlaces } from '../../../shared/interchange/tableExport.ts';
import type { TablePreview } from '../../../shared/worker/tableWriter.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { closeTableExport, stopWriting, type TableExporting, tableExporting, wishTable, writeTable } from '../../state/exporting.ts';
import { language } from '../../state/settings.ts';
import { explain, translate } from '../../state/translate.ts';
import { workbook } from '../../state/workbook.ts';
import './export.css';

/** What is written into which kind of file, how it looks, and what of it would not read back. */
export function TableExportDialog() {
  const now = tableExporting.value;
  if (now === null) return null;
  const { preview, progress, refused, isStale } = now;
  return (
    <Dialog
      title={translate('export.title')}
      onClose={closeTableExport}
      testId="tableExport"
      actions={
        <>
          <span class="exportState muted" role="status" data-testid="exportState">{progress === null ? '' : translate('export.writing', progress)}</span>
          {progress === null ? <Button onClick={closeTableExport}>{translate('grid.cancel')}</Button> : <Button testId="stopExport" onClick={stopWriting}>{translate('export.stop')}</Button>}
          <Button kind="primary" testId="doExport" disabled={progress === null && (isStale || refused !== null || preview === null)} busy={progress !== null} onClick={writeTable}>{translate('export.do')}</Button>
        </>
      }
    >
      <Fields now={now} />
      {progress !== null && <progress class="exportProgress" aria-label={translate('export.title')} max={Math.max(1, progress.total)} value={progress.done} />}
      {refused === null ? preview !== null && <Preview preview={preview} isStale={isStale} /> : <p class="exportRefused" role="alert">{explain(refused)}</p>}
      <p class="exportSum" aria-live="polite" data-testid="exportSum">{refused === null && preview !== null && <Account preview={preview} isRounded={now.wish.options.isRounded && now.wish.format !== 'xlsx'} quarter={now.wish.options.results && now.wish.options.table === 'firms' ? now.wish.quarter : null} />}</p>
    </Dialog>
  );
}

function Fields({ now: { wish, progress } }: { readonly now: TableExporting }) {
  const { options, format, scenario } = wish;
  const isFirms = options.table === 'firms';
  const isBusy = progress !== null;
  return (
    <div class="exportFields">
      <Choice label={translate('export.sheet')} testId="exportTable" value={options.table} disabled={isBusy} ids={['firms', 'contracts'] as const} name={(id) => translate(`import.${id}`)} onChoose={(table) => wishTable({ options: { table } })} />
      <Choice label={translate('export.format')} testId="exportFormat" value={format} disabled={isBusy} ids={tableExporters.map(({ id }) => id)} name={(id) => tableExporters.find((each) => each.id === id)?.label[language.value] ?? id} onChoose={(id) => wishTable({ format: id })} />
      <Choice label={translate('export.scenario')} testId="exportScenario" value={scenario} disabled={isBusy} ids={[baseScenario.id, ...workbook.value.scenarios.map(({ id }) => id)]} name={(id) => (id === baseScenario.id ? translate('shell.base') : (workbook.value.scenarios.find((each) => each.id === id)?.name ?? id))} onChoose={(id) => wishTable({ scenario: id })} />
      <Choice label={translate('export.headings')} testId="exportHeadings" value={options.headings} disabled={isBusy} ids={headingChoices} name={(id) => translate(`export.headings.${id}`)} onChoose={(headings) => wishTable({ options: { headings } })} />
      <Choice label={translate('export.units')} testId="exportUnits" value={options.units} disabled={isBusy} ids={unitPlaces} name={(id) => translate(`export.units.${id}`)} onChoose={(units) => wishTable({ options: { units } })} />
      <Choice label={translate('export.numbers')} testId="exportNumbers" value={options.isRounded && format !== 'xlsx' ? 'rounded' : 'full'} disabled={isBusy || format === 'xlsx'} ids={['full', 'rounded'] as const} name={(id) => translate(`export.numbers.${id}`)} onChoose={(id) => wishTable({ options: { isRounded: id === 'rounded' } })} />
      <div class="exportChecks">
        <Check testId="exportResults" disabled={isBusy || !isFirms} checked={options.results && isFirms} onChange={(results) => wishTable({ options: { results } })}>{translate('export.results')}</Check>
        <Check testId="exportOwn" disabled={isBusy || !isFirms} checked={options.ownColumns && isFirms} onChange={(ownColumns) => wishTable({ options: { ownColumns } })}>{translate('export.ownColumns')}</Check>
      </div>
    </div>
  );
}

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly ids: readonly Id[];
  readonly value: Id;
  readonly name: (id: Id) => string;
  readonly testId: string;
  readonly disabled: boolean;
  readonly onChoose: (id: Id) => void;
}

function Choice<Id extends string>({ label, ids, value, name, testId, disabled, onChoose }: ChoiceProps<Id>) {
  return (
    <label class="exportField">
      <span class="fieldLabel">{label}</span>
      <select class="field" data-testid={testId} disabled={disabled} value={value} onChange={(event) => { const id = ids.find((each) => each === event.currentTarget.value); if (id !== undefined) onChoose(id); }}>
        {ids.map((id) => <option key={id} value={id}>{name(id)}</option>)}
      </select>
    </label>
  );
}

function Check({ testId, disabled, checked, onChange, children }: { readonly testId: string; readonly disabled: boolean; readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly children: ComponentChildren }) {
  return (
    <label class="exportCheck">
      <input type="checkbox" data-testid={testId} disabled={disabled} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {children}
    </label>
  );
}

/** The first rows, under the headings of the file. */
function Preview({ preview: { columns, units, rows }, isStale }: { readonly preview: TablePreview; readonly isStale: boolean }) {
  return (
    <div class={`exportTable ${isStale ? 'stale' : ''}`} tabIndex={0} role="region" aria-label={translate('export.preview')} data-testid="exportPreview">
      <table>
        <thead>
          {units !== null && <tr>{units.map((unit, index) => <td key={index} class={columns[index]?.kind === 'text' ? 'unit' : 'unit number'}>{unit}</td>)}</tr>}
          <tr>{columns.map(({ heading, kind }, index) => <th key={index} scope="col" class={kind === 'text' ? '' : 'number'}>{heading}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => <tr key={row}>{cells.map((text, index) => <td key={index} class={columns[index]?.kind === 'text' ? '' : 'number'}>{text}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}

/** Lost cells that are named here. */
const namedCells = 5;

function Account({ preview: { rowCount, columns, lost }, isRounded, quarter }: { readonly preview: TablePreview; readonly isRounded: boolean; readonly quarter: number | null }) {
  const places = lost.first.slice(0, namedCells).map(({ row, heading }) => translate('export.lostCell', { row: row + 1, column: heading }));
  const more = lost.count > places.length ? ' …' : '';
  return (
    <>
      <strong>{translate('export.size', { rows: rowCount, columns: columns.length })}</strong>{' '}
      {quarter !== null && `${translate('export.atQuarter', { quarter })} `}
      {isRounded ? translate('export.roundedRemark') : lost.count === 0 ? translate('export.readsBack') : <span class="exportLost">{translate('export.lost', { count: lost.count })} {places.join(language.value === 'en' ? '; ' : '；')}{more}</span>}
    </>
  );
}
