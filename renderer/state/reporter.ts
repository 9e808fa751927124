/**
 * The thread that builds reports, one task after the other.
 *
 * Owns: starting it, giving a task up by ending it, and what is under way. Does not own: the work (`shared/worker/reporter.ts`), or
 * which report is wanted when (`reports.ts`, `reportExports.ts`). A task that is given up leaves nothing behind.
 */
import { computed, signal } from '@preact/signals-core';
import type { Workbook } from '../../shared/document/document.ts';
import type { ReporterReply, ReporterRequest, ReporterTask } from '../../shared/worker/reporter.ts';
import { result } from './recalc.ts';
import { type After, listenForSilence, type Silence, silenceOf } from '../../shared/worker/silence.ts';

export interface ReporterPort {
  readonly post: (request: ReporterRequest) => void;
  readonly terminate: () => void;
}
export interface ReporterListener {
  readonly reply: (reply: ReporterReply) => void;
  readonly died: (message: string) => void;
}

/** What a task hears until it ends; `failed` is a bug, `stopped` that somebody gave it up. */
export interface TaskListener {
  readonly heard?: (reply: ReporterReply) => void;
  readonly ended: (end: ReporterReply | { readonly type: 'stopped' }) => void;
}

interface Running {
  readonly id: number;
  readonly listener: TaskListener;
}

const progress = signal<{ readonly done: number; readonly total: number } | null>(null);
/** How far the task under way is; null while there is none. */
export const reporterProgress = computed(() => progress.value);

let startPort: ((listener: ReporterListener) => ReporterPort) | null = null;
let report: (message: string, stack: string) => void = () => undefined;
let port: ReporterPort | null = null;
let running: Running | null = null;
let silence: Silence | null = null;
let lastId = 0;
let model: Pick<Workbook, 'market' | 'firms' | 'contracts' | 'scenarios'> | null = null;
let modelNumber = 0;

/** Names the thread; nothing is started before the first task. @returns what ends it */
export function connectReporter(start: (listener: ReporterListener) => ReporterPort, reportBug: (message: string, stack: string) => void, after: After): () => void {
  startPort = start;
  report = reportBug;
  silence = listenForSilence(after, () => end({ type: 'error', id: running?.id ?? 0, message: 'The report worker does not answer', stack: '' }));
  return () => {
    stopReporter();
    port?.terminate();
    port = null;
    startPort = null;
  };
}

/** Gives up what is under way, and the thread with it: nothing in it can be interrupted otherwise. */
export function stopReporter(): void {
  const now = running;
  if (now === null) return;
  running = null;
  progress.value = null;
  silence?.none();
  port?.terminate();
  port = null;
  now.listener.ended({ type: 'stopped' });
}

export function isReporting(): boolean {
  return running !== null;
}

/** Begins a task; the one under way is given up. */
export function runTask(workbook: Workbook, task: ReporterTask, time: string, listener: TaskListener): void {
  stopReporter();
  lastId += 1;
  running = { id: lastId, listener };
  progress.value = { done: 0, total: 0 };
  openPort()?.post({ id: lastId, workbook, model: numberOf(workbook), time, task });
  rows = workbook;
  silence?.due(mostSilent(false));
}

let rows: Pick<Workbook, 'firms' | 'contracts'> = { firms: [], contracts: [] };
/** Milliseconds that writing a file may take; runs between two words, at most. */
const silentWriting = 15_000;
const silentRuns = 30;

/** Equal for workbooks that differ in words only. */
function numberOf(workbook: Workbook): number {
  const same = model !== null && (['market', 'firms', 'contracts', 'scenarios'] as const).every((table) => model?.[table] === workbook[table]);
  if (!same) modelNumber += 1;
  model = workbook;
  return modelNumber;
}

function openPort(): ReporterPort | null {
  if (port !== null || startPort === null) return port;
  let own: ReporterPort | null = null;
  own = startPort({ reply: (reply) => own === port && hear(reply), died: (message) => own === port && end({ type: 'error', id: running?.id ?? 0, message, stack: '' }) });
  port = own;
  return own;
}

/** A file that is being written says nothing until it is whole; a section, while the model runs for it. */
function mostSilent(isWriting: boolean): number {
  return silenceOf(rows) + (isWriting ? silentWriting : 0) + silentRuns * result.peek().milliseconds;
}

function hear(reply: ReporterReply): void {
  if (running === null || reply.id !== running.id) return;
  silence?.due(mostSilent(reply.type === 'alive' && reply.isWriting));
  if (reply.type === 'alive') return;
  if (reply.type === 'progress' || reply.type === 'file') progress.value = { done: reply.done, total: reply.total };
  if (reply.type === 'progress') return;
  if (reply.type === 'file') running.listener.heard?.(reply);
  else end(reply);
}

function end(reply: ReporterReply): void {
  silence?.none();
  const now = running;
  running = null;
  progress.value = null;
  if (reply.type === 'error') {
    report(reply.message, reply.stack);
    port?.terminate();
    port = null;
  }
  now?.listener.ended(reply);
}
