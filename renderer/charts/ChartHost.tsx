import { useEffect, useRef } from 'preact/hooks';
import type { Figure } from '../../shared/interchange/figure.ts';
import { darkPalette, lightPalette } from '../../shared/interchange/palette.ts';
import { Chart, type DrawnChart } from './chartLibrary.ts';
import { figureChart } from './drawings/registry.ts';
import { paintPanel } from './paintPanel.ts';

interface ChartHostProps {
  readonly figure: Figure;
  readonly theme: 'light' | 'dark';
  readonly label: string;
}

/** Keeps one Chart.js chart in step with a figure; replaced data are drawn at once, without animation. */
export function ChartHost({ figure, theme, label }: ChartHostProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<DrawnChart | null>(null);
  useEffect(() => () => destroy(), []);
  useEffect(() => {
    if (canvas.current === null) return;
    const config = figureChart(figure, { palette: theme === 'dark' ? darkPalette : lightPalette, place: 'screen', width: 0, highlight: new Set() }, paintPanel);
    // Plugins close over their figure and a chart keeps its plugins, so a new figure gets a new configuration on the same canvas.
    destroy();
    chart.current = new Chart(canvas.current, config);
  }, [figure, theme]);

  function destroy(): void {
    chart.current?.destroy();
    chart.current = null;
  }

  return (
    <div class="chartCanvas">
      <canvas ref={canvas} role="img" aria-label={label} data-testid={`chart-canvas-${figure.id}`} />
    </div>
  );
}
