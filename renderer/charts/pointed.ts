/** Which firms something on a figure stands for: what a click on it, or a key on its heading in the table, selects in the grid. */
import type { Figure } from '../../shared/interchange/figure.ts';

/** What the pointer is on: the place of the dataset in the drawing, that of the element in it, and what the element holds. */
export interface Hit {
  readonly dataset: number;
  readonly index: number;
  readonly raw: unknown;
}

/** Ids of firms; empty where it stands for none. */
export function pointedFirms(figure: Figure, { dataset, index, raw }: Hit): readonly string[] {
  switch (figure.type) {
    case 'line':
    case 'stackedBars':
    case 'groupedBars': {
      const series = figure.series[dataset];
      return series?.firmsAt?.[index] ?? series?.firms ?? [];
    }
    case 'fan':
      // Two datasets a band and the median come first.
      return figure.lines[dataset - 2 * figure.bands.length - 1]?.firms ?? [];
    case 'waterfall':
      return figure.steps[index]?.firms ?? [];
    case 'tornado':
      return figure.bars[index]?.firms ?? [];
    case 'box':
      return figure.groups[index]?.firms ?? [];
    case 'network':
      return figure.nodes[index]?.firms ?? [];
    case 'sankey': {
      const flow = figure.flows[index];
      return figure.nodes.flatMap(({ key, firms = [] }) => (key === flow?.from || key === flow?.to ? firms : []));
    }
    case 'scatter': {
      const groups = [...new Set(figure.points.map(({ group }) => group))];
      return figure.points.filter(({ group }) => group === groups[dataset])[index]?.firms ?? [];
    }
    case 'treemap': {
      // Safe: what the treemap keeps of the leaf, or of the leaves of a group.
      const data = (raw as { readonly _data?: { readonly place?: number; readonly children?: readonly { readonly place?: number }[] } } | undefined)?._data;
      const places = data?.children?.map(({ place }) => place) ?? [data?.place];
      return [...new Set(places.flatMap((place) => figure.leaves[place ?? -1]?.firms ?? []))];
    }
    case 'heatMap':
    case 'multiples':
      return [];
  }
}

/** All firms that a figure shows something of. */
export function firmsIn(figure: Figure): ReadonlySet<string> {
  const of = (items: readonly { readonly firms?: readonly string[] }[]) => new Set(items.flatMap(({ firms = [] }) => firms));
  switch (figure.type) {
    case 'line':
    case 'stackedBars':
    case 'groupedBars':
      return of(figure.series);
    case 'fan':
      return of(figure.lines);
    case 'waterfall':
      return of(figure.steps);
    case 'tornado':
      return of(figure.bars);
    case 'box':
      return of(figure.groups);
    case 'network':
    case 'sankey':
      return of(figure.nodes);
    case 'scatter':
      return of(figure.points);
    case 'treemap':
      return of(figure.leaves);
    case 'heatMap':
      return of([...figure.columns, ...figure.rows]);
    case 'multiples':
      return new Set(figure.panels.flatMap((panel) => [...firmsIn(panel)]));
  }
}

/** By column and by row of the table twin, the firms that its heading stands for. */
export function firmsOfTable(figure: Figure): { readonly columns: ReadonlyMap<number, readonly string[]>; readonly rows: ReadonlyMap<number, readonly string[]> } {
  const list = (items: readonly { readonly firms?: readonly string[] }[], from = 0) => new Map(items.flatMap(({ firms = [] }, index): [number, readonly string[]][] => (firms.length === 0 ? [] : [[index + from, firms]])));
  const none = new Map<number, readonly string[]>();
  switch (figure.type) {
    case 'line':
    case 'stackedBars':
    case 'groupedBars':
      return { columns: list(figure.series, 1), rows: none };
    case 'waterfall':
      return { columns: none, rows: list(figure.steps) };
    case 'tornado':
      return { columns: none, rows: list(figure.bars) };
    case 'box':
      return { columns: none, rows: list(figure.groups) };
    case 'scatter':
      return { columns: none, rows: list(figure.points) };
    case 'treemap':
      return { columns: none, rows: list(figure.leaves) };
    case 'network':
    case 'sankey': {
      const links = figure.type === 'sankey' ? figure.flows : figure.links;
      return { columns: none, rows: list(links.map(({ from, to }) => ({ firms: figure.nodes.flatMap(({ key, firms = [] }) => (key === from || key === to ? firms : [])) }))) };
    }
    case 'multiples':
      return { columns: figure.panels[0] !== undefined && 'series' in figure.panels[0] ? list(figure.panels[0].series, 2) : none, rows: none };
    case 'fan':
    case 'heatMap':
      return { columns: none, rows: none };
  }
}
