import type { ChartDefinition } from '../../shared/charts/chartDefinition.ts';
import { chartById, charts } from '../../shared/charts/registry.ts';
import { chartsAdd } from '../../shared/document/commands/chartsAdd.ts';
import { nextIds } from '../../shared/document/newRows.ts';
import type { SavedChart } from '../../shared/document/savedChart.ts';
import { Button } from '../controls/Button.tsx';
import { useModal } from '../controls/Dialog.tsx';
import { Icon } from '../controls/Icon.tsx';
import { MenuButton } from '../controls/MenuButton.tsx';
import { chartsOfWorkbook, enlargedChart } from '../state/charts.ts';
import { edit } from '../state/edits.ts';
import { localized, translate } from '../state/translate.ts';
import { workbook } from '../state/workbook.ts';
import { ChartCard } from './ChartCard.tsx';
import './charts.css';

/** The charts that the workbook keeps, in their order; over the whole window the one that is enlarged. */
export function ChartPane() {
  const all = chartsOfWorkbook.value;
  const large = all.find(({ id }) => id === enlargedChart.value);
  return (
    <section class="chartPaneHost" aria-label={translate('chart.pane')}>
      <div class="chartBar">
        <AddChart />
      </div>
      <div class="chartPane" data-testid="chartPane">
        {all.map((saved) => <Card key={saved.id} saved={saved} isLarge={false} />)}
      </div>
      {large !== undefined && <LargeChart charts={all} large={large} />}
    </section>
  );
}

function Card({ saved, isLarge }: { readonly saved: SavedChart; readonly isLarge: boolean }) {
  const definition = chartById(saved.chart);
  return definition === undefined ? <UnknownChart saved={saved} /> : <ChartCard saved={saved} definition={definition} isLarge={isLarge} />;
}

/** One chart over the whole window, from which one steps to its neighbours; Esc goes back to the pane. */
function LargeChart({ charts: all, large }: { readonly charts: readonly SavedChart[]; readonly large: SavedChart }) {
  const dialog = useModal();
  const close = (): void => {
    enlargedChart.value = null;
  };
  return (
    <dialog
      ref={dialog}
      class="dialog largeChart"
      aria-label={translate('chart.pane')}
      data-testid="largeChart"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="chartBar">
        <Button kind="quiet" testId="allCharts" onClick={close}>
          <Icon name="previous" />
          {translate('chart.all')}
        </Button>
        <Step charts={all} large={large} by={-1} />
        <Step charts={all} large={large} by={1} />
      </div>
      <Card key={large.id} saved={large} isLarge />
    </dialog>
  );
}

/** From one large chart to its neighbour. */
function Step({ charts: all, large, by }: { readonly charts: readonly SavedChart[]; readonly large: SavedChart; readonly by: 1 | -1 }) {
  const next = all[all.indexOf(large) + by];
  return (
    <Button kind="icon quiet" label={translate(by === 1 ? 'chart.next' : 'chart.previous')} disabled={next === undefined} testId={by === 1 ? 'nextChart' : 'previousChart'} onClick={() => next !== undefined && (enlargedChart.value = next.id)}>
      <Icon name={by === 1 ? 'next' : 'previous'} />
    </Button>
  );
}

function AddChart() {
  const list: readonly ChartDefinition[] = charts;
  return (
    <MenuButton
      label={translate('chart.add')}
      side="start"
      class="button quiet"
      testId="addChart"
      entries={list.map((chart) => ({ id: `add-${chart.id}`, label: localized(chart.label), run: () => addChart(chart.id) }))}
    >
      <Icon name="plus" />
      {translate('chart.add')}
    </MenuButton>
  );
}

/** Puts a chart at the end and brings it into sight. */
function addChart(chart: string): void {
  const [id = ''] = nextIds(workbook.peek(), 'charts', 1);
  if (!edit(chartsAdd, { chart, content: {}, index: chartsOfWorkbook.peek().length })) return;
  requestAnimationFrame(() => {
    const card = document.querySelector(`[data-testid="chart-${CSS.escape(id)}"]`);
    card?.scrollIntoView({ block: 'nearest' });
    card?.querySelector<HTMLButtonElement>('button')?.focus();
  });
}

/** A chart of a later program is kept and says so. */
function UnknownChart({ saved }: { readonly saved: SavedChart }) {
  return (
    <article class="chartCard" data-testid={`chart-${saved.id}`}>
      <header class="chartHead"><h3>{saved.name === '' ? saved.chart : saved.name}</h3></header>
      <p class="chartEmpty">{translate('chart.unknown', { chart: saved.chart })}</p>
    </article>
  );
}
