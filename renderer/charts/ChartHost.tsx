import { useEffect, useRef } from 'preact/hooks';
import type { Figure } from '../../shared/interchange/figure.ts';
import { chartConfig } from './chartConfig.ts';
import { Chart } from './chartLibrary.ts';
import { darkPalette, lightPalette } from './palette.ts';

interface ChartHostProps {
  readonly figure: Figure;
  readonly theme: 'light' | 'dark';
  readonly label: string;
}

/** Keeps one Chart.js chart in step with a figure; replaced data are drawn at once, without animation. */
export function ChartHost({ figure, theme, label }: ChartHostProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart<'line' | 'bar', (number | null)[], number> | null>(null);
  useEffect(() => () => destroy(), []);
  useEffect(() => {
    if (canvas.current === null) return;
    const config = chartConfig(figure, { palette: theme === 'dark' ? darkPalette : lightPalette, place: 'screen' });
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
