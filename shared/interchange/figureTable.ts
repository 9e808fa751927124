/**
 * The table twin of a figure: every number that is drawn, in rows and columns, for CSV, XLSX, and those who read with their ears.
 * Owns: which table each type of figure is. Does not own: how a table is written (`exporters/`).
 */
import type { UnitId } from '../base/units.ts';
import { t } from '../text/messages.ts';
import type { Figure, FigureBase, FigureOf, FigureType, FigureSeries, Threshold, XAxis } from './figure.ts';
import { formatFigureValue } from './figure.ts';
import type { ReportCell, ReportColumn, ReportTable } from './reportDocument.ts';

/** The table of a figure; without rows where the figure is empty. */
export function figureTable(figure: Figure): ReportTable {
  // Safe: the table of a type takes figures of that type.
  return (tables[figure.type] as (figure: Figure) => ReportTable)(figure);
}

/** A figure in a unit of its own, so that its numbers read as they do in the picture. */
type Unit = Pick<FigureBase, 'language' | 'unit'>;

function number(value: number | null | undefined, unit: Unit): ReportCell {
  return value === null || value === undefined || !Number.isFinite(value) ? { value: null, text: '' } : { value, text: formatFigureValue(value, unit) };
}
function words(text: string): ReportCell {
  return { value: text, text };
}
/** A whole number as it is: quarters are counted, not grouped by thousands. */
function count(value: number): ReportCell {
  return { value, text: String(value) };
}
function numbers(label: string, unit: UnitId): ReportColumn {
  return { label, unit, isNumber: true };
}
function texts(label: string): ReportColumn {
  return { label, unit: 'none', isNumber: false };
}

function xColumn(x: XAxis): ReportColumn {
  return x.kind === 'quarters' ? numbers(x.title, 'none') : texts(x.title);
}
function xCells(x: XAxis): readonly ReportCell[] {
  return x.kind === 'quarters' ? x.quarters.map(count) : x.labels.map(words);
}

function seriesTable(figure: Unit & { readonly x: XAxis; readonly series: readonly FigureSeries[]; readonly thresholds: readonly Threshold[] }): ReportTable {
  const columns = [...figure.series, ...figure.thresholds];
  return {
    columns: [xColumn(figure.x), ...columns.map(({ label }) => numbers(label, figure.unit))],
    rows: xCells(figure.x).map((place, index) => [place, ...columns.map(({ values }) => number(values[index], figure))]),
  };
}

function fanTable(figure: FigureOf<'fan'>): ReportTable {
  const { language, unit } = figure;
  const ends = figure.bands.flatMap(({ share, low, high }) => {
    const shown = formatFigureValue(share, { language, unit: 'share' });
    return [{ label: t(language, 'figure.bandLow', { share: shown }), values: low }, { label: t(language, 'figure.bandHigh', { share: shown }), values: high }];
  });
  const columns = [{ label: t(language, 'figure.median'), values: figure.median }, ...ends, ...figure.lines, ...figure.thresholds];
  return {
    columns: [xColumn(figure.x), ...columns.map(({ label }) => numbers(label, unit))],
    rows: xCells(figure.x).map((place, index) => [place, ...columns.map(({ values }) => number(values[index], figure))]),
  };
}

/** Panels below one another, each row with its panel's name; columns of one name are one column. */
function multiplesTable(figure: FigureOf<'multiples'>): ReportTable {
  const parts = figure.panels.map((panel) => ({ title: panel.title, table: figureTable(panel) }));
  const columns: ReportColumn[] = [];
  for (const { table } of parts) for (const column of table.columns.slice(1)) if (!columns.some(({ label, unit }) => label === column.label && unit === column.unit)) columns.push(column);
  const x = parts[0]?.table.columns[0] ?? texts('');
  const rows = parts.flatMap(({ title, table }) => table.rows.map((row): readonly ReportCell[] => {
    const cells = columns.map(({ label, unit }) => row[table.columns.findIndex((own, place) => place > 0 && own.label === label && own.unit === unit)] ?? { value: null, text: '' });
    return [words(title), row[0] ?? words(''), ...cells];
  }));
  return { columns: [texts(t(figure.language, 'figure.panel')), x, ...columns], rows };
}

