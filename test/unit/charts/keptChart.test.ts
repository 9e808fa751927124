import { expect, test } from 'vitest';
import { figureChart } from '../../../renderer/charts/drawings/registry.ts';
import { createKeptChart } from '../../../renderer/charts/keptChart.ts';
import type { Look } from '../../../renderer/charts/look.ts';
import { SvgContext } from '../../../renderer/charts/svgContext.ts';
import type { Figure, FigureSeries, SeriesFigure } from '../../../shared/interchange/figure.ts';
import { darkPalette, lightPalette } from '../../../shared/interchange/palette.ts';
import { everyFigure, everyFigureList } from '../../builders/everyFigure.ts';

const look: Look = { palette: lightPalette, place: 'page', width: 480, highlight: new Set() };

/** Keeps only what was drawn since the canvas was last cleared, as a canvas does. */
class ClearedContext extends SvgContext {
  override clearRect(): void {
    const parts = this as unknown as { readonly body: string[]; readonly clips: string[] };
    parts.body.length = 0;
    parts.clips.length = 0;
  }
}

/** The last picture after each of these was shown in turn on one canvas, and how many charts that took. */
function shown(steps: readonly (readonly [figure: Figure, look: Look])[]): { readonly picture: string; readonly charts: number } {
  const context = new ClearedContext(480, 300);
  const kept = createKeptChart(context.canvas as unknown as HTMLCanvasElement);
  const charts = steps.map(([figure, look]) => {
    kept.show(figureChart(figure, look, () => undefined));
    return kept.chart();
  });
  const picture = context.toSvg('');
  kept.destroy();
  return { picture, charts: new Set(charts).size };
}

/** The same figure after an edit: other values, one of them gone, and no mark but one of its own. */
function edited<Kind extends Figure>(figure: Kind): Kind {
  const moved = (key: string, value: unknown): unknown => (typeof value === 'number' && /^(value|values|low|high|median|min|max|q1|q3|size|x|y|\d+)$/.test(key) ? value * 1.5 + 1 : value);
  return JSON.parse(JSON.stringify(figure, moved)) as Kind;
}

// Panels have a canvas of their own each.
test.each(everyFigureList('en').filter(({ type }) => type !== 'multiples').map((figure) => [figure.type, figure] as const))('%s: after an edit, a change of theme and a selection it looks as if it were drawn anew', (_type, figure) => {
  const dark: Look = { ...look, palette: darkPalette, highlight: new Set(['a']) };
  const { picture } = shown([[figure, look], [edited(figure), look], [edited(figure), dark]]);
  expect(picture).toBe(shown([[edited(figure), dark]]).picture);
  expect(picture).not.toBe(shown([[figure, dark]]).picture);
});

const { line, stackedBars } = everyFigure('en');

test('results that follow one another are drawn by one chart', () => {
  for (const figure of [line, stackedBars]) expect(shown([[figure, look], [edited(figure), look], [figure, look]])).toEqual({ ...shown([[figure, look]]), charts: 1 });
});

const third: FigureSeries = { key: 'z', label: 'Firm z', values: [1, 2, 1, 2], colour: { role: 'series', index: 2 }, stroke: 'dotted' };
test.each<readonly [string, SeriesFigure, SeriesFigure]>([
  ['one more series', line, { ...line, series: [...line.series, third] }],
  ['one series fewer', line, { ...line, series: line.series.slice(1) }],
  ['no limit any more', line, { ...line, thresholds: [] }],
  ['bars after lines', line, { ...stackedBars, thresholds: [] }],
  ['fewer quarters', line, { ...line, x: { kind: 'quarters', title: 'Quarter', quarters: [0, 1, 2] }, series: line.series.map((each) => ({ ...each, values: each.values.slice(0, 3) })), marks: [] }],
  ['a pinned scale', line, { ...line, scale: { min: -100, max: 100 } }],
  ['a scale that is pinned no more', { ...line, scale: { min: -100, max: 100 } }, line],
  ['steps after a plain line', line, { ...line, series: line.series.map((each) => ({ ...each, stepped: true })) }],
])('%s: nothing of the former figure is left', (_name, before, after) => {
  expect(shown([[before, look], [after, look]]).picture).toBe(shown([[after, look]]).picture);
});
