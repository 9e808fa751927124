import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { languages } from '../../../shared/base/localized.ts';
import { type ReportChanges, reportsChange } from '../../../shared/document/commands/reportsChange.ts';
import { papers, type SavedReport } from '../../../shared/document/savedReport.ts';
import { dataUrlOf } from '../../../shared/interchange/dataUrl.ts';
import { paperLabels, reportTemplates } from '../../../shared/reports/templates/registry.ts';
import { Button } from '../../controls/Button.tsx';
import { changeReports } from '../../state/reports.ts';
import { showToast } from '../../state/toasts.ts';
import { localized, translate } from '../../state/translate.ts';
import { scenarioOptions, Select } from './SectionForm.tsx';

/** A larger picture would make every file of the workbook so. */
const largestLogo = 500_000;

/** What the whole report is about and how it looks. */
export function ReportSettings({ report }: { readonly report: SavedReport }) {
  const change = (changes: ReportChanges): void => void changeReports(reportsChange, { id: report.id, changes });
  return (
    <section class="reportSettings" aria-label={translate('reportPanel.settings')}>
      <Labelled label={translate('reportPanel.name')}>
        <input class="field" type="text" data-testid="report-name" value={report.name} onChange={(event) => {
          change({ name: event.currentTarget.value });
          event.currentTarget.value = report.name;
        }} />
      </Labelled>
      <Labelled label={translate('reportPanel.scenario')}>
        <Select data-testid="report-scenario" value={report.scenario} options={scenarioOptions()} onChange={(scenario) => change({ scenario })} />
      </Labelled>
      <div class="reportRow">
        <Labelled label={translate('reportPanel.template')}>
          <Select data-testid="report-template" value={report.template} options={reportTemplates.map(({ id, label }) => ({ id, text: localized(label) }))} onChange={(template) => change({ template })} />
        </Labelled>
        <Labelled label={translate('reportPanel.paper')}>
          <Select data-testid="report-paper" value={report.paper} options={papers.map((id) => ({ id, text: localized(paperLabels[id]) }))} onChange={(paper) => change({ paper: papers.find((each) => each === paper) ?? 'a4' })} />
        </Labelled>
      </div>
      <Labelled label={translate('reportPanel.footer')}>
        <input class="field" type="text" data-testid="report-footer" value={report.footer} onChange={(event) => change({ footer: event.currentTarget.value })} />
      </Labelled>
      <div class="reportRow">
        <fieldset class="reportTicks">
          <legend>{translate('reportPanel.languages')}</legend>
          {languages.map((each) => (
            <label key={each}>
              <input
                type="checkbox"
                data-testid={`report-language-${each}`}
                checked={report.languages.includes(each)}
                onChange={(event) => {
                  const next = languages.filter((one) => (one === each ? event.currentTarget.checked : report.languages.includes(one)));
                  change({ languages: next });
                  event.currentTarget.checked = report.languages.includes(each);
                }}
              />
              {translate(`reportPanel.language.${each}`)}
            </label>
          ))}
        </fieldset>
        <LogoField report={report} onChange={(logo) => change({ logo })} />
      </div>
    </section>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <label class="reportField">
      <span class="fieldLabel">{label}</span>
      {children}
    </label>
  );
}

function LogoField({ report, onChange }: { readonly report: SavedReport; readonly onChange: (logo: string | null) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    const address = file.size > largestLogo ? null : dataUrlOf(new Uint8Array(await file.arrayBuffer()));
    if (address === null) showToast('error', () => translate('reportPanel.badLogo', { name: file.name }));
    else onChange(address);
  };
  return (
    <fieldset class="reportTicks">
      <legend>{translate('reportPanel.logo')}</legend>
      {report.logo !== undefined && <img class="logoThumb" alt="" src={report.logo} />}
      <input
        ref={input}
        class="visuallyHidden"
        type="file"
        accept="image/png,image/jpeg"
        tabIndex={-1}
        aria-hidden="true"
        data-testid="report-logo"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) void take(file);
          event.currentTarget.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()}>{translate('reportPanel.chooseLogo')}</Button>
      {report.logo !== undefined && <Button kind="quiet" onClick={() => onChange(null)}>{translate('reportPanel.removeLogo')}</Button>}
    </fieldset>
  );
}
