/** Firms and what ties them together; places by forces with a fixed start and a fixed number of steps, so that they are always the same. */
import type { Chart, LegendItem, Plugin, TooltipItem } from 'chart.js';
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import { type FigureOf, formatFigureValue } from '../../../shared/interchange/figure.ts';
import { colourOf } from '../../../shared/interchange/palette.ts';
import { t } from '../../../shared/text/messages.ts';
import { labelled } from '../../../shared/text/punctuation.ts';
import type { FigureChart } from '../chartLibrary.ts';
import { isDimmed, type Look, shade } from '../look.ts';
import { fitText, textWidth } from '../textWidth.ts';
import { baseOptions, font, fontFamily, legendOf, type Options, withOptions } from './drawing.ts';
import { drawn, line } from './strokes.ts';

type Network = FigureOf<'network'>;
interface Placed {
  readonly x: number;
  readonly y: number;
}

/** Enough for a hundred firms to come to rest. */
const ticks = 300;
const [smallest, largest] = [5, 16];

export function networkDrawing(figure: Network, look: Look): FigureChart {
  const places = placed(figure);
  const most = Math.max(1e-9, ...figure.nodes.map(({ size }) => size));
  const colours = figure.nodes.map(({ colour, firms }) => shade(colourOf(look.palette, colour), isDimmed(look, firms)));
  const config = {
    type: 'bubble',
    data: {
      datasets: [{
        label: figure.title, data: places.map(({ x, y }, index) => ({ x, y, r: smallest + (largest - smallest) * Math.sqrt((figure.nodes[index]?.size ?? 0) / most) })),
        backgroundColor: colours, borderColor: figure.nodes.map(({ failed }) => (failed ? look.palette.limit : look.palette.background)), borderWidth: figure.nodes.map(({ failed }) => (failed ? 2.5 : 1)), clip: false,
      }],
    },
    options: withOptions(baseOptions(figure, look), {
      scales: { x: { display: false, min: -0.06, max: 1.06 }, y: { display: false, min: -0.08, max: 1.08 } },
      plugins: { legend: roundKeys(legendOf(look, () => kindsOf(figure, look)).legend), tooltip: { callbacks: { title: () => '', label: ({ dataIndex }: TooltipItem<'bubble'>) => tooltip(figure, dataIndex) } } },
    } as object),
    plugins: [links(figure, look), names(figure, look)],
  };
  return config as unknown as FigureChart;
}

function placed(figure: Network): readonly Placed[] {
  const index = new Map(figure.nodes.map(({ key }, place) => [key, place]));
  const nodes = figure.nodes.map((): SimulationNodeDatum => ({}));
  const ties = figure.links.flatMap(({ from, to }) => {
    const [source, target] = [index.get(from), index.get(to)];
    return source === undefined || target === undefined ? [] : [{ source, target }];
  });
  forceSimulation(nodes)
    .force('link', forceLink(ties).distance(50).strength(0.25))
    .force('charge', forceManyBody().strength(-160))
    .force('room', forceCollide(18))
    .force('x', forceX(0).strength(0.045))
    .force('y', forceY(0).strength(0.09))
    .stop()
    .tick(ticks);
  const scaled = (values: readonly number[]) => {
    const [least, span] = [Math.min(...values), Math.max(...values) - Math.min(...values)];
    return values.map((value) => (span > 0 ? (value - least) / span : 0.5));
  };
  const [xs, ys] = [scaled(nodes.map(({ x }) => x ?? 0)), scaled(nodes.map(({ y }) => y ?? 0))];
  return xs.map((x, place) => ({ x, y: ys[place] ?? 0.5 }));
}

/** Keys as nodes look: the usual ones are as wide as a stroke needs. */
function roundKeys(legend: NonNullable<Options['plugins']>['legend']): object {
  return { ...legend, labels: { ...legend?.labels, pointStyleWidth: 9 } };
}

/** What the colours of nodes stand for, each kind of living firm once, and how failed ones look. */
function kindsOf(figure: Network, { palette }: Look): LegendItem[] {
  const living = new Map(figure.nodes.filter(({ failed }) => !failed).map(({ kind, colour }) => [kind, colourOf(palette, colour)]));
  const item = (text: string, fillStyle: string, strokeStyle: string): LegendItem => ({ text, fillStyle, strokeStyle, fontColor: palette.text, pointStyle: 'circle', lineWidth: 1.5 });
  const bad = colourOf(palette, { role: 'bad' });
  return [...[...living].map(([text, colour]) => item(text, colour, colour)), ...(figure.nodes.some(({ failed }) => failed) ? [item(t(figure.language, 'figure.failedFirms'), bad, palette.limit)] : [])];
}

