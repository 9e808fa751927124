/** Patterns on bars, so that stacks can be read in grey: lines of one of four kinds over the colour, in the bars and in the legend. */
import type { Chart, ChartType, Plugin } from 'chart.js';
import type { SeriesFigure } from '../../../shared/interchange/figure.ts';
import { colourOf, type Palette } from '../../../shared/interchange/palette.ts';
import { isDimmed, type Look } from '../look.ts';
import { type Area, drawn, hatch, line } from './strokes.ts';

type Pattern = 'plain' | 'rising' | 'falling' | 'level' | 'crossed';
const patterns: readonly Pattern[] = ['plain', 'rising', 'level', 'falling', 'crossed'];

/** The first series is plain; each has another pattern than its neighbours. */
export function patternAt(index: number): Pattern {
  return patterns[index % patterns.length] ?? 'plain';
}

/** A pattern as the lines of an SVG path over a box from 0, 0; empty for the plain one. Spaced as on the bars. */
export function patternPath(pattern: Pattern, { width, height }: { readonly width: number; readonly height: number }): string {
  const starts = (from: number, to: number, step: number) => Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step);
  const slanted = (slant: 1 | -1) => starts(-height, width + height, 6).map((x) => (slant === 1 ? `M${x} ${height}l${height} ${-height}` : `M${x} 0l${height} ${height}`));
  return [
    ...(pattern === 'rising' || pattern === 'crossed' ? slanted(1) : []),
    ...(pattern === 'falling' || pattern === 'crossed' ? slanted(-1) : []),
    ...(pattern === 'level' ? starts(2, height, 4).map((y) => `M0 ${y}h${width}`) : []),
  ].join('');
}

/** Size of the boxes in the legend, as `legendOf` asks for them. */
const legendBox = { width: 26, height: 7 };

export function barPatterns(figure: SeriesFigure, look: Look): Plugin {
  const colour = (index: number) => lineColour(look.palette, colourOf(look.palette, figure.series[index]?.colour ?? { role: 'muted' }));
  return {
    id: 'barPatterns',
    afterDatasetsDraw: (chart) => {
      figure.series.forEach((series, index) => {
        if (patternAt(index) === 'plain') return;
        chart.getDatasetMeta(index).data.forEach((element, place) => {
          // Safe: the elements of a bar dataset are bars.
          const { x, y, base, width } = element.getProps(['x', 'y', 'base', 'width'] as never, true) as unknown as { readonly x: number; readonly y: number; readonly base: number; readonly width: number };
          if (!Number.isFinite(y) || Math.abs(base - y) < 1 || isDimmed(look, series.firmsAt?.[place] ?? series.firms)) return;
          drawPattern(chart, { left: x - width / 2, right: x + width / 2, top: Math.min(y, base), bottom: Math.max(y, base) }, patternAt(index), colour(index));
        });
      });
    },
    afterDraw: (chart) => {
      // Safe: the legend of Chart.js has these boxes; its types keep them to itself.
      const boxes = (chart.legend as unknown as { readonly legendHitBoxes?: readonly { readonly left: number; readonly top: number; readonly height: number }[] } | undefined)?.legendHitBoxes ?? [];
      figure.series.forEach((_, index) => {
        const box = boxes[index];
        if (box === undefined || patternAt(index) === 'plain') return;
        const top = box.top + (box.height - legendBox.height) / 2;
        drawPattern(chart, { left: box.left, right: box.left + legendBox.width, top, bottom: top + legendBox.height }, patternAt(index), colour(index));
      });
    },
  };
}

/** Light lines on dark colours and the other way round. */
export function lineColour(palette: Palette, colour: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 140 ? palette.onDark : palette.onLight;
}

function drawPattern({ ctx }: Chart<ChartType>, box: Area, pattern: Pattern, colour: string): void {
  const { left, right, top, bottom } = box;
  drawn(ctx, () => {
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    ctx.globalAlpha = 0.65;
    if (pattern === 'rising' || pattern === 'crossed') hatch(ctx, box, colour, 6, 1);
    if (pattern === 'falling' || pattern === 'crossed') hatch(ctx, box, colour, 6, -1);
    if (pattern !== 'level') return;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1;
    ctx.setLineDash([]);
    for (let y = Math.ceil(top / 4) * 4; y < bottom; y += 4) line(ctx, left, y, right, y);
  });
}
