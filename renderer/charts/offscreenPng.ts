/** Figures as PNG in a worker, where there is no page: the same drawings on a canvas of no document. */
import { BasicPlatform } from 'chart.js';
import type { Figure } from '../../shared/interchange/figure.ts';
import { withResolution } from '../../shared/interchange/exporters/pngResolution.ts';
import { lightPalette } from '../../shared/interchange/palette.ts';
import { Chart } from './chartLibrary.ts';
import type { PaintPanel } from './drawings/multiples.ts';
import { figureChart } from './drawings/registry.ts';
import type { PictureSize } from './pictureSize.ts';
import { type Look, paperLook } from './look.ts';

/**
 * Draws a figure in dots.
 *
 * @returns the bytes of a PNG of `width * scale` by `height * scale` pixels that knows its size on paper
 */
export async function offscreenPng(figure: Figure, size: PictureSize, place: 'export' | 'page'): Promise<Uint8Array> {
  const canvas = draw(figure, paperLook(lightPalette, size.width, place), size.width, size.height, size.scale);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return withResolution(new Uint8Array(await blob.arrayBuffer()), size.dotsPerInch);
}

function draw(figure: Figure, look: Look, width: number, height: number, density: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(Math.round(width), Math.round(height));
  const config = figureChart(figure, look, paint);
  // Chart.js takes a canvas of no document, which its types do not say.
  const chart = new Chart(canvas as unknown as HTMLCanvasElement, { ...config, platform: BasicPlatform, options: { ...config.options, responsive: false, devicePixelRatio: density } });
  // Its pixels stay when the chart is gone, but for the size that it had before.
  const drawn = new OffscreenCanvas(canvas.width, canvas.height);
  drawn.getContext('2d')?.drawImage(canvas, 0, 0);
  chart.destroy();
  return drawn;
}

const paint: PaintPanel = (ctx, panel, look, { x, y, width, height }) => ctx.drawImage(draw(panel, look, width, height, ctx.getTransform().a), x, y, width, height);
