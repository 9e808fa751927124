/** Fuzzing that is led by what the parsers reach: inputs that reach a new part of the code are kept, and damaged further. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One parser in a process of its own. V8 counts blocks since the last look (precise coverage with block detail), so a look after
 * each input tells what that input reached; a block is new when it, with the power of two of its count, was never seen.
 * The looks take longer than most inputs, so several inputs share one, and are tried by themselves when it shows something new.
 */
const child = `
import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { mutated, mutatedInside, openAnything, openJournal, openTable, randomFrom } from './hostile.mjs';
const [kind, seedText, milliseconds, current, firstDone, ...files] = process.argv.slice(2);
const open = kind === 'workbook' ? openAnything : kind === 'journal' ? openJournal : (bytes) => openTable(bytes, 'table.' + kind);
const isGuarded = kind === 'xlsx' || kind === 'journal';
const session = new Session();
session.connect();
const post = (method, parameters) => {
  let answer;
  session.post(method, parameters, (error, result) => {
    if (error) throw error;
    answer = result;
  });
  return answer;
};
post('Profiler.enable');
post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const look = (seen) => {
  let fresh = 0;
  for (const { url, functions } of post('Profiler.takePreciseCoverage').result) {
    if (!url.endsWith('/hostile.mjs')) continue;
    for (const { ranges } of functions) for (const { startOffset, endOffset, count } of ranges) {
      if (count === 0) continue;
      const block = (startOffset * 4194304 + endOffset) * 32 + Math.min(31, 32 - Math.clz32(count));
      if (!seen.has(block)) fresh += 1;
      seen.add(block);
    }
  }
  return fresh;
};
// Counts of several inputs together are others than those of one.
const seenTogether = new Set();
const seenAlone = new Set();
const corpus = files.map((path) => new Uint8Array(readFileSync(path)));
// Those that can be taken apart, to be damaged behind what guards them.
const sound = [...corpus];
const isSound = (code) => /^(open|whole|cut)/.test(code);
const longest = 4 * Math.max(...corpus.map(({ length }) => length));
let executions = 0;
let worst = 0;
const run = async (bytes) => {
  writeFileSync(current, bytes);
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  const { code } = await open(bytes);
  let took = performance.now() - begun;
  if (took > 2000) {
    // Once more: a machine with too much to do keeps a file waiting that is none to blame.
    const again = performance.now();
    await open(bytes);
    took = Math.min(took, performance.now() - again);
    if (took > 2000) throw new Error(Math.round(took) + ' ms for one file');
  }
  executions += 1;
  worst = Math.max(worst, took);
  const more = (process.memoryUsage().rss - before) / 1e6;
  if (more > 256) throw new Error(Math.round(more) + ' MB more for one file');
  return code;
};
for (const bytes of corpus) {
  await run(bytes);
  look(seenAlone);
}
const report = () => ({ batch, executions, blocks: seenAlone.size, kept: corpus.length - files.length, worst });
const together = 16;
const end = performance.now() + Number(milliseconds);
let batch = Number(firstDone);
while (performance.now() < end) {
  const inputs = Array.from({ length: together }, (_, index) => {
    const seed = (Math.imul(Number(seedText), 0x9e3779b1) + batch * together + index + 1) >>> 0 || 1;
    // What was found last is tried more often.
    const pick = (pool) => (randomFrom(seed)() % 2 === 0 ? pool : pool.slice(-64));
    const bytes = isGuarded && index % 4 > 0 ? mutatedInside(pick(sound), seed, kind === 'journal' ? 'jnl' : kind) : mutated(pick(corpus), seed);
    return bytes.length > longest ? bytes.subarray(0, longest) : bytes;
  });
  process.send(report());
  for (const bytes of inputs) await run(bytes);
  if (look(seenTogether) > 0) for (const bytes of inputs) {
    const code = await run(bytes);
    if (look(seenAlone) === 0) continue;
    corpus.push(bytes);
    if (isSound(code)) sound.push(bytes);
  }
  batch += 1;
}
process.send(report());
process.disconnect();
`;

export interface CoverageRun {
  readonly executions: number;
  /** Blocks of the code, told apart by the power of two of how often they ran. */
  readonly blocks: number;
  /** Inputs kept because they reached new ones. */
  readonly kept: number;
  /** The longest that one took, milliseconds. */
  readonly worst: number;
  /** What a person should never meet, each with the file that does it. */
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly bytes: Uint8Array;
  readonly what: string;
}

export type FuzzedParser = 'csv' | 'xlsx' | 'workbook' | 'journal';

interface Report {
  readonly batch: number;
  readonly executions: number;
  readonly blocks: number;
  readonly kept: number;
  readonly worst: number;
}

/**
 * @param built what `buildHostile` gave
 * @param seeds paths of sound files
 * @param hang milliseconds after which a file counts as hung, if it does so by itself as well
 */
export async function runCoverage(built: string, parser: FuzzedParser, seeds: readonly string[], { milliseconds, seed, hang }: { milliseconds: number; seed: number; hang: number }, progress: (report: Report) => void = () => undefined): Promise<CoverageRun> {
  await writeFile(join(built, 'coverage.mjs'), child);
  const current = join(built, `${parser}.current`);
  const end = Date.now() + milliseconds;
  const findings: Finding[] = [];
  const total = { executions: 0, blocks: 0, kept: 0, worst: 0 };
  let batch = 0;
  while (Date.now() < end && findings.length < 10) {
    const { report, what } = await runOnce(built, [parser, String(seed), String(end - Date.now()), current, String(batch), ...seeds], hang, progress);
    total.executions += report.executions;
    total.blocks = Math.max(total.blocks, report.blocks);
    total.kept = Math.max(total.kept, report.kept);
    total.worst = Math.max(total.worst, report.worst);
    if (what === null) break;
    findings.push({ bytes: new Uint8Array(await readFile(current)), what });
    batch = report.batch + 1;
  }
  return { ...total, findings };
}

async function runOnce(built: string, args: readonly string[], hang: number, progress: (report: Report) => void): Promise<{ readonly report: Report; readonly what: string | null }> {
  let report: Report = { batch: 0, executions: 0, blocks: 0, kept: 0, worst: 0 };
  let errors = '';
  let isHung = false;
  const running = spawn(process.execPath, ['--max-old-space-size=2048', join(built, 'coverage.mjs'), ...args], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  running.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-2000);
  });
  let timer: NodeJS.Timeout | undefined;
  running.on('message', (message: Report) => {
    clearTimeout(timer);
    // A batch is looked at once more when it reached something new.
    timer = setTimeout(() => {
      isHung = true;
      running.kill('SIGKILL');
    }, hang);
    report = message;
    progress(report);
  });
  const [code] = (await once(running, 'close')) as [number | null];
  clearTimeout(timer);
  return { report, what: isHung ? `over ${hang} ms` : code === 0 ? null : errors.trim() || `ended with ${String(code)}` };
}
