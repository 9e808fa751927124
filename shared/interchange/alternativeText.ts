/**
 * A figure in one to three sentences made from its data: for screen readers, and for the alternative text of pictures in documents.
 * Owns: which facts of each type are told. Does not own: all of its numbers, which the table twin has (`figureTable.ts`).
 */
import { t } from '../text/messages.ts';
import { waterfallTops } from './figureTable.ts';
import type { Figure, FigureOf, FigureSeries, FigureType, Threshold, XAxis } from './figure.ts';
import { formatFigureValue, xLabels } from './figure.ts';

/** The picture in words, in the figure's language; where nothing is shown, why. */
export function alternativeText(figure: Figure): string {
  if (figure.empty !== null) return t(figure.language, 'figure.altEmpty', { title: figure.title, reason: figure.empty });
  // Safe: the words of a type take figures of that type.
  return (sentences[figure.type] as (figure: Figure) => string)(figure);
}

/** More would be read out before anybody asks for it. */
const mostSeries = 3;

type Lines = Pick<FigureOf<'line'>, 'language' | 'unit' | 'x'> & { readonly series: readonly FigureSeries[]; readonly thresholds: readonly Threshold[] };

const join = (figure: Pick<Figure, 'language'>, parts: readonly string[]) => parts.filter((part) => part !== '').join(figure.language === 'en' ? ' ' : '');
const axisWord = (figure: Pick<Figure, 'language'>, x: XAxis) => (x.kind === 'quarters' ? t(figure.language, 'chart.quarterWord') : x.title);

function placeWord({ language }: Pick<Figure, 'language'>, x: XAxis, place: number): string {
  const label = xLabels(x)[place] ?? '';
  return x.kind === 'quarters' ? t(language, 'figure.quarterPlace', { quarter: label }) : label;
}

function withAxis(figure: FigureOf<'line' | 'stackedBars' | 'groupedBars'>, facts: string): string {
  const labels = xLabels(figure.x);
  return t(figure.language, 'figure.altSeries', { title: figure.title, count: figure.series.length, axis: axisWord(figure, figure.x), first: labels[0] ?? '', last: labels.at(-1) ?? '', facts });
}

function lineFacts(figure: Lines): string {
  const { language, x } = figure;
  const shown = figure.series.slice(0, mostSeries).map(({ label, values, failsAt }) => {
    const known = values.filter((value) => value !== null);
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return '';
    const words = { label, from: formatFigureValue(first, figure), to: formatFigureValue(last, figure) };
    if (failsAt !== undefined) return t(language, 'figure.altFails', { ...words, quarter: xLabels(x)[failsAt] ?? '' });
    return t(language, known.every((value) => value === first) ? 'figure.altLevel' : 'figure.altMove', words);
  });
  const more = figure.series.length > mostSeries ? t(language, 'figure.altMore', { count: figure.series.length - mostSeries }) : '';
  return join(figure, [...shown, more, ...figure.thresholds.map((limit) => breachOf(figure, limit))]);
}

function breachOf(figure: Lines, { label, values, breach }: Threshold): string {
  const line = figure.series[0]?.values ?? [];
  const place = breach === undefined ? -1 : line.findIndex((value, index) => {
    const limit = values[index] ?? null;
    return value !== null && limit !== null && (breach === 'above' ? value > limit : value < limit);
  });
  return place < 0 ? '' : t(figure.language, 'figure.altBreach', { label, place: placeWord(figure, figure.x, place) });
}

function barFacts(figure: FigureOf<'stackedBars' | 'groupedBars'>): string {
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
  const columns = xLabels(figure.x).map((_, index) => sum(figure.series.map(({ values }) => values[index] ?? null)));
  const total = sum(columns);
  if (figure.levels === true) {
    const last = figure.series.toSorted((a, b) => (b.values.at(-1) ?? 0) - (a.values.at(-1) ?? 0))[0];
    if (last === undefined) return t(figure.language, 'figure.altNone');
    return t(figure.language, 'figure.altLevels', { from: formatFigureValue(columns[0] ?? 0, figure), to: formatFigureValue(columns.at(-1) ?? 0, figure), label: last.label, share: formatFigureValue(last.values.at(-1) ?? 0, figure) });
  }
  const largest = figure.series.toSorted((a, b) => sum(b.values) - sum(a.values))[0];
  if (largest === undefined || total === 0) return t(figure.language, 'figure.altNone');
  const most = Math.max(...columns);
  return t(figure.language, 'figure.altMost', {
    total: formatFigureValue(total, figure), most: formatFigureValue(most, figure), place: placeWord(figure, figure.x, columns.indexOf(most)),
    label: largest.label, share: formatFigureValue(sum(largest.values), figure),
  });
}

