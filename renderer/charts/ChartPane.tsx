import { useComputed } from '@preact/signals';
import { captionLines, type Figure, formatFigureValue } from '../../shared/interchange/figure.ts';
import { MenuButton, type MenuEntry } from '../controls/MenuButton.tsx';
import { Icon } from '../controls/Icon.tsx';
import { result } from '../state/recalc.ts';
import { language, theme } from '../state/settings.ts';
import { localized, translate } from '../state/translate.ts';
import { quarter, selectedFirms } from '../state/view.ts';
import { scenario, workbook } from '../state/workbook.ts';
import type { ChartContext, ChartDefinition } from './chartDefinition.ts';
import { ChartHost } from './ChartHost.tsx';
import { copyPicture, saveData, savePicture } from './exportChart.ts';
import { pictureSizes } from './exportFigure.ts';
import { charts } from './registry.ts';
import './charts.css';

/** All charts of the workbook on the table, each with its menu of exports. */
export function ChartPane() {
  return (
    <section class="chartPane" aria-label={translate('chart.pane')} data-testid="chartPane">
      {charts.map((definition) => (
        <ChartCard key={definition.id} definition={definition} />
      ))}
    </section>
  );
}

function ChartCard({ definition }: { readonly definition: ChartDefinition }) {
  const current = useComputed(() => definition.figure(contextNow('')));
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
        <ChartHost figure={figure} theme={theme.value} label={summaryOf(figure)} />
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
  return {
    workbookName: workbook.value.name,
    currency: workbook.value.currency,
    result: calculated.result,
    firms: calculated.firms,
    // The scenario that was calculated: after a switch the old curves must not carry the new name.
    scenarioName: (calculated.scenario ?? scenario.value).name,
    quarter: quarter.value,
    selectedFirms: selectedFirms.value,
    language: language.value,
    date,
  };
}

function exportEntries(definition: ChartDefinition): MenuEntry[] {
  /** The figure as it is when the entry is chosen, dated, without the slider's mark. */
  const dated = (): Figure => definition.figure({ ...contextNow(today()), quarter: null });
  const disabled = definition.figure(contextNow('')).empty !== null;
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

/** The picture in words for a screen reader: title, caption, and each series with its last value. */
function summaryOf(figure: Figure): string {
  const last = figure.series.map((series) => {
    const value = series.values.findLast((each) => each !== null);
    return `${series.label}: ${value === undefined || value === null ? '–' : formatFigureValue(value, figure)}`;
  });
  return translate('chart.pictureOf', { title: figure.title, summary: [...captionLines(figure), ...last].join('; ') });
}