function tornadoTable(figure: FigureOf<'tornado'>): ReportTable {
  const { language, unit } = figure;
  return {
    columns: [texts(t(language, 'figure.input')), texts(t(language, 'figure.lowInput')), numbers(t(language, 'figure.outcomeAtLow'), unit), texts(t(language, 'figure.highInput')), numbers(t(language, 'figure.outcomeAtHigh'), unit), numbers(t(language, 'figure.outcomeAsIs'), unit)],
    rows: figure.bars.map(({ label, low, high, lowLabel, highLabel }) => [words(label), words(lowLabel), number(low, figure), words(highLabel), number(high, figure), number(figure.base, figure)]),
  };
}

function boxTable(figure: FigureOf<'box'>): ReportTable {
  const { language, unit } = figure;
  const parts = ['min', 'q1', 'median', 'q3', 'max'] as const;
  return {
    columns: [texts(figure.xTitle), ...parts.map((part) => numbers(t(language, `figure.${part}`), unit)), texts(t(language, 'figure.outliers'))],
    rows: figure.groups.map((group) => [words(group.label), ...parts.map((part) => number(group[part], figure)), words(group.outliers.map((value) => formatFigureValue(value, figure)).join('; '))]),
  };
}

function linksTable(figure: Unit, nodes: readonly { readonly key: string; readonly label: string }[], links: readonly { readonly from: string; readonly to: string; readonly kind: string; readonly value: number }[]): ReportTable {
  const name = (key: string) => words(nodes.find((node) => node.key === key)?.label ?? key);
  return {
    columns: [texts(t(figure.language, 'figure.from')), texts(t(figure.language, 'figure.to')), texts(t(figure.language, 'figure.kind')), numbers(t(figure.language, 'figure.amount'), figure.unit)],
    rows: links.map(({ from, to, kind, value }) => [name(from), name(to), words(kind), number(value, figure)]),
  };
}

const tables: { readonly [Type in FigureType]: (figure: FigureOf<Type>) => ReportTable } = {
  line: seriesTable,
  stackedBars: seriesTable,
  groupedBars: seriesTable,
  fan: fanTable,
  multiples: multiplesTable,
  tornado: tornadoTable,
  box: boxTable,
  waterfall: (figure) => ({
    columns: [texts(t(figure.language, 'figure.step')), numbers(t(figure.language, 'figure.amount'), figure.unit), numbers(t(figure.language, 'figure.soFar'), figure.unit)],
    rows: figure.steps.map((step, index) => [words(step.label), number(step.value, figure), number(waterfallTops(figure)[index], figure)]),
  }),
  heatMap: (figure) => ({
    columns: [texts(`${figure.yTitle} \\ ${figure.xTitle}`), ...figure.columns.map(({ label }) => numbers(label, figure.unit))],
    rows: figure.rows.map(({ label }, row) => [words(label), ...figure.columns.map((_, column) => number(figure.values[row]?.[column], figure))]),
  }),
  sankey: (figure) => linksTable(figure, figure.nodes, figure.flows),
  network: (figure) => linksTable(figure, figure.nodes, figure.links),
  treemap: (figure) => ({
    columns: [...figure.levels.map(texts), numbers(t(figure.language, 'figure.amount'), figure.unit)],
    rows: figure.leaves.map(({ path, value }) => [...path.map(words), number(value, figure)]),
  }),
  scatter: (figure) => ({
    columns: [texts(t(figure.language, 'figure.point')), texts(t(figure.language, 'figure.group')), numbers(figure.xTitle, figure.xUnit), numbers(figure.yTitle, figure.unit)],
    rows: figure.points.map(({ label, group, x, y }) => [words(label), words(group), number(x, { language: figure.language, unit: figure.xUnit }), number(y, figure)]),
  }),
};

/** Where each step of a waterfall ends: changes are added up, a total stands for itself. */
export function waterfallTops({ steps }: Pick<FigureOf<'waterfall'>, 'steps'>): readonly number[] {
  let sum = 0;
  return steps.map(({ value, kind }) => (sum = kind === 'total' ? value : sum + value));
}
