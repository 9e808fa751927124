/**
 * The standard work beside its limit: W1 to W4 in C (gcc -O3, `limit/`), numpy where it is there, and the product's own
 * kernels; then W5, the product's model, beside W3 of the same size. All of a work run back to back in each round, on CPU
 * time, so that the ratios survive what else the machine is doing. Results are compared as well: a fast wrong answer is none.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';
import { clearActive } from '../../shared/network/activeSet.ts';
import { prepareClearing } from '../../shared/network/bareClearing.ts';
import { keptOf } from '../../shared/network/claimNetwork.ts';
import { createDistressWork, settleDistress } from '../../shared/network/linearDebtRank.ts';
import { linearMeasures } from '../../shared/network/systemicMeasures.ts';
import { bareNetwork, standardNetwork } from './standardNetwork.ts';
import { createSimulation } from './standardSimulation.ts';
import { standardWorkbook } from './standardWorkbook.ts';

const rounds = 3;
const limitFolder = join(import.meta.dirname, 'limit');
let folder = '';
let limit: string | null = null;
let hasNumpy = false;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-bench-'));
  const program = join(folder, 'limit');
  const built = spawnSync('gcc', ['-O3', '-march=native', 'limit.c', 'core.c', '-lm', '-o', program], { cwd: limitFolder });
  if (built.status === 0) limit = program;
  else console.log('no C limit: gcc is not there, or does not build it');
  hasNumpy = spawnSync('/usr/bin/python3', ['-c', 'import scipy.sparse']).status === 0;
  if (!hasNumpy) console.log('no numpy baseline: /usr/bin/python3 has no scipy (package python3-scipy)');
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length % 2 === 1 ? sorted[sorted.length >> 1]! : (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2;
};
const shown = (x: number): string => (x >= 100 ? x.toFixed(0) : x >= 1 ? x.toFixed(2) : x.toPrecision(2));

/** CPU time of one run in this process, ms: the median of three samples, after half a second in which V8 has compiled what is hot. */
function ours(work: () => void): number {
  const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  const begun = cpu();
  let runs = 0;
  do { work(); runs += 1; } while (cpu() - begun < 500);
  const repeats = Math.max(1, Math.ceil(runs / 6));
  return median([0, 1, 2].map(() => {
    const start = cpu();
    for (let each = 0; each < repeats; each += 1) work();
    return (cpu() - start) / repeats;
  }));
}

/** What another program needs for the same work, ms, and its result where it writes one. */
function theirs(program: string, args: readonly string[], dump: string): { readonly ms: number; readonly result: Float64Array } | null {
  const { stdout, status } = spawnSync(program, [...args, '3', dump], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) return null;
  const { ms } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { ms: number[] };
  const bytes = readFileSync(dump);
  return { ms: median(ms), result: new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)) };
}

interface Work {
  readonly name: string;
  readonly n: number;
  readonly perFirm?: number;
  /** The same work of the C limit, and of numpy. */
  readonly c: string;
  readonly numpy?: string;
  /** @returns the work, and what it leaves to be compared with the limit's */
  readonly create: (standard: ReturnType<typeof standardNetwork>) => { readonly work: () => void; readonly result: () => Float64Array };
}

const clearing = (alpha: number, beta: number): Work['create'] => (standard) => {
  const { net, owes, frontier, active } = prepareClearing(bareNetwork(standard), new Float64Array(standard.n));
  const own = Float64Array.from(standard.cash);
  const kept = own.map((amount) => keptOf(amount, alpha));
  return { work: () => { clearActive(net, owes, own, kept, beta, frontier, active, 1e-12); }, result: () => frontier.share };
};
const oneSeed: Work['create'] = (standard) => {
  const net = bareNetwork(standard);
  const work = createDistressWork(net, Float64Array.from(standard.buffer));
  const start = new Float64Array(standard.n);
  start[0] = 1;
  const h = new Float64Array(standard.n);
  return { work: () => { h.set(start); settleDistress(net, work, start, h, 1e-13); }, result: () => h };
};
const allSeeds: Work['create'] = (standard) => {
  const net = bareNetwork(standard);
  const equity = Float64Array.from(standard.buffer);
  let last = linearMeasures(net, equity);
  // The limit weighs losses by size and the product by equity: the work is the same, the sums are not. The work with one seed is compared.
  return { work: () => { last = linearMeasures(net, equity); }, result: () => last.linearDebtRank };
};
const oneScenario: Work['create'] = (standard) => {
  const simulation = createSimulation(standard, bareNetwork(standard));
  return { work: () => { simulation.run(0); }, result: () => simulation.cash };
};
const manyScenarios: Work['create'] = (standard) => {
  const simulation = createSimulation(standard, bareNetwork(standard));
  const results = new Float64Array(30_000);
  const work = () => {
    for (let scenario = 1; scenario <= 10_000; scenario += 1) {
      const { failures, lowestPrice } = simulation.run(scenario);
      results.set([failures, lowestPrice, simulation.cash.reduce((sum, each) => sum + each, 0)], 3 * (scenario - 1));
    }
  };
  return { work, result: () => results };
};

