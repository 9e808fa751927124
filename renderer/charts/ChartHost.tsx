import { useEffect, useRef } from 'preact/hooks';
import type { Figure } from '../../shared/interchange/figure.ts';
import { darkPalette, lightPalette } from '../../shared/interchange/palette.ts';
import type { DrawnChart } from './chartLibrary.ts';
import { figureChart } from './drawings/registry.ts';
import { createKeptChart, type KeptChart } from './keptChart.ts';
import type { Look } from './look.ts';
import { paintPanel } from './paintPanel.ts';
import { pointedFirms } from './pointed.ts';
import { useInSight } from './useInSight.ts';

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

/** Keeps one Chart.js chart in step with a figure, at once and without animation; one that is out of sight follows when it is seen again. */
export function ChartHost({ figure, theme, label, place, highlight, withLegend, testId, onPick }: ChartHostProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const kept = useRef<KeptChart | null>(null);
  const inSight = useInSight(canvas);
  useEffect(() => () => kept.current?.destroy(), []);
  useEffect(() => {
    if (canvas.current === null || !inSight) return;
    const look: Look = { palette: theme === 'dark' ? darkPalette : lightPalette, place, width: 0, highlight, ...(withLegend === false ? { withLegend } : {}) };
    kept.current ??= createKeptChart(canvas.current);
    kept.current.show(figureChart(figure, look, paintPanel));
    // A legend of many lines makes the picture higher, not the plot lower.
    const legend = kept.current.chart()?.legend;
    canvas.current.parentElement?.style.setProperty('--legend-height', `${Math.ceil(legend?.options.display === true ? legend.height : 0)}px`);
  }, [figure, theme, place, highlight, inSight]);

  const pointed = (event: MouseEvent): readonly string[] => firmsAt(kept.current?.chart() ?? null, event, figure);
  return (
    <div class="chartCanvas">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        data-testid={testId}
        onClick={(event) => onPick(pointed(event))}
        onMouseMove={(event) => event.currentTarget.classList.toggle('canPick', pointed(event).length > 0)}
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
