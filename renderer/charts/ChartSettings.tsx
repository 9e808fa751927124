import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ChartDefinition } from '../../shared/charts/chartDefinition.ts';
import type { ChartChanges } from '../../shared/document/commands/chartRows.ts';
import { chartsChange } from '../../shared/document/commands/chartsChange.ts';
import type { ChartMark, SavedChart } from '../../shared/document/savedChart.ts';
import { baseScenario, baseScenarioId } from '../../shared/drivers/scenario.ts';
import type { Figure } from '../../shared/interchange/figure.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { explain, localized, translate } from '../state/translate.ts';
import { selectedFirms } from '../state/view.ts';
import { dispatch, firmNames, workbook } from '../state/workbook.ts';
import { MarkList } from './MarkList.tsx';
import { NumberField } from './NumberField.tsx';

interface ChartSettingsProps {
  readonly saved: SavedChart;
  readonly definition: ChartDefinition;
  readonly figure: Figure | null;
  readonly onClose: () => void;
}

type Draft = Required<ChartChanges>;

/** What is chosen for a chart; all of it is one step when it is applied. */
export function ChartSettings({ saved, definition, figure, onClose }: ChartSettingsProps) {
  const { name, scenarios, firms, quarter, marks, scale, parameters } = saved;
  const [draft, setDraft] = useState<Draft>({ name, scenarios, firms, quarter, marks, scale, parameters });
  const [refused, setRefused] = useState<string | null>(null);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const takes = (choice: ChartDefinition['choices'][number]) => definition.choices.includes(choice);
  const apply = (): void => {
    const done = dispatch(chartsChange, { id: saved.id, changes: draft });
    if (done.ok) onClose();
    else setRefused(explain(done.error));
  };
  const percent = figure?.unit === 'share';
  return (
    <Dialog
      title={translate('chart.settingsOf', { title: localized(definition.label) })}
      onClose={onClose}
      testId="chartSettings"
      actions={
        <>
          <span class="grow fieldError" role="alert">{refused}</span>
          <Button onClick={onClose}>{translate('grid.cancel')}</Button>
          <Button kind="primary" testId="applyChart" onClick={apply}>{translate('chart.apply')}</Button>
        </>
      }
    >
      <p class="muted">{localized(definition.help)}</p>
      <div class="chartFields">
        <Field label={translate('chart.title')}>
          <input class="field" data-testid="chartTitle" value={draft.name} placeholder={localized(definition.label)} onInput={(event) => change({ name: event.currentTarget.value })} />
        </Field>
        {definition.parameters?.map(({ key, label, options }) => (
          <Field key={key} label={localized(label)}>
            <select class="field" data-testid={`chartParameter-${key}`} value={draft.parameters[key] ?? options[0]?.id} onChange={(event) => change({ parameters: { ...draft.parameters, [key]: event.currentTarget.value } })}>
              {options.map((option) => <option key={option.id} value={option.id}>{localized(option.label)}</option>)}
            </select>
          </Field>
        ))}
        {takes('scenarios') ? <Scenarios chosen={draft.scenarios} onChange={(next) => change({ scenarios: next })} /> : <OneScenario chosen={draft.scenarios[0] ?? ''} onChange={(next) => change({ scenarios: next === '' ? [] : [next] })} />}
        {takes('firms') && <Firms chosen={draft.firms} onChange={(next) => change({ firms: next })} />}
        {takes('quarter') && <Field label={translate('chart.quarterOf')}><NumberField testId="chartQuarter" value={draft.quarter} percent={false} placeholder={translate('chart.followSlider')} onChange={(next) => change({ quarter: next })} /></Field>}
        {takes('scale') && <ScaleFields scale={draft.scale} percent={percent} shown={figure} onChange={(next) => change({ scale: next })} />}
      </div>
      {takes('marks') && <MarkList marks={draft.marks} percent={percent} onChange={(next: readonly ChartMark[]) => change({ marks: next })} />}
    </Dialog>
  );
}

export function Field({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <label class="chartField">
      <span class="fieldLabel">{label}</span>
      {children}
    </label>
  );
}