function tooltip(figure: Network, index: number): string[] {
  const node = figure.nodes[index];
  return node === undefined ? [] : [node.label, labelled(figure.language, figure.sizeTitle, formatFigureValue(node.size, figure)), ...(node.state === '' ? [] : [node.state])];
}

function points(chart: Chart): ReadonlyMap<number, { readonly x: number; readonly y: number; readonly radius: number }> {
  return new Map(chart.getDatasetMeta(0).data.map((element, index) => [index, { x: element.x, y: element.y, radius: Number(element.options['radius'] ?? smallest) }]));
}

/** Lines from debtor to creditor with a head, as strong as what is owed. */
function links(figure: Network, look: Look): Plugin {
  const index = new Map(figure.nodes.map(({ key }, place) => [key, place]));
  const most = Math.max(1e-9, ...figure.links.map(({ value }) => value));
  return {
    id: 'networkLinks',
    beforeDatasetsDraw: (chart) => {
      const at = points(chart as unknown as Chart);
      for (const { from, to, value, colour } of figure.links) {
        const [a, b] = [at.get(index.get(from) ?? -1), at.get(index.get(to) ?? -1)];
        if (a === undefined || b === undefined) continue;
        const length = Math.hypot(b.x - a.x, b.y - a.y);
        if (length < 1) continue;
        const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
        const [endX, endY] = [b.x - dx * (b.radius + 2), b.y - dy * (b.radius + 2)];
        const firms = [...(figure.nodes[index.get(from) ?? -1]?.firms ?? []), ...(figure.nodes[index.get(to) ?? -1]?.firms ?? [])];
        drawn(chart.ctx, () => {
          chart.ctx.strokeStyle = colourOf(look.palette, colour);
          chart.ctx.fillStyle = colourOf(look.palette, colour);
          chart.ctx.globalAlpha = isDimmed(look, firms) ? 0.1 : 0.55;
          chart.ctx.lineWidth = 0.6 + 4 * Math.sqrt(value / most);
          line(chart.ctx, a.x, a.y, endX, endY);
          chart.ctx.beginPath();
          chart.ctx.moveTo(endX, endY);
          chart.ctx.lineTo(endX - 7 * dx - 3.5 * dy, endY - 7 * dy + 3.5 * dx);
          chart.ctx.lineTo(endX - 7 * dx + 3.5 * dy, endY - 7 * dy - 3.5 * dx);
          chart.ctx.closePath();
          chart.ctx.fill();
        });
      }
    },
  };
}

/** Names below the nodes, the largest first, on a ground that lets them be read where they lie on a node; one that would lie on another is left out, since the table has them all. */
function names(figure: Network, look: Look): Plugin {
  const size = font.size - 1;
  return {
    id: 'networkNames',
    afterDatasetsDraw: (chart) => {
      const at = points(chart as unknown as Chart);
      const taken: { readonly left: number; readonly right: number; readonly y: number }[] = [];
      const order = [...figure.nodes.keys()].toSorted((a, b) => Number(figure.nodes[b]?.failed ?? false) - Number(figure.nodes[a]?.failed ?? false) || (figure.nodes[b]?.size ?? 0) - (figure.nodes[a]?.size ?? 0));
      drawn(chart.ctx, () => {
        chart.ctx.font = `${size}px ${fontFamily}`;
        chart.ctx.textAlign = 'center';
        chart.ctx.textBaseline = 'top';
        for (const place of order) {
          const [node, point] = [figure.nodes[place], at.get(place)];
          if (node === undefined || point === undefined) continue;
          const text = fitText(`${node.failed ? '✕ ' : ''}${node.label}`, look.place === 'large' ? 210 : 130, size);
          const [half, y] = [(textWidth(text) * size) / 2, point.y + point.radius + 2];
          const x = Math.max(half, Math.min(point.x, chart.width - half));
          if (taken.some((each) => Math.abs(each.y - y) < size + 1 && each.left < x + half && x - half < each.right)) continue;
          taken.push({ left: x - half, right: x + half, y });
          chart.ctx.fillStyle = `${look.palette.background}b0`;
          chart.ctx.fillRect(x - half, y - 1, 2 * half, size + 2);
          chart.ctx.fillStyle = isDimmed(look, node.firms) ? look.palette.muted : look.palette.text;
          chart.ctx.fillText(text, x, y);
        }
      });
    },
  };
}
