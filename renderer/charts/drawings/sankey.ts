/** Flows between nodes as bands as wide as their values. */
import type { LegendItem, TooltipItem } from 'chart.js';
import { type FigureOf, formatFigureValue } from '../../../shared/interchange/figure.ts';
import { colourOf } from '../../../shared/interchange/palette.ts';
import { inBrackets, labelled } from '../../../shared/text/punctuation.ts';
import type { FigureChart } from '../chartLibrary.ts';
import { isDimmed, type Look } from '../look.ts';
import { baseOptions, font, legendOf, withOptions } from './drawing.ts';
import { flowNames, nodeWidth } from './flowNames.ts';

export function sankeyDrawing(figure: FigureOf<'sankey'>, look: Look): FigureChart {
  const nodes = new Map(figure.nodes.map((node) => [node.key, node]));
  const columns = Object.fromEntries(figure.nodes.flatMap(({ key, column }) => (column === undefined ? [] : [[key, column]])));
  const colours = figure.flows.map(({ colour }) => colourOf(look.palette, colour));
  const strengths = figure.flows.map(({ from, to }) => (isDimmed(look, [...(nodes.get(from)?.firms ?? []), ...(nodes.get(to)?.firms ?? [])]) ? 0.12 : 0.5));
  const config = {
    type: 'sankey',
    data: {
      datasets: [{
        label: figure.title, data: figure.flows.map(({ from, to, value }) => ({ from, to, flow: value })), column: columns,
        colorFrom: ({ dataIndex }: { readonly dataIndex: number }) => colours[dataIndex], colorTo: ({ dataIndex }: { readonly dataIndex: number }) => colours[dataIndex], colorMode: 'from', alpha: ({ dataIndex }: { readonly dataIndex: number }) => strengths[dataIndex],
        color: look.palette.text, borderColor: look.palette.marker, borderWidth: 0.5, nodeWidth, nodePadding: 17, size: 'max', font,
        nodeLabels: { display: false },
      }],
    },
    options: withOptions(baseOptions(figure, look), {
      scales: { x: { display: false }, y: { display: false } },
      plugins: { legend: { ...legendOf(look, () => kindsOf(figure, look)).legend, title: belowLabels }, tooltip: { callbacks: { title: () => '', label: ({ dataIndex }: TooltipItem<'sankey'>) => tooltip(figure, dataIndex, nodes) } } },
    } as object),
    plugins: [flowNames(figure, look)],
  };
  return config as unknown as FigureChart;
}

/** Names of the lowest nodes reach below the plot: an empty title keeps the legend off them. */
const belowLabels = { display: true, text: '', font: { size: 2 }, padding: { top: 8, bottom: 0 } } as const;

/** What flows, by colour, each kind once in the order of its colour's place. */
function kindsOf(figure: FigureOf<'sankey'>, { palette }: Look): LegendItem[] {
  const kinds = new Map(figure.flows.map(({ kind, colour }) => [kind, colourOf(palette, colour)]));
  return [...kinds].map(([text, colour]) => ({ text, fillStyle: colour, strokeStyle: colour, fontColor: palette.text, pointStyle: 'rect', lineWidth: 0 }));
}

function tooltip(figure: FigureOf<'sankey'>, index: number, nodes: ReadonlyMap<string, { readonly label: string }>): string {
  const flow = figure.flows[index];
  if (flow === undefined) return '';
  return labelled(figure.language, `${nodes.get(flow.from)?.label ?? ''} → ${nodes.get(flow.to)?.label ?? ''}`, `${formatFigureValue(flow.value, figure)}${inBrackets(figure.language, flow.kind)}`);
}
