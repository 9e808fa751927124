/** Jazzer.js on one parser after the other: libFuzzer's mutations, led by the branches and the comparisons of our bundled code. */
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { inProject } from '../../scripts/project.mjs';
import { type JazzerMachine, ended } from './jazzerMachine.ts';
import { plainShape } from './jazzerTargets.ts';
import { hostileTokens } from './mutations.ts';

/** After so many, the rest would be the same ones. */
const mostFindings = 10;
const bundle = 'built';
const cli = 'node_modules/@jazzer.js/core/dist/cli.js';

export interface JazzerRun {
  readonly executions: number;
  /** Edges of the code that were reached. */
  readonly edges: number;
  /** Those told apart by how often they ran, and comparisons by how close they came. */
  readonly features: number;
  /** Inputs kept because they reached new ones. */
  readonly kept: number;
  /** The most memory that the process held, 1e6 bytes. */
  readonly memory: number;
  readonly seconds: number;
  /** Paths of inputs with what they did. */
  readonly findings: readonly { readonly path: string; readonly what: string }[];
}

/** Puts our parsers, bundled as Jazzer.js can instrument them, and its dictionary where it runs. */
export async function buildJazzer({ place }: JazzerMachine): Promise<void> {
  await build({ root: place, configFile: false, logLevel: 'error', ssr: { noExternal: true }, build: { ssr: inProject('test', 'builders', 'jazzerTargets.ts'), outDir: join(place, bundle), target: 'node20.18', rolldownOptions: { output: { format: 'cjs', entryFileNames: 'targets.cjs' } } } });
  const quoted = (token: string) => `"${[...Buffer.from(token)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}"\n`;
  await writeFile(join(place, 'dictionary'), hostileTokens.map(quoted).join(''));
}

async function writeCorpus(folder: string, parser: string, seeds: readonly string[]): Promise<number> {
  await mkdir(folder);
  let largest = 0;
  for (const [index, path] of seeds.entries()) {
    const bytes = await readFile(path);
    const plain = plainShape(parser, bytes);
    await copyFile(path, join(folder, `${index}-${basename(path)}`));
    if (plain !== null) await writeFile(join(folder, `${index}-plain`), plain);
    largest = Math.max(largest, bytes.length, plain?.length ?? 0);
  }
  return largest;
}

/**
 * @param parser name of a function of jazzerTargets.ts
 * @param seeds paths of sound files
 * @param hang milliseconds after which an input counts as hung
 */
export async function runJazzer(machine: JazzerMachine, parser: string, seeds: readonly string[], { milliseconds, seed, hang }: { milliseconds: number; seed: number; hang: number }, progress: (line: string) => void = () => undefined): Promise<JazzerRun> {
  const largest = await writeCorpus(join(machine.place, `${parser}-corpus`), parser, seeds);
  await mkdir(join(machine.place, `${parser}-findings`));
  const begun = Date.now();
  const findings: { readonly path: string; readonly what: string }[] = [];
  const total = { executions: 0, edges: 0, features: 0, kept: 0, memory: 0 };
  for (let left = milliseconds; left > 0 && findings.length < mostFindings; left = milliseconds - (Date.now() - begun)) {
    const args = [`-max_total_time=${Math.ceil(left / 1000)}`, `-max_len=${4 * largest}`, `-seed=${seed + findings.length}`, '-dict=dictionary', `-artifact_prefix=${parser}-findings/`, '-print_final_stats=1'];
    const child = machine.start([cli, `${bundle}/targets.cjs`, `${parser}-corpus`, '-f', parser, '-i', `${bundle}/`, `--timeout=${hang}`, '--', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    const { code, errors } = await ended(child, (said) => {
      const line = said.slice(0, said.lastIndexOf('\n')).split('\n').findLast((each) => each.startsWith('#'));
      if (line !== undefined) progress(line);
    });
    add(total, errors);
    if (code === 0) break;
    const found = await foundBy(join(machine.place, `${parser}-findings`), findings.map(({ path }) => path));
    // What fails again at once, from the corpus, is no other finding.
    if (found === null && findings.length > 0) break;
    if (found === null) throw new Error(`Jazzer.js ended with ${String(code)}: ${errors.trim().slice(-500)}`);
    findings.push({ path: found, what: /(?:Uncaught Exception|ERROR): .*/.exec(errors)?.[0] ?? errors.trim().slice(-200) });
  }
  return { ...total, seconds: (Date.now() - begun) / 1000, findings };
}

async function foundBy(folder: string, known: readonly string[]): Promise<string | null> {
  return (await readdir(folder)).map((name) => join(folder, name)).find((path) => !known.includes(path)) ?? null;
}

function add(total: { executions: number; edges: number; features: number; kept: number; memory: number }, errors: string): void {
  const lines = [...errors.matchAll(/^#(\d+)\t.*cov: (\d+) ft: (\d+) corp: (\d+)\/\S+.*rss: (\d+)Mb/gm)];
  const [, executions = 0, edges = 0, features = 0, kept = 0, memory = 0] = lines.at(-1)?.map(Number) ?? [];
  total.executions += executions;
  total.edges = Math.max(total.edges, edges);
  total.features = Math.max(total.features, features);
  total.kept = Math.max(total.kept, kept);
  total.memory = Math.max(total.memory, memory);
}
