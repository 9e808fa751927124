/**
 * Puts estates in an order in which debtors come before their creditors, so that each is worked out once; estates that owe
 * one another round a ring stay together (strongly connected components, Tarjan 1972, without recursion).
 */
import type { Lists } from './state.ts';

/** What of an estate network decides who owes whom. */
export interface RingNetwork {
  readonly debtor: Int32Array;
  readonly heldBy: Lists;
  readonly failing: Uint8Array;
  /** The estates; `count` of them. */
  readonly estates: Int32Array;
  readonly count: number;
  /** Per claim, what an estate owes. */
  readonly owed: Float64Array;
}

/** Work arrays, one entry a firm; reused for every clearing. */
export interface RingWork {
  readonly visit: Int32Array;
  readonly low: Int32Array;
  readonly onStack: Uint8Array;
  readonly stack: Int32Array;
  readonly path: Int32Array;
  readonly edge: Int32Array;
  /** Estates ring by ring, debtors first. */
  readonly order: Int32Array;
  /** Ring r is `order[ringStart[r]]` to `order[ringStart[r + 1] - 1]`. */
  readonly ringStart: Int32Array;
}

export function createRingWork(n: number): RingWork {
  const ints = (length: number) => new Int32Array(length);
  return { visit: ints(n), low: ints(n), onStack: new Uint8Array(n), stack: ints(n), path: ints(n), edge: ints(n), order: ints(n), ringStart: ints(n + 1) };
}

/** @returns the number of rings in `work.order`; an estate outside any ring is a ring of its own */
export function findRings(net: RingNetwork, work: RingWork): number {
  const { visit, order, ringStart } = work;
  for (let m = 0; m < net.count; m += 1) visit[net.estates[m]!] = 0;
  const progress: Progress = { visited: 0, placed: 0, rings: 0, depth: 0, stacked: 0 };
  ringStart[0] = 0;
  for (let m = 0; m < net.count; m += 1) {
    const root = net.estates[m]!;
    if (visit[root] === 0) explore(net, work, root, progress);
  }
  for (let r = 0; r < progress.rings; r += 1) order.subarray(ringStart[r]!, ringStart[r + 1]!).sort();
  return progress.rings;
}

interface Progress { visited: number; placed: number; rings: number; depth: number; stacked: number }

function enter(net: RingNetwork, work: RingWork, i: number, progress: Progress): void {
  progress.visited += 1;
  work.visit[i] = progress.visited;
  work.low[i] = progress.visited;
  work.edge[i] = net.heldBy.start[i]!;
  work.stack[progress.stacked] = i;
  progress.stacked += 1;
  work.onStack[i] = 1;
  work.path[progress.depth] = i;
  progress.depth += 1;
}

function explore(net: RingNetwork, work: RingWork, root: number, progress: Progress): void {
  const { visit, low, onStack, path, edge } = work;
  enter(net, work, root, progress);
  while (progress.depth > 0) {
    const i = path[progress.depth - 1]!;
    const position = edge[i]!;
    if (position < net.heldBy.start[i + 1]!) {
      edge[i] = position + 1;
      const k = net.heldBy.items[position]!;
      const j = net.debtor[k]!;
      if (j < 0 || net.failing[j] === 0 || !(net.owed[k]! > 0)) continue;
      if (visit[j] === 0) enter(net, work, j, progress);
      else if (onStack[j] === 1) low[i] = Math.min(low[i]!, visit[j]!);
      continue;
    }
    progress.depth -= 1;
    if (progress.depth > 0) {
      const parent = path[progress.depth - 1]!;
      low[parent] = Math.min(low[parent]!, low[i]!);
    }
    if (low[i] === visit[i]) closeRing(work, i, progress);
  }
}

function closeRing(work: RingWork, root: number, progress: Progress): void {
  let member = -1;
  while (member !== root) {
    progress.stacked -= 1;
    member = work.stack[progress.stacked]!;
    work.onStack[member] = 0;
    work.order[progress.placed] = member;
    progress.placed += 1;
  }
  progress.rings += 1;
  work.ringStart[progress.rings] = progress.placed;
}
