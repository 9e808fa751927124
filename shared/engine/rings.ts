/**
 * Puts nodes in an order in which payers come before those whom they pay, so that each is worked out once; nodes that pay one
 * another round a ring stay together (strongly connected components, Tarjan 1972, without recursion).
 */

/** Work arrays, one entry a node; reused for every clearing. */
export interface RingWork {
  readonly visit: Int32Array;
  readonly low: Int32Array;
  readonly onStack: Uint8Array;
  readonly stack: Int32Array;
  readonly path: Int32Array;
  readonly edge: Int32Array;
  /** Nodes ring by ring, payers first; inside a ring by their number. */
  readonly order: Int32Array;
  /** Ring r is `order[ringStart[r]]` to `order[ringStart[r + 1] - 1]`. */
  readonly ringStart: Int32Array;
}

export function createRingWork(n: number): RingWork {
  const ints = (length: number) => new Int32Array(length);
  return { visit: ints(n), low: ints(n), onStack: new Uint8Array(n), stack: ints(n), path: ints(n), edge: ints(n), order: ints(n), ringStart: ints(n + 1) };
}

/**
 * @param count  nodes 0 to count - 1
 * @param start  `from[start[i]]` to `from[start[i + 1] - 1]` pay node i
 * @returns the number of rings in `work.order`; a node outside any ring is a ring of its own
 */
export function findRings(count: number, start: Int32Array, from: Int32Array, work: RingWork): number {
  const { visit, low, onStack, stack, path, edge, order, ringStart } = work;
  visit.fill(0, 0, count);
  ringStart[0] = 0;
  let visited = 0;
  let placed = 0;
  let rings = 0;
  let stacked = 0;
  for (let root = 0; root < count; root += 1) {
    if (visit[root] !== 0) continue;
    let depth = 0;
    let entering = root;
    while (entering >= 0 || depth > 0) {
      if (entering >= 0) {
        visited += 1;
        visit[entering] = visited;
        low[entering] = visited;
        edge[entering] = start[entering]!;
        stack[stacked] = entering;
        stacked += 1;
        onStack[entering] = 1;
        path[depth] = entering;
        depth += 1;
        entering = -1;
      }
      const i = path[depth - 1]!;
      const position = edge[i]!;
      if (position < start[i + 1]!) {
        edge[i] = position + 1;
        const j = from[position]!;
        if (visit[j] === 0) entering = j;
        else if (onStack[j] === 1 && visit[j]! < low[i]!) low[i] = visit[j]!;
        continue;
      }
      depth -= 1;
      if (depth > 0) {
        const parent = path[depth - 1]!;
        if (low[i]! < low[parent]!) low[parent] = low[i]!;
      }
      if (low[i] !== visit[i]) continue;
      let member = -1;
      while (member !== i) {
        stacked -= 1;
        member = stack[stacked]!;
        onStack[member] = 0;
        order[placed] = member;
        placed += 1;
      }
      rings += 1;
      ringStart[rings] = placed;
    }
  }
  for (let r = 0; r < rings; r += 1) if (ringStart[r + 1]! - ringStart[r]! > 1) order.subarray(ringStart[r]!, ringStart[r + 1]!).sort();
  return rings;
}
