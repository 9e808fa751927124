/** From a chart and what was chosen for it to the figure. Owns: title, marks and pinned scale, which work alike for all charts. */
import type { ChartMark, SavedChart } from '../document/savedChart.ts';
import type { Figure, FigureMark, XAxis } from '../interchange/figure.ts';
import type { ChartContext, ChartDefinition } from './chartDefinition.ts';

/**
 * Makes a chart's figure with the choices of its context.
 *
 * @param saved  the saved chart, where it is one
 */
export function makeFigure(chart: ChartDefinition, context: ChartContext, saved: Pick<SavedChart, 'id' | 'name'> | null = null): Figure {
  const figure = withChoices(chart.figure(context), context);
  if (saved === null) return figure;
  return { ...figure, id: saved.id, title: saved.name === '' ? figure.title : saved.name };
}

function withChoices(figure: Figure, { choices }: ChartContext): Figure {
  switch (figure.type) {
    case 'line':
    case 'stackedBars':
    case 'groupedBars':
    case 'fan':
      return { ...figure, scale: choices.scale ?? figure.scale, marks: [...figure.marks, ...choices.marks.flatMap((mark, index) => markOf(mark, index, figure.x))] };
    default:
      return figure;
  }
}

/** A mark on the axis; nothing where its quarter lies beyond it, or a later program made it. */
function markOf(mark: ChartMark, index: number, x: XAxis): FigureMark[] {
  const place = (quarter: number | undefined) => (x.kind === 'quarters' && quarter !== undefined ? x.quarters.indexOf(quarter) : -1);
  const { kind, text, value } = mark;
  const key = `mark${index}`;
  const at = place(mark.quarter);
  switch (kind) {
    case 'event':
      return at < 0 ? [] : [{ key, kind, at, text }];
    case 'note':
      return at < 0 || value === undefined ? [] : [{ key, kind, at, value, text }];
    case 'limit':
      return value === undefined ? [] : [{ key, kind, value, text }];
    case 'zone': {
      const last = x.kind === 'quarters' ? x.quarters.length - 1 : -1;
      const to = mark.to === undefined ? last : place(mark.to);
      return at < 0 || last < 0 ? [] : [{ key, kind, from: at, to: to < at ? last : to, text }];
    }
    default:
      return [];
  }
}
