import { useEffect, useRef } from 'preact/hooks';
import type { Figure } from '../../shared/interchange/figure.ts';
import { darkPalette, lightPalette } from '../../shared/interchange/palette.ts';
import { Chart, type DrawnChart } from './chartLibrary.ts';
import { figureChart } from './drawings/registry.ts';
import type { Look } from './look.ts';
import { paintPanel } from './paintPanel.ts';
import { pointedFirms } from './pointed.ts';

interface ChartHostProps {
  readonly figure: Figure;
  readonly theme: 'light' | 'dark';
  readonly label: string;
  readonly place: 'screen' | 'large';
  /** Ids of firms that stand out; empty: none. */
  readonly highlight: ReadonlySet<string>;
  readonly withLegend?: false;
  readonly testId: string;
  /** What was clicked stands for these firms. */
  readonly onPick: (firms: readonly string[]) => void;
}

/** Keeps one Chart.js chart in step with a figure; replaced data are drawn at once, without animation. */
export function ChartHost({ figure, theme, label, place, highlight, withLegend, testId, onPick }: ChartHostProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<DrawnChart | null>(null);
  useEffect(() => () => destroy(), []);
  useEffect(() => {
    if (canvas.current === null) return;
    const look: Look = { palette: theme === 'dark' ? darkPalette : lightPalette, place, width: 0, highlight, ...(withLegend === false ? { withLegend } : {}) };
    const config = figureChart(figure, look, paintPanel);
    // Plugins close over their figure and a chart keeps its plugins, so a new figure gets a new configuration on the same canvas.
    destroy();
    chart.current = new Chart(canvas.current, config);
  }, [figure, theme, place, highlight]);

  function destroy(): void {
    chart.current?.destroy();
    chart.current = null;
  }

  return (
    <div class="chartCanvas">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        data-testid={testId}
        onClick={(event) => onPick(firmsAt(chart.current, event, figure))}
        onMouseMove={(event) => event.currentTarget.classList.toggle('canPick', firmsAt(chart.current, event, figure).length > 0)}
      />
    </div>
  );
}

/** Lines are met within so many pixels. */
const nearLine = 12;

function firmsAt(chart: DrawnChart | null, event: MouseEvent, figure: Figure): readonly string[] {
  if (chart === null) return [];
  const isLine = figure.type === 'line' || figure.type === 'fan';
  const found = chart.getElementsAtEventForMode(event, isLine ? 'nearest' : 'point', { intersect: !isLine }, false);
  for (const { datasetIndex, index, element } of found) {
    if (isLine && Math.hypot(element.x - event.offsetX, element.y - event.offsetY) > Math.max(nearLine, stepOf(chart) / 2)) continue;
    const firms = pointedFirms(figure, { dataset: datasetIndex, index, raw: (element as unknown as { readonly $context?: { readonly raw?: unknown } }).$context?.raw });
    if (firms.length > 0) return firms;
  }
  return [];
}

/** Pixels between neighbouring points of a line. */
function stepOf(chart: DrawnChart): number {
  const scale = chart.scales['x'];
  return scale === undefined ? 0 : Math.abs(scale.getPixelForValue(1) - scale.getPixelForValue(0));
}
