import { useComputed } from '@preact/signals';
import { sha256 } from '../../shared/base/sha256.ts';
import type { ChartContext, ChartDefinition } from '../../shared/charts/chartDefinition.ts';
import { allEffective, contextOf, runner } from '../../shared/charts/chartSource.ts';
import { makeFigure } from '../../shared/charts/makeFigure.ts';
import { chartById } from '../../shared/charts/registry.ts';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { noChoices, usualCharts } from '../../shared/document/savedChart.ts';
import { alternativeText } from '../../shared/interchange/alternativeText.ts';
import type { Figure } from '../../shared/interchange/figure.ts';
import { MenuButton, type MenuEntry } from '../controls/MenuButton.tsx';
import { Icon } from '../controls/Icon.tsx';
import { result } from '../state/recalc.ts';
import { language, theme } from '../state/settings.ts';
import { localized, translate } from '../state/translate.ts';
import { quarter, selectedFirms } from '../state/view.ts';
import { scenario, workbook } from '../state/workbook.ts';
import { ChartHost } from './ChartHost.tsx';
import { copyPicture, saveData, savePicture } from './exportChart.ts';
import { pictureSizes } from './exportFigure.ts';
import './charts.css';

/** All charts of the workbook on the table, each with its menu of exports. */
export function ChartPane() {
  return (
    <section class="chartPane" aria-label={translate('chart.pane')} data-testid="chartPane">
      {usualCharts.map((id) => {
        const definition = chartById(id);
        return definition !== undefined && <ChartCard key={id} definition={definition} />;
      })}
    </section>
  );
}

function ChartCard({ definition }: { readonly definition: ChartDefinition }) {
  const current = useComputed(() => makeFigure(definition, contextNow('')));
  const figure = current.value;
  const { stale } = result.value;
  return (
    <article class={`chartCard ${stale ? 'stale' : ''}`} data-testid={`chart-${definition.id}`} data-stale={stale}>
      <header class="chartHead">
        <h3 title={localized(definition.help)}>{figure.title}</h3>
        <MenuButton label={translate('chart.exportMenu', { title: figure.title })} entries={exportEntries(definition)} testId={`chart-menu-${definition.id}`}>
          <Icon name="more" />
        </MenuButton>
      </header>
      {figure.empty === null ? (
        <ChartHost figure={figure} theme={theme.value} label={translate('chart.pictureOf', { summary: alternativeText(figure) })} />
      ) : (
        <p class="chartEmpty" data-testid={`chart-empty-${definition.id}`}>
          {figure.empty}
        </p>
      )}
      {figure.empty === null && <p class="chartRemark">{remarkOf(figure)}</p>}
    </article>
  );
}

/** What the charts look at now; reads the signals, so that whoever asks follows them. */
function contextNow(date: string): ChartContext {
  const calculated = result.value;
  const { result: outcome, firms } = calculated;
  // The scenario that was calculated: after a switch the old curves must not carry the new name.
  const front = calculated.scenario ?? scenario.value;
  const runOf = runner(workbook.value);
  return {
    ...contextOf(workbook.value, allEffective(workbook.value), front, () => null, noChoices, { language: language.value, date, hash: date === '' ? '' : sha256(encodeWorkbook(workbook.value)) }),
    run: outcome === null ? null : { scenario: front, result: outcome, firms },
    runOf,
    quarter: quarter.value,
    selectedFirms: selectedFirms.value,
  };
}

function exportEntries(definition: ChartDefinition): MenuEntry[] {
  /** The figure as it is when the entry is chosen, dated, without the slider's mark. */
  const dated = (): Figure => makeFigure(definition, { ...contextNow(today()), quarter: null });
  const disabled = makeFigure(definition, contextNow('')).empty !== null;
  return [
    { id: `${definition.id}-png`, label: translate('chart.exportScreen'), disabled, run: () => void savePicture(dated(), pictureSizes.screen) },
    { id: `${definition.id}-print`, label: translate('chart.exportPrint'), disabled, run: () => void savePicture(dated(), pictureSizes.print) },
    { id: `${definition.id}-copy`, label: translate('chart.copy'), disabled, run: () => void copyPicture(dated()) },
    { id: `${definition.id}-csv`, label: translate('chart.exportCsv'), disabled, run: () => void saveData(dated()) },
  ];
}

/** The day on this machine, as 2025-11-24. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Unit and remark under the picture; the rest of the caption stands in the window already. */
function remarkOf(figure: Figure): string {
  return [figure.caption.unit === '' ? '' : translate('chart.unitAndAxis', { unit: figure.caption.unit }), figure.caption.remark].filter((text) => text !== '').join(' · ');
}
