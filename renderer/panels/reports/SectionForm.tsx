import type { ComponentChildren } from 'preact';
import { systemFigures } from '../../../shared/analysis/scenarioSummary.ts';
import { languages } from '../../../shared/base/localized.ts';
import { chartById, charts } from '../../../shared/charts/registry.ts';
import { reportsChangeSection } from '../../../shared/document/commands/reportsChangeSection.ts';
import { shownCharts } from '../../../shared/document/savedChart.ts';
import type { ReportSection, SavedReport } from '../../../shared/document/savedReport.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import type { SectionParameter } from '../../../shared/reports/sectionParameters.ts';
import { sectionKind } from '../../../shared/reports/sections/registry.ts';
import { reportTables } from '../../../shared/reports/tables/registry.ts';
import { Button } from '../../controls/Button.tsx';
import { ChoiceField } from '../../controls/ChoiceField.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { changeReports } from '../../state/reports.ts';
import { localized, translate } from '../../state/translate.ts';
import { endGesture, firmNames, workbook } from '../../state/workbook.ts';

interface FormProps {
  readonly report: SavedReport;
  readonly section: ReportSection;
}

/** The parameters of a section, as its kind defines them. */
export function SectionForm({ report, section }: FormProps) {
  const kind = sectionKind(section.kind);
  if (kind === undefined) return null;
  const fields = kind.parameters.flatMap((parameter) => (parameter.isSpoken === true
    ? languages.filter((each) => report.languages.includes(each)).map((each) => ({ parameter, name: `${parameter.key}.${each}`, label: translate('reportPanel.inLanguage', { label: localized(parameter.label), language: translate(`reportPanel.language.${each}`) }) }))
    : [{ parameter, name: parameter.key, label: localized(parameter.label) }]));
  return (
    <div class="sectionForm" data-testid="sectionForm">
      <p class="muted">{localized(kind.help)}</p>
      {fields.length === 0 && <p class="muted">{translate('reportPanel.nothingToChoose')}</p>}
      {fields.map(({ parameter, name, label }) => (
        <label key={name} class="reportField">
          <span class="fieldLabel">{label}</span>
          <Field parameter={parameter} name={name} label={label} report={report} section={section} />
        </label>
      ))}
    </div>
  );
}

interface FieldProps extends FormProps {
  readonly parameter: SectionParameter;
  readonly name: string;
  readonly label: string;
}

function Field(props: FieldProps) {
  const { parameter, name, section, label } = props;
  const given = section.parameters[name] ?? '';
  const set = (value: string): void => setParameter(props, value);
  const shared = { class: 'field', 'data-testid': `section-${name}`, onBlur: endGesture };
  switch (parameter.kind) {
    case 'text':
      return <input {...shared} type="text" spellcheck={false} placeholder={parameter.missing} value={given} onInput={(event) => set(event.currentTarget.value)} />;
    case 'longText':
      return <textarea {...shared} class="field reportText" rows={7} value={given} onInput={(event) => set(event.currentTarget.value)} />;
    case 'count':
      return <input {...shared} type="number" min={parameter.limits?.min} max={parameter.limits?.max} placeholder={parameter.missing} value={given} onInput={(event) => set(event.currentTarget.value)} />;
    case 'flag':
      return <input type="checkbox" data-testid={`section-${name}`} checked={(given === '' ? parameter.missing : given) === 'yes'} onChange={(event) => set(event.currentTarget.checked ? 'yes' : 'no')} />;
    case 'choice':
      return <Select {...shared} value={given === '' ? (parameter.missing ?? '') : given} options={(parameter.options ?? []).map(({ id, label: text }) => ({ id, text: localized(text) }))} onChange={set} />;
    case 'chart':
      return <Select {...shared} value={given === '' ? (chartOptions()[0]?.id ?? '') : given} options={chartOptions()} onChange={set} />;
    case 'table':
      return <Select {...shared} value={given === '' ? (parameter.missing ?? '') : given} options={reportTables.map(({ id, label: text }) => ({ id, text: localized(text) }))} onChange={set} />;
    case 'analysis':
      return <Select {...shared} value={given === '' ? (workbook.value.analyses[0]?.id ?? '') : given} options={workbook.value.analyses.map(({ id, name: text }) => ({ id, text }))} onChange={set} />;
    case 'scenario':
      return <Select {...shared} value={given} options={[{ id: '', text: translate('reportPanel.ofReport') }, ...scenarioOptions()]} onChange={set} />;
    case 'scenarios':
      return <Several label={label} name={name} given={given} options={scenarioOptions()} placeholder={translate('reportPanel.addScenario')} onChange={set} />;
    case 'outcomes':
      return <Several label={label} name={name} given={given === '' ? (parameter.missing ?? '') : given} options={systemFigures.map(({ key, label: text }) => ({ id: key, text: localized(text) }))} placeholder={translate('reportPanel.addOutcome')} onChange={set} />;
    case 'firms':
      return <Several label={label} name={name} given={given} options={[...firmNames.value].map(([id, text]) => ({ id, text }))} placeholder={translate('reportPanel.addFirm')} onChange={set} />;
  }
}

