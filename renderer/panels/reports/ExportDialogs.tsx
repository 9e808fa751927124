import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Language, languages } from '../../../shared/base/localized.ts';
import type { SavedReport } from '../../../shared/document/savedReport.ts';
import { reportExporters } from '../../../shared/interchange/exporters/reportRegistry.ts';
import { figureFormats } from '../../../shared/worker/reporter.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { exportFigures, exporting, exportReport, stopExport } from '../../state/reportExports.ts';
import { language } from '../../state/settings.ts';
import { localized, translate } from '../../state/translate.ts';
import { chartOptions, scenarioOptions } from './SectionForm.tsx';

interface TicksProps<Id extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly { readonly id: Id; readonly text: string }[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
}

function Ticks<Id extends string>({ legend, name, options, chosen, onChange }: TicksProps<Id>) {
  return (
    <fieldset class="exportTicks">
      <legend>{legend}</legend>
      {options.map(({ id, text }) => (
        <label key={id}>
          <input type="checkbox" data-testid={`${name}-${id}`} checked={chosen.includes(id)} onChange={(event) => onChange(options.map((each) => each.id).filter((each) => (each === id ? event.currentTarget.checked : chosen.includes(each))))} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** PDF is printed by the window itself, and has no exporter of its own. */
const formats = (): readonly { readonly id: string; readonly text: string }[] => [{ id: 'pdf', text: translate('reportPanel.pdf') }, ...reportExporters.map(({ id, label }) => ({ id, text: localized(label) }))];

/** Which languages and formats of a report; one action writes all of them from the same numbers. */
export function ExportDialog({ report, onClose }: { readonly report: SavedReport; readonly onClose: () => void }) {
  const [spoken, setSpoken] = useState<readonly Language[]>(languages.filter((each) => report.languages.includes(each)));
  const [chosen, setChosen] = useState<readonly string[]>(['pdf']);
  const count = spoken.length * chosen.length;
  return (
    <ExportFrame title={translate('reportPanel.exportTitle', { name: report.name })} help={translate('reportPanel.exportHelp')} count={count} onClose={onClose} start={() => exportReport(report, spoken, chosen)}>
      <Ticks legend={translate('reportPanel.languages')} name="export-language" options={languages.map((id) => ({ id, text: translate(`reportPanel.language.${id}`) }))} chosen={spoken} onChange={setSpoken} />
      <Ticks legend={translate('reportPanel.formats')} name="export-format" options={formats()} chosen={chosen} onChange={setChosen} />
    </ExportFrame>
  );
}

/** All figures of chosen scenarios in one go. */
export function BatchDialog({ onClose }: { readonly onClose: () => void }) {
  const [wantedCharts, setCharts] = useState<readonly string[]>(chartOptions().map(({ id }) => id));
  const [scenarios, setScenarios] = useState<readonly string[]>(scenarioOptions().map(({ id }) => id));
  const [wanted, setWanted] = useState<readonly (typeof figureFormats)[number][]>(['png']);
  const task = { charts: wantedCharts, scenarios, formats: wanted, language: language.value };
  return (
    <ExportFrame title={translate('reportPanel.batchTitle')} help={translate('reportPanel.batchHelp')} count={wantedCharts.length * scenarios.length * wanted.length} onClose={onClose} start={() => exportFigures(task)}>
      <Ticks legend={translate('reportPanel.charts')} name="batch-chart" options={chartOptions()} chosen={wantedCharts} onChange={setCharts} />
      <Ticks legend={translate('reportPanel.scenarios')} name="batch-scenario" options={scenarioOptions()} chosen={scenarios} onChange={setScenarios} />
      <Ticks legend={translate('reportPanel.formats')} name="batch-format" options={figureFormats.map((id) => ({ id, text: translate(`reportPanel.${id}`) }))} chosen={wanted} onChange={setWanted} />
    </ExportFrame>
  );
}

interface FrameProps {
  readonly title: string;
  readonly help: string;
  readonly count: number;
  readonly onClose: () => void;
  readonly start: () => Promise<boolean>;
  readonly children: ComponentChildren;
}

/** What both have in common: how far it is, stopping it, and closing once all is written. */
function ExportFrame({ title, help, count, onClose, start, children }: FrameProps) {
  const now = exporting.value;
  const close = (): void => {
    if (now !== null) stopExport();
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={close}
      testId="exportReport"
      actions={
        <>
          <span class="muted exportState" role="status">{now !== null ? translate('reportPanel.working', { done: now.done, total: now.total }) : count === 0 ? translate('reportPanel.chooseOne') : ''}</span>
          <Button testId="exportCancel" onClick={now === null ? onClose : stopExport}>{translate(now === null ? 'grid.cancel' : 'reportPanel.stop')}</Button>
          <Button kind="primary" testId="doExport" disabled={count === 0} busy={now !== null} onClick={() => void start().then((done) => done && onClose())}>{translate('reportPanel.doExport', { count })}</Button>
        </>
      }
    >
      <p class="muted">{help}</p>
      <div class="exportChoices">{children}</div>
      {now !== null && <progress class="exportProgress" value={now.done} max={now.total} />}
    </Dialog>
  );
}
