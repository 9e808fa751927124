/** The lines of the tree that are on the screen: what is open, folded together where places are many. */
import type { TraceContext } from '../../../shared/trace/traceContext.ts';
import { dependents, hasDependents, precedents } from '../../../shared/trace/traceGraph.ts';
import type { FactNode, TraceNode } from '../../../shared/trace/traceNode.ts';
import { nodeKey } from '../../../shared/trace/traceNode.ts';
import type { TraceDirection } from '../../state/trace.ts';

/** Places of one kind that were folded into a line of their own. */
export interface TraceGroup {
  readonly is: 'group';
  readonly why: 'many' | 'atZero' | 'more';
  readonly nodes: readonly TraceNode[];
}

export interface TraceLine {
  /** The way to it from the root; the key under which it is open. */
  readonly path: string;
  readonly level: number;
  readonly item: TraceNode | TraceGroup;
  readonly parent: TraceNode | null;
  readonly isExpandable: boolean;
  readonly isOpen: boolean;
  /** It stands on its own way already: to open it again would lead round in a circle. */
  readonly isAbove: boolean;
  readonly place: number;
  readonly siblings: number;
}

/** More than this of one kind make a group; so many of a group are listed at once. */
const mostAlone = 6;
const mostListed = 60;

export function traceLines(context: TraceContext, direction: TraceDirection, root: TraceNode, open: ReadonlySet<string>, valueOf: (node: FactNode) => number | null): readonly TraceLine[] {
  const lines: TraceLine[] = [];
  const step = direction === 'precedents' ? precedents : dependents;
  const leadsOn = (node: TraceNode): boolean => (direction === 'precedents' ? precedents(context, node).length > 0 : hasDependents(context, node));
  const put = (items: readonly (TraceNode | TraceGroup)[], path: string, level: number, above: readonly string[], parent: TraceNode | null): void => {
    for (const [index, item] of items.entries()) {
      const key = item.is === 'group' ? `group ${item.why} ${index}` : nodeKey(item);
      const own = `${path}/${key}`;
      const isAbove = item.is !== 'group' && above.includes(key);
      const isOpen = open.has(own) && !isAbove;
      const isExpandable = !isAbove && (item.is === 'group' || leadsOn(item));
      lines.push({ path: own, level, item, parent, isExpandable, isOpen: isOpen && isExpandable, isAbove, place: index + 1, siblings: items.length });
      if (!isOpen) continue;
      if (item.is === 'group') put(listed(item), own, level + 1, above, parent);
      else put(folded(step(context, item), direction, valueOf), own, level + 1, [...above, key], item);
    }
  };
  put(folded(step(context, root), direction, valueOf), '', 1, [nodeKey(root)], root);
  return lines;
}

function listed({ nodes }: TraceGroup): readonly (TraceNode | TraceGroup)[] {
  return nodes.length <= mostListed ? nodes : [...nodes.slice(0, mostListed), { is: 'group', why: 'more', nodes: nodes.slice(mostListed) }];
}

/** What is nothing now stands last, together; many of one kind become a group; the largest of a kind stands first. */
function folded(nodes: readonly TraceNode[], direction: TraceDirection, valueOf: (node: FactNode) => number | null): readonly (TraceNode | TraceGroup)[] {
  const isZero = (node: TraceNode): boolean => direction === 'precedents' && node.is === 'fact' && valueOf(node) === 0;
  const all = nodes.filter(isZero);
  const zero = all.length === nodes.length ? [] : all;
  const kinds = new Map<string, TraceNode[]>();
  for (const node of nodes.filter((each) => zero.length === 0 || !isZero(each))) {
    const kind = kindOf(node);
    const list = kinds.get(kind);
    if (list === undefined) kinds.set(kind, [node]);
    else list.push(node);
  }
  const shown = [...kinds.values()].flatMap((list): readonly (TraceNode | TraceGroup)[] => (list.length > mostAlone ? [{ is: 'group', why: 'many', nodes: list }] : bySize(list, valueOf)));
  return zero.length === 0 ? shown : [...shown, ...(zero.length <= 2 && shown.length < 6 ? zero : [{ is: 'group', why: 'atZero', nodes: zero } as const])];
}

function kindOf(node: TraceNode): string {
  switch (node.is) {
    case 'fact': return `fact ${node.fact}`;
    case 'cell': return `cell ${node.table} ${node.key}`;
    case 'driver': return `driver ${node.driver}`;
    case 'result': return node.t === null ? 'result' : `result ${node.measure}`;
    case 'scenario': return 'scenario';
    case 'cost': return `cost ${node.effect}`;
  }
}

/** Within one quarter the largest first; over quarters in their order. */
function bySize(nodes: readonly TraceNode[], valueOf: (node: FactNode) => number | null): readonly TraceNode[] {
  const size = (node: TraceNode): number => Math.abs((node.is === 'fact' ? valueOf(node) : node.is === 'cost' ? node.amount : 0) ?? 0);
  const isOneQuarter = nodes.every((node) => 't' in node && node.t === (nodes[0] as FactNode).t);
  return isOneQuarter ? nodes.toSorted((a, b) => size(b) - size(a)) : nodes;
}