const works: readonly Work[] = [
  ...[1000, 10_000, 100_000].map((n): Work => ({ name: 'W1 clearing vector', n, c: 'w1_front', numpy: 'w1_full', create: clearing(0.9, 0.9) })),
  { name: 'W1 Eisenberg-Noe', n: 10_000, c: 'w1_front_en', create: clearing(1, 1) },
  ...[1000, 10_000].map((n): Work => ({ name: 'W2 DebtRank, one seed', n, c: 'w2_full', numpy: 'w2_full', create: oneSeed })),
  { name: 'W2 DebtRank, all seeds', n: 1000, c: 'w2_all1', create: allSeeds },
  ...[200, 1000, 10_000].map((n): Work => ({ name: 'W3 twenty quarters', n, c: 'w3_front', numpy: 'w3_full', create: oneScenario })),
  { name: 'W4 10,000 scenarios', n: 200, perFirm: 5, c: 'w4', create: manyScenarios },
];

test('the standard work beside C', () => {
  const rows: string[] = [];
  for (const { name, n, perFirm, c, numpy, create } of works) {
    const standard = standardNetwork(n, 1, perFirm);
    const file = join(folder, 'net.json');
    writeFileSync(file, JSON.stringify(standard));
    const { work, result } = create(standard);
    const measured = Array.from({ length: rounds }, () => ({
      c: limit === null ? null : theirs(limit, [file, c], join(folder, 'c.f64')),
      numpy: hasNumpy && numpy !== undefined ? theirs('/usr/bin/python3', [join(limitFolder, 'base.py'), file, numpy], join(folder, 'numpy.f64')) : null,
      ms: ours(work),
    }));
    const reference = measured[0]!.c;
    if (reference !== null && c !== 'w2_all1') expect(largestGap(result(), reference.result), `${name}, ${n} firms, beside C`).toBeLessThan(1e-7);
    const ratio = (other: 'c' | 'numpy') => {
      const all = measured.flatMap(({ ms, [other]: them }) => (them === null ? [] : [ms / them.ms]));
      return all.length === 0 ? '-' : `${shown(median(all))}x (${shown(median(measured.flatMap(({ [other]: them }) => (them === null ? [] : [them.ms]))))} ms)`;
    };
    rows.push(`| ${name} | ${n} | ${shown(median(measured.map(({ ms }) => ms)))} | ${ratio('c')} | ${ratio('numpy')} |`);
    console.log(rows.at(-1));
  }
  console.log(['', '| work | firms | ours, CPU ms | of C | of numpy |', '| --- | --- | --- | --- | --- |', ...rows, ''].join('\n'));
});

/** Against 1 or the value itself, whichever is larger. */
function largestGap(a: Float64Array, b: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < a.length; i += 1) worst = Math.max(worst, Math.abs(a[i]! - b[i]!) / Math.max(1, Math.abs(b[i]!)));
  return worst;
}

test("the product's own model beside the same sizes of W3", () => {
  const rows = [200, 2000, 10_000].map((n) => {
    const compiled = compileInputs(standardWorkbook(n), baseScenario);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error[0]));
    const inputs = compiled.value;
    const failed = run(inputs).failureQuarter.filter((t) => t > 0).length;
    const { work } = oneScenario(standardNetwork(n));
    const measured = Array.from({ length: rounds }, () => ({ own: ours(() => { run(inputs); }), w3: ours(work) }));
    return { n, failed, own: median(measured.map(({ own }) => own)), w3: median(measured.map(({ w3 }) => w3)), ratio: median(measured.map(({ own, w3 }) => own / w3)) };
  });
  const growth = (from: number, to: number) => shown(Math.log(rows[to]!.own / rows[from]!.own) / Math.log(rows[to]!.n / rows[from]!.n));
  console.log(['', '| W5: firms | contracts | failing | CPU ms | of W3 |', '| --- | --- | --- | --- | --- |',
    ...rows.map(({ n, failed, own, ratio }) => `| ${n} | ${10 * n} | ${failed} | ${shown(own)} | ${shown(ratio)}x |`),
    `growth exponent ${growth(0, 1)} from 200 to 2,000, ${growth(1, 2)} from 2,000 to 10,000`, ''].join('\n'));
});
