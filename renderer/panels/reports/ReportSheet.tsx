import { useState } from 'preact/hooks';
import { languages } from '../../../shared/base/localized.ts';
import type { SavedReport } from '../../../shared/document/savedReport.ts';
import { dateText } from '../../../shared/reports/reportText.ts';
import { reportTemplates } from '../../../shared/reports/templates/registry.ts';
import { Button } from '../../controls/Button.tsx';
import { PassingButton } from '../../controls/PassingButton.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { MenuButton } from '../../controls/MenuButton.tsx';
import { reporterProgress } from '../../state/reporter.ts';
import { exporting } from '../../state/reportExports.ts';
import { addReport, buildFailure, changedSinceExport, choosePreviewLanguage, chooseReport, currentReport, isBuilt, isPaused, layoutProgress, pauseReports, previewLanguage, refreshSections, removeReport, staleSections } from '../../state/reports.ts';
import { language } from '../../state/settings.ts';
import { localized, translate } from '../../state/translate.ts';
import { workbook } from '../../state/workbook.ts';
import { BatchDialog, ExportDialog } from './ExportDialogs.tsx';
import { Preview } from './Preview.tsx';
import { ReportSettings } from './ReportSettings.tsx';
import { SectionList } from './SectionList.tsx';
import { TemplateCards } from './TemplateCards.tsx';
import './reports.css';

/** The reports of the workbook: what each consists of on the left, its pages on the right. */
export function ReportSheet() {
  const report = currentReport.value;
  const [dialog, setDialog] = useState<'export' | 'batch' | null>(null);
  const close = (): void => setDialog(null);
  return (
    <div class="reports" data-testid="reports">
      <div class="reportSide" data-fields>
        <ReportList onBatch={() => setDialog('batch')} />
        {report !== null && <ReportSettings key={report.id} report={report} />}
        {report !== null && <SectionList report={report} />}
      </div>
      <div class="reportMain">
        {report === null ? <TemplateCards /> : (
          <>
            <PreviewBar report={report} onExport={() => setDialog('export')} />
            <Preview key={report.id} report={report} />
          </>
        )}
      </div>
      {dialog === 'export' && report !== null && <ExportDialog report={report} onClose={close} />}
      {dialog === 'batch' && <BatchDialog onClose={close} />}
    </div>
  );
}

function ReportList({ onBatch }: { readonly onBatch: () => void }) {
  const { reports } = workbook.value;
  const chosen = currentReport.value?.id;
  return (
    <section class="reportList" aria-label={translate('reportPanel.list')}>
      <div class="reportHead">
        <h3>{translate('reportPanel.list')}</h3>
        <Button kind="quiet" testId="batchFigures" onClick={onBatch}>{translate('reportPanel.batch')}</Button>
        <MenuButton class="button" label={translate('reportPanel.new')} testId="newReport" entries={reportTemplates.map(({ id, label }) => ({ id: `template-${id}`, label: localized(label), run: () => addReport(id) }))}>
          <Icon name="plus" />
          {translate('reportPanel.new')}
        </MenuButton>
      </div>
      <ul>
        {reports.map(({ id, name, exported }) => {
          const changed = changedSinceExport.value.get(id)?.length ?? 0;
          const stale = staleSections.value.get(id)?.length ?? 0;
          return (
            <li key={id} class="reportItem">
              <button type="button" class="kindButton" aria-current={id === chosen ? 'true' : undefined} data-testid={`report-${id}`} onClick={() => chooseReport(id)}>
                {name}
                {stale > 0 && <span class="outdatedMark" data-testid={`reportStale-${id}`}>{translate('reportPanel.staleOf', { count: stale })}</span>}
                {changed > 0 && exported !== undefined && <span class="outdatedMark" data-testid={`reportChanged-${id}`}>{translate('reportPanel.sinceExport', { count: changed, date: dateText(exported.time, language.value) })}</span>}
              </button>
              <Button kind="icon quiet" label={`${translate('reportPanel.remove')}: ${name}`} testId={`removeReport-${id}`} onClick={() => removeReport(id)}>
                <Icon name="trash" />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function PreviewBar({ report, onExport }: { readonly report: SavedReport; readonly onExport: () => void }) {
  const stale = staleSections.value.get(report.id)?.length ?? 0;
  return (
    <div class="previewBar">
      {report.languages.length > 1 && (
        <div class="previewLanguages" role="group" aria-label={translate('reportPanel.languages')}>
          {languages.filter((each) => report.languages.includes(each)).map((each) => (
            <button key={each} type="button" class="button" aria-pressed={previewLanguage.value === each} data-testid={`preview-${each}`} onClick={() => choosePreviewLanguage(each)}>
              {translate(`reportPanel.language.${each}`)}
            </button>
          ))}
        </div>
      )}
      <span class="buildState" role="status" data-testid="buildState"><BuildState stale={stale} /></span>
      {isPaused.value
        ? <PassingButton testId="buildGoOn" onClick={() => pauseReports(false)}>{translate('reportPanel.goOn')}</PassingButton>
        : isAtWork() && <PassingButton kind="quiet" testId="buildStop" onClick={() => pauseReports(true)}>{translate('reportPanel.stop')}</PassingButton>}
      {stale > 0 && <Button testId="refreshAll" onClick={() => refreshSections()}>{translate('reportPanel.refreshAll')}</Button>}
      <Button kind="primary" testId="exportOpen" onClick={onExport}>{translate('reportPanel.export')}</Button>
    </div>
  );
}

/** Whether there is something to stop. */
function isAtWork(): boolean {
  return (!isBuilt.value && reporterProgress.value !== null && exporting.value === null) || layoutProgress.value !== null;
}

function BuildState({ stale }: { readonly stale: number }) {
  const progress = reporterProgress.value;
  if (buildFailure.value !== null) return <>{translate('reportPanel.bug')}</>;
  if (isPaused.value) return <>{translate('reportPanel.stopped')}</>;
  if (!isBuilt.value && exporting.value === null) return <>{progress === null || progress.total === 0 ? translate('reportPanel.building') : translate('reportPanel.buildingPart', { percent: Math.round((100 * progress.done) / progress.total) })}</>;
  if (layoutProgress.value !== null) return <>{translate('reportPanel.layingOut', { page: layoutProgress.value + 1 })}</>;
  if (stale > 0) return <span class="staleState">{translate('reportPanel.stale', { count: stale })}</span>;
  return <span class="muted">{translate('reportPanel.upToDate')}</span>;
}