const scenarioNames = (): readonly { readonly id: string; readonly name: string }[] => [{ id: baseScenario.id, name: translate('shell.base') }, ...workbook.value.scenarios.map(({ id, name }) => ({ id, name }))];

function OneScenario({ chosen, onChange }: { readonly chosen: string; readonly onChange: (id: string) => void }) {
  return (
    <Field label={translate('chart.scenario')}>
      <select class="field" data-testid="chartScenario" value={chosen} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{translate('chart.inFront')}</option>
        {scenarioNames().map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </Field>
  );
}

function Scenarios({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (ids: readonly string[]) => void }) {
  return (
    <fieldset class="chartChecks" data-testid="chartScenarios">
      <legend class="fieldLabel">{translate('chart.scenarios')}</legend>
      {scenarioNames().map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.includes(id)} value={id} onChange={(event) => onChange(inOrder(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id)))} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** As in the tree, Base first, so that colours do not depend on the order of clicks. */
function inOrder(ids: readonly string[]): readonly string[] {
  return [baseScenarioId, ...workbook.peek().scenarios.map(({ id }) => id)].filter((id) => ids.includes(id));
}

function Firms({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (ids: readonly string[]) => void }) {
  const selected = selectedFirms.value;
  const names = chosen.map((id) => firmNames.value.get(id) ?? translate('shell.overrides.missing'));
  return (
    <div class="chartField wide">
      <span class="fieldLabel">{translate('chart.firms')}</span>
      <span class="chartFirms" data-testid="chartFirms">{chosen.length === 0 ? translate('chart.followSelection') : names.join(' · ')}</span>
      <span>
        <Button kind="small" testId="pinFirms" disabled={selected.length === 0} onClick={() => onChange(selected)}>{translate('chart.pinFirms', { count: selected.length })}</Button>{' '}
        <Button kind="small quiet" testId="followFirms" disabled={chosen.length === 0} onClick={() => onChange([])}>{translate('chart.follow')}</Button>
      </span>
    </div>
  );
}

interface ScaleFieldsProps {
  readonly scale: SavedChart['scale'];
  readonly percent: boolean;
  readonly shown: Figure | null;
  readonly onChange: (scale: SavedChart['scale']) => void;
}

function ScaleFields({ scale, percent, shown, onChange }: ScaleFieldsProps) {
  const set = (part: { readonly min?: number | null; readonly max?: number | null }): void => {
    const next = { min: scale?.min ?? null, max: scale?.max ?? null, ...part };
    onChange(next.min === null && next.max === null ? null : next);
  };
  return (
    <div class="chartField wide">
      <span class="fieldLabel">{translate('chart.scale')}</span>
      <span class="chartScale">
        <NumberField testId="scaleMin" label={translate('chart.scaleMin')} value={scale?.min ?? null} percent={percent} placeholder={translate('chart.automatic')} onChange={(min) => set({ min })} />
        <span aria-hidden="true">–</span>
        <NumberField testId="scaleMax" label={translate('chart.scaleMax')} value={scale?.max ?? null} percent={percent} placeholder={translate('chart.automatic')} onChange={(max) => set({ max })} />
        <Button kind="small" testId="pinScale" disabled={shown === null || extent(shown) === null} onClick={() => onChange(shown === null ? null : extent(shown))}>{translate('chart.pinScale')}</Button>
        <Button kind="small quiet" testId="freeScale" disabled={scale === null} onClick={() => onChange(null)}>{translate('chart.follow')}</Button>
      </span>
    </div>
  );
}

/** The ends that hold what is shown now, 0 included; null where the figure has no such axis. */
function extent(figure: Figure): SavedChart['scale'] {
  if (figure.type !== 'line' && figure.type !== 'stackedBars' && figure.type !== 'groupedBars') return null;
  const stacked = figure.type === 'stackedBars' ? (figure.series[0]?.values ?? []).map((_, index) => figure.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)) : figure.series.flatMap(({ values }) => values);
  const values = [0, ...stacked, ...figure.thresholds.flatMap((limit) => limit.values)].filter((value) => value !== null);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  return min < max ? { min, max } : null;
}