function heatMapWords(figure: FigureOf<'heatMap'>): string {
  const cells = figure.values.flatMap((row, y) => row.flatMap((value, x) => (value === null ? [] : [{ value, at: `${figure.rows[y]?.label ?? ''}, ${figure.columns[x]?.label ?? ''}` }])));
  const ordered = cells.toSorted((a, b) => a.value - b.value);
  const [least, most] = [ordered[0], ordered.at(-1)];
  if (least === undefined || most === undefined) return figure.title;
  const words = { title: figure.title, rows: figure.rows.length, columns: figure.columns.length };
  return t(figure.language, 'figure.altHeatMap', { ...words, least: formatFigureValue(least.value, figure), leastAt: least.at, most: formatFigureValue(most.value, figure), mostAt: most.at });
}

function flowWords(figure: FigureOf<'sankey' | 'network'>, links: FigureOf<'sankey'>['flows'] | FigureOf<'network'>['links']): string {
  const name = (key: string) => figure.nodes.find((node) => node.key === key)?.label ?? key;
  const largest = links.toSorted((a, b) => b.value - a.value)[0];
  if (largest === undefined) return figure.title;
  const total = links.reduce((sum, { value }) => sum + value, 0);
  return t(figure.language, 'figure.altFlows', {
    title: figure.title, count: links.length, total: formatFigureValue(total, figure), from: name(largest.from), to: name(largest.to), value: formatFigureValue(largest.value, figure), kind: largest.kind,
  });
}

function fanWords(figure: FigureOf<'fan'>): string {
  const widest = figure.bands[0];
  const shown = (value: number | undefined) => (value === undefined ? '' : formatFigureValue(value, figure));
  return t(figure.language, 'figure.altFan', {
    title: figure.title, from: shown(figure.median[0]), to: shown(figure.median.at(-1)), share: formatFigureValue(widest?.share ?? 0, { language: figure.language, unit: 'share' }), low: shown(widest?.low.at(-1)), high: shown(widest?.high.at(-1)),
  });
}

function largestOf<Item>(items: readonly Item[], size: (item: Item) => number): Item | undefined {
  return items.toSorted((a, b) => size(b) - size(a))[0];
}

const sentences: { readonly [Type in FigureType]: (figure: FigureOf<Type>) => string } = {
  line: (figure) => withAxis(figure, lineFacts(figure)),
  stackedBars: (figure) => withAxis(figure, barFacts(figure)),
  groupedBars: (figure) => withAxis(figure, barFacts(figure)),
  heatMap: heatMapWords,
  sankey: (figure) => flowWords(figure, figure.flows),
  network: (figure) => flowWords(figure, figure.links),
  fan: fanWords,
  waterfall: (figure) => {
    const changes = figure.steps.filter(({ kind }) => kind === 'change');
    const largest = largestOf(changes, ({ value }) => Math.abs(value));
    const words = { title: figure.title, count: changes.length, total: formatFigureValue(waterfallTops(figure).at(-1) ?? 0, figure) };
    return t(figure.language, 'figure.altWaterfall', { ...words, label: largest?.label ?? '', value: formatFigureValue(largest?.value ?? 0, figure) });
  },
  tornado: (figure) => {
    const [first] = figure.bars;
    const shown = (value: number | null | undefined) => (value === null || value === undefined ? '–' : formatFigureValue(value, figure));
    const words = { title: figure.title, base: shown(figure.base), label: first?.label ?? '', low: shown(first?.low), high: shown(first?.high) };
    return t(figure.language, 'figure.altTornado', { ...words, lowLabel: first?.lowLabel ?? '', highLabel: first?.highLabel ?? '' });
  },
  box: (figure) => {
    const highest = largestOf(figure.groups, ({ median }) => median);
    return t(figure.language, 'figure.altBox', { title: figure.title, count: figure.groups.length, label: highest?.label ?? '', value: formatFigureValue(highest?.median ?? 0, figure) });
  },
  treemap: (figure) => {
    const largest = largestOf(figure.leaves, ({ value }) => value);
    const total = figure.leaves.reduce((sum, { value }) => sum + value, 0);
    return t(figure.language, 'figure.altTreemap', { title: figure.title, count: figure.leaves.length, total: formatFigureValue(total, figure), label: largest?.label ?? '', value: formatFigureValue(largest?.value ?? 0, figure) });
  },
  scatter: (figure) => {
    const highest = largestOf(figure.points, ({ y }) => y);
    return t(figure.language, 'figure.altScatter', { title: figure.title, count: figure.points.length, label: highest?.label ?? '', value: formatFigureValue(highest?.y ?? 0, figure) });
  },
  multiples: (figure) => {
    const facts = figure.panels.slice(0, mostSeries).map((panel) => alternativeText(panel));
    return t(figure.language, 'figure.altMultiples', { title: figure.title, count: figure.panels.length, facts: join(figure, facts) });
  },
};
