import { computed } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChartDefinition } from '../../shared/charts/chartDefinition.ts';
import { chartsMove } from '../../shared/document/commands/chartsMove.ts';
import { chartsRemove } from '../../shared/document/commands/chartsRemove.ts';
import type { SavedChart } from '../../shared/document/savedChart.ts';
import type { Figure } from '../../shared/interchange/figure.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { MenuButton, type MenuEntry } from '../controls/MenuButton.tsx';
import { wantTask } from '../state/analyst.ts';
import { chartsOfWorkbook, chartsWithTable, enlargedChart, type FigureMemory, screenPurpose, type ShownFigure, shownFigure, toggleTable } from '../state/charts.ts';
import { edit } from '../state/edits.ts';
import { localized, translate } from '../state/translate.ts';
import { ChartSettings } from './ChartSettings.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { FigureView } from './FigureView.tsx';
import { TableTwin } from './TableTwin.tsx';

/** One chart of the pane: picture, remark, table on demand, and a menu of what can be done with it. */
export function ChartCard({ saved, definition, isLarge }: { readonly saved: SavedChart; readonly definition: ChartDefinition; readonly isLarge: boolean }) {
  const [dialog, setDialog] = useState<'settings' | 'export' | null>(null);
  const { figure, stale, failed } = useShownFigure(saved, definition);
  const { id } = saved;
  const title = figure?.title ?? (saved.name === '' ? localized(definition.label) : saved.name);
  const hasTable = chartsWithTable.value.has(id);
  return (
    <article class={`chartCard ${stale ? 'stale' : ''} ${figure !== null && figure.empty === null && tallTypes.has(figure.type) ? 'tall' : ''}`} aria-label={title} data-testid={`chart-${id}`} data-stale={stale}>
      <header class="chartHead">
        <h3 title={`${title}\n${localized(definition.help)}`}>{title}</h3>
        <Button kind="icon quiet" label={translate('chart.table')} pressed={hasTable} testId={`chart-toggle-table-${id}`} onClick={() => toggleTable(id)}>
          <Icon name="table" />
        </Button>
        <Button kind="icon quiet" label={translate(isLarge ? 'chart.smaller' : 'chart.larger')} pressed={isLarge} testId={`chart-enlarge-${id}`} onClick={() => (enlargedChart.value = isLarge ? null : id)}>
          <Icon name="enlarge" />
        </Button>
        <MenuButton label={translate('chart.menuOf', { title })} entries={entriesOf(saved, figure, setDialog)} testId={`chart-menu-${id}`}>
          <Icon name="more" />
        </MenuButton>
      </header>
      {figure !== null && figure.empty === null
        ? <FigureView figure={figure} place={isLarge ? 'large' : 'screen'} />
        : <p class="chartEmpty" data-testid={`chart-empty-${id}`}>{figure?.empty ?? translate(failed ? 'chart.failed' : 'chart.working')}</p>}
      {figure !== null && figure.empty === null && <p class="chartRemark">{remarkOf(figure)}</p>}
      {hasTable && figure !== null && figure.empty === null && <TableTwin figure={figure} />}
      {dialog === 'settings' && <ChartSettings saved={saved} definition={definition} figure={figure} onClose={() => setDialog(null)} />}
      {dialog === 'export' && <ExportDialog saved={saved} definition={definition} onClose={() => setDialog(null)} />}
    </article>
  );
}

/** What is no plot along an axis needs more height to be read. */
const tallTypes: ReadonlySet<Figure['type']> = new Set(['sankey', 'network', 'treemap', 'heatMap', 'tornado']);

/** The figure of the screen; the last one stays, dimmed, while a newer one is on its way. */
function useShownFigure(saved: SavedChart, definition: ChartDefinition): ShownFigure {
  // Made anew only when what it looks at changes: a new figure is drawn anew.
  const current = useMemo(() => {
    const memory: FigureMemory = { last: null };
    return computed(() => shownFigure(saved, definition, screenPurpose(), memory));
  }, [saved, definition]);
  const shown = current.value;
  const last = useRef<Figure | null>(null);
  const key = shown.task === null ? '' : JSON.stringify(shown.task);
  useEffect(() => (shown.task === null ? undefined : wantTask(shown.task)), [key]);
  if (shown.figure !== null) last.current = shown.figure;
  return shown.figure === null && last.current !== null ? { ...shown, figure: last.current, stale: true } : shown;
}

function entriesOf(saved: SavedChart, figure: Figure | null, open: (dialog: 'settings' | 'export') => void): (MenuEntry | null)[] {
  const { id } = saved;
  const charts = chartsOfWorkbook.value;
  const index = charts.findIndex((each) => each.id === id);
  const isEmpty = figure === null || figure.empty !== null;
  return [
    { id: `${id}-export`, label: translate('chart.export'), disabled: isEmpty, run: () => open('export') },
    { id: `${id}-settings`, label: translate('chart.settings'), run: () => open('settings') },
    null,
    { id: `${id}-up`, label: translate('chart.moveUp'), disabled: index <= 0, run: () => void edit(chartsMove, { id, index: index - 1 }) },
    { id: `${id}-down`, label: translate('chart.moveDown'), disabled: index >= charts.length - 1, run: () => void edit(chartsMove, { id, index: index + 2 }) },
    { id: `${id}-remove`, label: translate('chart.remove'), run: () => removeChart(id) },
  ];
}

function removeChart(id: string): void {
  if (edit(chartsRemove, { id }) && enlargedChart.peek() === id) enlargedChart.value = null;
}

/** Unit and remark under the picture; the rest of the caption stands in the window already. */
function remarkOf(figure: Figure): string {
  const isByQuarter = 'x' in figure && figure.x.kind === 'quarters';
  const unit = figure.caption.unit === '' ? '' : isByQuarter ? translate('chart.unitAndAxis', { unit: figure.caption.unit }) : figure.caption.unit;
  return [unit, figure.caption.remark].filter((text) => text !== '').join(' · ');
}
