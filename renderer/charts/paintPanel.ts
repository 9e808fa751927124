import { Chart } from './chartLibrary.ts';
import type { PaintPanel } from './drawings/multiples.ts';
import { figureChart } from './drawings/registry.ts';

/** Draws a panel on a canvas of its own, at the density of the one that it goes into. */
export const paintPanel: PaintPanel = (ctx, panel, look, { x, y, width, height }) => {
  const density = ctx.getTransform().a;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const config = figureChart(panel, look, paintPanel);
  const chart = new Chart(canvas, { ...config, options: { ...config.options, responsive: false, devicePixelRatio: density } });
  ctx.drawImage(canvas, x, y, width, height);
  chart.destroy();
};