function setParameter({ report, section, name }: FieldProps, value: string): void {
  changeReports(reportsChangeSection, { id: report.id, section: section.id, parameters: { [name]: value } });
}

interface Option {
  readonly id: string;
  readonly text: string;
}

/** The charts that the workbook shows, then the others that there are. */
export function chartOptions(): readonly Option[] {
  const shown = shownCharts(workbook.value);
  const labelOf = (id: string): string => {
    const known = chartById(id);
    return known === undefined ? id : localized(known.label);
  };
  const kept = new Set(shown.flatMap(({ id, chart }) => [id, chart]));
  return distinct([...shown.map(({ id, name, chart }) => ({ id, text: name === '' ? labelOf(chart) : name })), ...charts.filter(({ id }) => !kept.has(id)).map(({ id, label }) => ({ id, text: localized(label) }))]);
}

/** Those of one name numbered in their order, as nothing else tells two saved charts of one kind apart in a list. */
function distinct(options: readonly Option[]): readonly Option[] {
  const met = new Map<string, number>();
  return options.map(({ id, text }) => {
    const number = (met.get(text) ?? 0) + 1;
    met.set(text, number);
    return { id, text: options.filter((each) => each.text === text).length === 1 ? text : translate('reportPanel.sameName', { name: text, number }) };
  });
}

export function scenarioOptions(): readonly Option[] {
  return [{ id: baseScenario.id, text: translate('shell.base') }, ...workbook.value.scenarios.map(({ id, name }) => ({ id, text: name }))];
}

interface SelectProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (id: string) => void;
  readonly 'data-testid': string;
}

/** What is chosen but not there any more stays in the list as it stands in the file. */
export function Select({ value, options, onChange, ...rest }: SelectProps) {
  const isKnown = options.some(({ id }) => id === value);
  return (
    <select class="field" data-testid={rest['data-testid']} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {!isKnown && value !== '' && <option value={value}>{value}</option>}
      {options.map(({ id, text }) => <option key={id} value={id}>{text}</option>)}
    </select>
  );
}

interface SeveralProps {
  readonly label: string;
  readonly name: string;
  readonly given: string;
  readonly options: readonly Option[];
  readonly placeholder: string;
  readonly onChange: (words: string) => void;
}

/** Several of many: each chosen one can be taken out again. */
function Several({ label, name, given, options, placeholder, onChange }: SeveralProps): ComponentChildren {
  const ids = given.split(',').map((each) => each.trim()).filter((each) => each !== '');
  const nameOf = (id: string): string => options.find((each) => each.id === id)?.text ?? id;
  return (
    <span class="severalChosen">
      {ids.map((id) => (
        <span key={id} class="inputChip">
          {nameOf(id)}
          <Button kind="icon quiet" label={translate('reportPanel.removeOne', { name: nameOf(id) })} onClick={() => onChange(ids.filter((each) => each !== id).join(','))}>
            <Icon name="close" />
          </Button>
        </span>
      ))}
      <ChoiceField
        label={label} shown="" clears placeholder={placeholder} none={translate('reportPanel.noSuch')} testId={`section-${name}`}
        choices={() => options.filter(({ id }) => !ids.includes(id)).map(({ id, text }) => ({ name: id, label: text }))}
        onChoose={(id) => onChange([...ids, id].join(','))}
      />
    </span>
  );
}
