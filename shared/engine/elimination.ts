/**
 * The exact solution of y = c + A y on a ring: A >= 0, and what of each column is not passed on (its leak) is known by itself.
 *
 * Elimination without one subtraction (Grassmann, Taksar & Heyman, Operations Research 33(5), 1985): a pivot is the leak plus
 * what is passed on, never 1 minus something. So the solution is exact to rounding however little a ring leaks, and a ring
 * that leaks nothing is found as such. Nodes with few neighbours go first (Markowitz), so that long chains stay sparse; what is
 * left when that no longer helps is a dense matrix.
 */

/** Rows by receiver: `from[p]` passes `share[p]` of what it pays to i, for p from start[i] to start[i + 1] - 1. */
export interface ShareSystem {
  readonly count: number;
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly share: Float64Array;
  readonly leak: Float64Array;
  readonly constant: Float64Array;
}

/**
 * Solves a ring (strongly connected).
 *
 * @param y        overwritten with the solution; with `null` vector: a solution whose last entry eliminated is 0
 * @param closed   overwritten, if the ring leaks nothing, with the vector v = A v > 0 that can be added at will
 * @param sweep    tries to solve what is left by sweeps, as soon as the next step would make it denser
 * @returns whether the ring leaks, so that the solution is the only one
 */
export function eliminate(system: ShareSystem, y: Float64Array, closed: Float64Array, sweep: SweepCore): boolean {
  const { count } = system;
  if (count <= denseSize) return solveSmall(system, y, closed);
  const graph = createGraph(system);
  const order: number[] = [];
  const isGone = new Uint8Array(count);
  const queue = createDegreeQueue(graph, count);
  let mostProduct = firstProduct;
  let isSwept = false;
  while (count - order.length > denseSize) {
    const k = queue.take();
    const remaining = count - order.length;
    const product = degreeProduct(graph, k);
    if (urgency(graph, k) > mostProduct) {
      mostProduct = 4 * product;
      isSwept = sweepRest(graph, isGone, y, sweep);
      if (isSwept) break;
    }
    if (remaining <= largestDense && product > remaining * 4) break;
    isGone[k] = 1;
    order.push(k);
    removeNode(graph, k);
    for (const i of graph.gives[k]!.keys()) queue.put(i);
    for (const j of graph.gets[k]!.keys()) queue.put(j);
  }
  const leaks = isSwept || solveCore(graph, remainingNodes(isGone), y, closed);
  for (let position = order.length - 1; position >= 0; position -= 1) {
    const k = order[position]!;
    y[k] = substituted(graph, k, y, graph.constant[k]!);
    if (!leaks) closed[k] = substituted(graph, k, closed, 0);
  }
  return leaks;
}

/**
 * Solves what is left of a ring by sweeps.
 *
 * @param core   a system whose payers pass on `pivot`, what is left of 1 when what comes back to them is taken off
 * @param nodes  the payers' numbers in the whole ring
 * @param y      overwritten with the solution, by place in the core
 * @returns whether that succeeded
 */
export type SweepCore = (core: ShareSystem, pivot: Float64Array, nodes: readonly number[], y: Float64Array) => boolean;

/** Nodes of larger products of degrees are taken out only if sweeps do not solve what is left; after each try, of four times larger ones. */
const firstProduct = 16;

function remainingNodes(isGone: Uint8Array): readonly number[] {
  return Array.from(isGone.keys()).filter((i) => isGone[i] === 0);
}

function sweepRest({ gives, gets, leak, constant }: Graph, isGone: Uint8Array, y: Float64Array, sweep: SweepCore): boolean {
  const nodes = remainingNodes(isGone);
  const place = new Int32Array(isGone.length);
  for (const [position, i] of nodes.entries()) place[i] = position;
  const start = new Int32Array(nodes.length + 1);
  for (const [position, i] of nodes.entries()) start[position + 1] = start[position]! + gets[i]!.size;
  const from = new Int32Array(start[nodes.length]!);
  const share = new Float64Array(from.length);
  const pivot = new Float64Array(nodes.length);
  let length = 0;
  for (const [position, i] of nodes.entries()) {
    pivot[position] = leak[i]!;
    for (const given of gives[i]!.values()) pivot[position]! += given;
    for (const [j, got] of gets[i]!) {
      from[length] = place[j]!;
      share[length] = got;
      length += 1;
    }
  }
  const pick = (values: Float64Array) => Float64Array.from(nodes, (i) => values[i]!);
  const solution = new Float64Array(nodes.length);
  const core = { count: nodes.length, start, from, share, leak: pick(leak), constant: pick(constant) };
  if (!sweep(core, pivot, nodes, solution)) return false;
  for (const [position, i] of nodes.entries()) y[i] = solution[position]!;
  return true;
}

