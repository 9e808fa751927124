/** Pictures of figures in dots: always on white, with title and caption in the picture. */
import type { Figure } from '../../shared/interchange/figure.ts';
import { withResolution } from '../../shared/interchange/exporters/pngResolution.ts';
import { lightPalette } from '../../shared/interchange/palette.ts';
import { Chart } from './chartLibrary.ts';
import { figureChart } from './drawings/registry.ts';
import { paperLook } from './look.ts';
import { paintPanel } from './paintPanel.ts';
import type { PictureSize } from './pictureSize.ts';

/**
 * Draws a figure for export.
 *
 * @returns the bytes of a PNG of `width * scale` by `height * scale` pixels that knows its size on paper
 * @throws if the browser cannot make the picture (out of memory)
 */
export async function figurePng(figure: Figure, size: PictureSize): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const config = figureChart(figure, paperLook(lightPalette, size.width), paintPanel);
  const chart = new Chart(canvas, { ...config, options: { ...config.options, devicePixelRatio: size.scale } });
  try {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (blob === null) throw new Error('The picture could not be made.');
    return withResolution(new Uint8Array(await blob.arrayBuffer()), size.dotsPerInch);
  } finally {
    chart.destroy();
  }
}
