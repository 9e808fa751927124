/**
 * From payments or losses between parties to bands between nodes.
 *
 * A band can only run forwards. Money that comes back to where it set out would close a circle; such a flow ends in a second node of
 * its payee, marked ↻: so the circle is seen, unrolled. Which flows run backwards follows from amounts and keys alone.
 */
import type { ColourRole, FigureOf } from '../interchange/figure.ts';
import { formatFigureValue } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartContext } from './chartDefinition.ts';
import { sumOf } from './figureParts.ts';

export interface FlowNode {
  readonly key: string;
  readonly label: string;
  readonly firms: readonly string[];
  readonly colour: ColourRole;
}

export interface FlowBand {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly kind: { readonly key: string; readonly label: string; readonly colour: ColourRole };
}

/** More bands than this cannot be followed. */
const mostBands = 32;

type Parts = Pick<FigureOf<'sankey'>, 'nodes' | 'flows'>;

/**
 * @param bands  any number for a pair; those alike in all are added up
 * @returns the largest bands as nodes and flows, and a remark on what is left out, empty where nothing is
 */
export function flowParts({ language }: Pick<ChartContext, 'language'>, nodes: readonly FlowNode[], bands: readonly FlowBand[]): Parts & { readonly remark: string } {
  const all = added(bands).filter(({ value }) => value > 0).sort((a, b) => b.value - a.value || (nameOf(a) < nameOf(b) ? -1 : 1));
  const shown = all.slice(0, mostBands);
  const left = all.slice(mostBands);
  const order = new Map(flowOrder(shown).map((key, index) => [key, index]));
  const isBack = ({ from, to }: FlowBand) => (order.get(from) ?? 0) >= (order.get(to) ?? 0);
  const again = (key: string) => `${key}↻`;
  const flows = shown.map((band) => ({ key: nameOf(band), from: band.from, to: isBack(band) ? again(band.to) : band.to, value: band.value, kind: band.kind.label, colour: band.kind.colour }));
  const used = new Set(flows.flatMap(({ from, to }) => [from, to]));
  return {
    nodes: nodes.flatMap((node) => [node, { ...node, key: again(node.key), label: `↻ ${node.label}` }]).filter(({ key }) => used.has(key)),
    flows,
    remark: left.length === 0 ? '' : t(language, 'chart.smallerFlows', { count: left.length, amount: formatFigureValue(sumOf(left.map(({ value }) => value)), { language, unit: 'money' }) }),
  };
}

function nameOf({ from, to, kind }: FlowBand): string {
  return JSON.stringify([from, to, kind.key]);
}

function added(bands: readonly FlowBand[]): FlowBand[] {
  const groups = new Map<string, FlowBand[]>();
  for (const band of bands) groups.set(nameOf(band), [...(groups.get(nameOf(band)) ?? []), band]);
  return [...groups.values()].map((group) => ({ ...group[0]!, value: sumOf(group.map(({ value }) => value)) }));
}

/** Nodes in an order in which little flows backwards: sources first, sinks last, else whoever gives most on balance (Eades, Lin & Smyth 1993). */
function flowOrder(bands: readonly FlowBand[]): readonly string[] {
  const left = new Set(bands.flatMap(({ from, to }) => [from, to]).toSorted());
  const first: string[] = [];
  const last: string[] = [];
  while (left.size > 0) {
    const open = bands.filter(({ from, to }) => from !== to && left.has(from) && left.has(to));
    const gives = new Set(open.map(({ from }) => from));
    const takes = new Set(open.map(({ to }) => to));
    const sink = [...left].find((key) => !gives.has(key));
    const source = [...left].find((key) => !takes.has(key));
    const balance = (key: string) => sumOf(open.map(({ from, to, value }) => (from === key ? value : to === key ? -value : 0)));
    const next = source ?? sink ?? [...left].reduce((best, key) => (balance(key) > balance(best) ? key : best));
    if (source === undefined && sink !== undefined) last.unshift(next);
    else first.push(next);
    left.delete(next);
  }
  return [...first, ...last];
}