/** Few enough to be solved as a dense matrix straight away. */
const denseSize = 48;
/** More than this are never put into a dense matrix while sparse steps are possible. */
const largestDense = 3_000;

interface Graph {
  /** By payer: receiver and share. After a node is gone its maps hold what there was then. */
  readonly gives: readonly Map<number, number>[];
  /** By receiver: payer and share. */
  readonly gets: readonly Map<number, number>[];
  readonly leak: Float64Array;
  readonly constant: Float64Array;
  readonly pivot: Float64Array;
}

function createGraph({ count, start, from, share, leak, constant }: ShareSystem): Graph {
  const maps = () => Array.from({ length: count }, () => new Map<number, number>());
  const graph: Graph = { gives: maps(), gets: maps(), leak: leak.slice(0, count), constant: constant.slice(0, count), pivot: new Float64Array(count) };
  for (let i = 0; i < count; i += 1) for (let p = start[i]!; p < start[i + 1]!; p += 1) addShare(graph, i, from[p]!, share[p]!);
  return graph;
}

function addShare({ gives, gets }: Graph, i: number, j: number, share: number): void {
  const sum = (gives[j]!.get(i) ?? 0) + share;
  gives[j]!.set(i, sum);
  gets[i]!.set(j, sum);
}

function degreeProduct({ gives, gets }: Graph, k: number): number {
  return gives[k]!.size * gets[k]!.size;
}

/** Whoever pays nearly all to one other is what makes sweeps slow: it goes before others of this many times fewer neighbours. */
const boundHaste = 64;
const boundShare = 0.9;

/** The product of a node's degrees, less for those bound to one other. */
function urgency(graph: Graph, k: number): number {
  const product = degreeProduct(graph, k);
  if (product > largestBound) return product;
  let all = graph.leak[k]!;
  let largest = 0;
  for (const share of graph.gives[k]!.values()) {
    all += share;
    if (share > largest) largest = share;
  }
  return largest > boundShare * all ? Math.ceil(product / boundHaste) : product;
}

/** Nodes of larger products have no haste: looking at all that they pay would take longer than it saves. */
const largestBound = 4_096;

/**
 * Nodes by the product of their degrees, roughly; among equals those whose neighbours have been left alone longest. So a circle
 * is halved again and again, and rounding adds up along the logarithm of its length only.
 */
function createDegreeQueue(graph: Graph, count: number) {
  const buckets: number[][] = [];
  const heads: number[] = [];
  /** An entry counts only in the bucket and the place in which its node was put last. */
  const bucketOf = new Int32Array(count).fill(-1);
  const placeOf = new Int32Array(count);
  let lowest = 0;
  const put = (k: number): void => {
    const product = urgency(graph, k);
    const bucket = product < 64 ? product : 58 + Math.floor(Math.sqrt(product - 28));
    while (buckets.length <= bucket) {
      buckets.push([]);
      heads.push(0);
    }
    bucketOf[k] = bucket;
    placeOf[k] = buckets[bucket]!.length;
    buckets[bucket]!.push(k);
    lowest = Math.min(lowest, bucket);
  };
  for (let k = 0; k < count; k += 1) put(k);
  /** The next node, for good. There must be one. */
  const take = (): number => {
    for (;;) {
      const place = heads[lowest]!;
      const k = buckets[lowest]![place];
      if (k === undefined) {
        lowest += 1;
        continue;
      }
      heads[lowest] = place + 1;
      if (bucketOf[k] !== lowest || placeOf[k] !== place) continue;
      bucketOf[k] = -1;
      return k;
    }
  };
  return { put, take };
}

/** Takes node k out: what it is paid goes to whom it pays. */
function removeNode(graph: Graph, k: number): void {
  const { gives, gets, leak, constant, pivot } = graph;
  let passed = leak[k]!;
  for (const share of gives[k]!.values()) passed += share;
  pivot[k] = passed;
  for (const [j, share] of gets[k]!) {
    gives[j]!.delete(k);
    const part = share / passed;
    leak[j]! += part * leak[k]!;
    // What comes back to j itself is no debt to others: its pivot is what it passes to the rest.
    for (const [i, onward] of gives[k]!) if (i !== j) addShare(graph, i, j, part * onward);
  }
  for (const [i, onward] of gives[k]!) {
    gets[i]!.delete(k);
    constant[i]! += (onward / passed) * constant[k]!;
  }
}

function substituted({ gets, pivot }: Graph, k: number, y: Float64Array, constant: number): number {
  let sum = constant;
  for (const [j, share] of gets[k]!) sum += share * y[j]!;
  return sum / pivot[k]!;
}

function solveSmall({ count, start, from, share, leak, constant }: ShareSystem, y: Float64Array, closed: Float64Array): boolean {
  const a = new Float64Array(count * count);
  for (let i = 0; i < count; i += 1) for (let p = start[i]!; p < start[i + 1]!; p += 1) a[i * count + from[p]!]! += share[p]!;
  return solveDense(a, count, leak.slice(0, count), constant.slice(0, count), y, closed);
}

/** Solves what is left of a graph as a dense matrix. */
function solveCore({ gets, leak, constant }: Graph, core: readonly number[], y: Float64Array, closed: Float64Array): boolean {
  const m = core.length;
  const place = new Map(core.map((i, index) => [i, index]));
  const a = new Float64Array(m * m);
  for (const [row, i] of core.entries()) for (const [j, share] of gets[i]!) a[row * m + place.get(j)!] = share;
  const solution = new Float64Array(m);
  const free = new Float64Array(m);
  const leaks = solveDense(a, m, Float64Array.from(core, (i) => leak[i]!), Float64Array.from(core, (i) => constant[i]!), solution, free);
  for (const [row, i] of core.entries()) {
    y[i] = solution[row]!;
    closed[i] = free[row]!;
  }
  return leaks;
}

/** The same for a dense matrix, row by row; `a`, `leak` and `c` are used up. */
function solveDense(a: Float64Array, m: number, leak: Float64Array, c: Float64Array, y: Float64Array, closed: Float64Array): boolean {
  const pivots = new Float64Array(m);
  for (let k = 0; k < m; k += 1) pivots[k] = removeRow(a, m, k, leak, c);
  const leaks = pivots[m - 1]! > 0;
  for (let k = m - 1; k >= 0; k -= 1) {
    let sum = c[k]!;
    let around = 0;
    for (let j = k + 1; j < m; j += 1) {
      sum += a[k * m + j]! * y[j]!;
      around += a[k * m + j]! * closed[j]!;
    }
    const isLast = k === m - 1;
    y[k] = isLast && !leaks ? 0 : sum / pivots[k]!;
    closed[k] = leaks ? 0 : isLast ? 1 : around / pivots[k]!;
  }
  return leaks;
}

/** Takes node k out of a dense matrix whose nodes before k are out already; @returns its pivot */
function removeRow(a: Float64Array, m: number, k: number, leak: Float64Array, c: Float64Array): number {
  let pivot = leak[k]!;
  for (let i = k + 1; i < m; i += 1) pivot += a[i * m + k]!;
  if (!(pivot > 0)) return 0;
  const row = k * m;
  for (let j = k + 1; j < m; j += 1) leak[j]! += (a[row + j]! / pivot) * leak[k]!;
  for (let i = k + 1; i < m; i += 1) {
    const share = a[i * m + k]! / pivot;
    if (share === 0) continue;
    c[i]! += share * c[k]!;
    const target = i * m;
    for (let j = k + 1; j < m; j += 1) a[target + j]! += share * a[row + j]!;
  }
  return pivot;
}
