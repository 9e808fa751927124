/**
 * Keeps the result in step with the document.
 *
 * Owns: revisions, coalescing (at most one request runs; what changes meanwhile is sent once, when its turn comes), which model
 * the worker has been told of, and what happens when it fails. Does not own: the arithmetic (`shared/engine`), finding what
 * changed (`shared/worker/modelUpdate.ts`), or the worker (`renderer/worker`), which it gets as a port so that it runs in tests
 * without a page. Inputs are compiled in the worker: for thousands of firms that takes longer than a frame.
 */
import { computed, effect, signal, untracked } from '@preact/signals-core';
import type { InputProblem } from '../../shared/engine/inputProblem.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import type { WorkerReply, WorkerRequest } from '../../shared/worker/protocol.ts';
import { type CalculatedModel, modelUpdate } from '../../shared/worker/modelUpdate.ts';
import { listenForSilence, silenceOf } from '../../shared/worker/silence.ts';
import type { Row } from '../../shared/columns/define.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { releaseBuffers } from './releaseBuffers.ts';
import { effective, workbook, workbookSerial } from './workbook.ts';

/** The last result that came back, kept while a newer one is on its way or cannot be had. */
export interface Calculated {
  /** Revision of the inputs that the result belongs to; 0 before the first. */
  readonly revision: number;
  readonly result: EngineResult | null;
  /** Whether the inputs have changed since. Views dim a stale result; they never blank it. */
  readonly stale: boolean;
  /** Time in the engine. */
  readonly milliseconds: number;
  /** Index in the result of each firm, by id: rows may have come and gone since. */
  readonly firmIndex: ReadonlyMap<string, number>;
  /** The firms as they were calculated, without overrides, by index. */
  readonly firms: readonly Row[];
  readonly scenario: Scenario | null;
}

export type CalculationStatus =
  | { readonly state: 'idle' }
  | { readonly state: 'running' }
  /** The inputs are refused; the last result stays, stale. */
  | { readonly state: 'refused'; readonly problems: readonly InputProblem[] }
  /** The worker threw or died: a bug. The next change tries again with a fresh worker. */
  | { readonly state: 'failed'; readonly cause: FailureCause; readonly message: string };

/** What happened to the thread: it said nothing for too long, it ended, or the program has an error. `message` is for the log. */
export type FailureCause = 'silent' | 'died' | 'error';

const nothing: Calculated = { revision: 0, result: null, stale: false, milliseconds: 0, firmIndex: new Map(), firms: [], scenario: null };

export const result = signal<Calculated>(nothing);
export const calculation = signal<CalculationStatus>({ state: 'idle' });

/** The border to a worker thread. */
export interface WorkerPort {
  readonly post: (request: WorkerRequest) => void;
  readonly terminate: () => void;
}
export interface WorkerListener {
  readonly reply: (reply: WorkerReply) => void;
  /** A further piece of a large request is on its way. */
  readonly sent: () => void;
  /** The thread died, could not be started, or sent something unreadable. */
  readonly died: (message: string) => void;
}

export interface RecalcSurroundings {
  readonly startWorker: (listener: WorkerListener) => WorkerPort;
  /** Runs a task soon, after what is on the screen has been painted; sending must not hold up an edit. */
  readonly soon: (task: () => void) => void;
  /** Runs a task later unless the returned function is called first. */
  readonly after: (milliseconds: number, task: () => void) => () => void;
  /** Keeps a bug's text in the log. */
  readonly report: (message: string, stack: string) => void;
}

/** What the engine sees of the document; keeps its identity when a name, a note or another scenario changes. */
const calculatedFrom = computed<CalculatedModel>(() => {
  const { market, firms, contracts } = workbook.value;
  const next = { market, firms, contracts, scenario: effective.value };
  const same = previous !== null && previous.market === market && previous.firms === firms && previous.contracts === contracts && previous.scenario === next.scenario;
  if (!same || previous === null) previous = next;
  return previous;
});
let previous: CalculatedModel | null = null;

/** The place of each firm by id; the same map as long as no firm comes, goes or moves. */
function indexOf(firms: readonly Row[]): ReadonlyMap<string, number> {
  const isSame = firms.length === lastIndex.size && firms.every(({ id }, place) => lastIndex.get(id) === place);
  if (!isSame) lastIndex = new Map(firms.map(({ id }, place) => [id, place]));
  return lastIndex;
}
let lastIndex: ReadonlyMap<string, number> = new Map();

/**
 * A run that nobody waits for any more is given this long before its worker is replaced: a fresh one has to be told of every row first,
 * which for a large model takes longer than the run would have taken to its end.
 */
const outdatedLimit = 3000;
const outdatedLimitPerRow = 0.01;

interface Running {
  readonly revision: number;
  readonly calculated: Pick<Calculated, 'firmIndex' | 'firms' | 'scenario'>;
}

/**
 * Starts to recalculate at every change of the market, firms, contracts or scenario.
 *
 * @returns what stops it and its worker
 */
export function startRecalc(surroundings: RecalcSurroundings): () => void {
  const { startWorker, soon, after, report } = surroundings;
  let revision = 0;
  let answered = 0;
  let scheduled = false;
  let stopped = false;
  let running: Running | null = null;
  let port: WorkerPort | null = null;
  /** The model as the worker has it; null for a fresh one. */
  let told: CalculatedModel | null = null;
  let forgetLimit: (() => void) | null = null;

  const dropWorker = (): void => {
    port?.terminate();
    port = null;
    told = null;
    running = null;
    forgetLimit?.();
    forgetLimit = null;
    silence.none();
  };
  const workerFailed = (cause: FailureCause, message: string, stack: string): void => {
    const failed = running?.revision ?? revision;
    dropWorker();
    report(message, stack);
    // The same inputs would fail again; only newer ones are worth a fresh worker.
    if (revision > failed) schedule();
    else calculation.value = { state: 'failed', cause, message };
    answered = Math.max(answered, failed);
  };
  const silence = listenForSilence(after, () => workerFailed('silent', 'The calculation does not answer', ''));
  const rowsTold = (): number => (told === null ? 0 : told.firms.length + told.contracts.length);
  /** Waits for the next word of the thread. */
  const hearken = (): void => {
    if (told !== null) silence.due(silenceOf(told));
  };
  /** Views have let go of the result before once they are painted anew; the next one takes as much memory as it did. */
  const show = (next: Calculated): void => {
    const former = result.peek().result;
    result.value = next;
    if (former !== null) soon(() => releaseBuffers(former));
  };
  const listenerFor = (own: () => WorkerPort | null): WorkerListener => ({
    reply: (reply) => {
      if (own() !== port || running === null || reply.revision !== running.revision) return;
      if (reply.type === 'alive') return hearken();
      if (reply.type === 'error') return workerFailed('error', reply.message, reply.stack);
      const { calculated } = running;
      running = null;
      forgetLimit?.();
      forgetLimit = null;
      silence.none();
      answered = reply.revision;
      if (reply.type === 'refused') {
        if (reply.revision < revision) schedule();
        else calculation.value = { state: 'refused', problems: reply.problems };
        return;
      }
      show({ ...calculated, revision: reply.revision, result: reply.result, milliseconds: reply.milliseconds, stale: reply.revision < revision });
      // At once: the thread works while the page draws what it has answered.
      if (reply.revision < revision) send();
      else calculation.value = { state: 'idle' };
    },
    sent: () => {
      if (own() === port && running !== null) hearken();
    },
    died: (message) => {
      if (own() === port) workerFailed('died', message, '');
    },
  });
  const openPort = (): WorkerPort => {
    if (port !== null) return port;
    let own: WorkerPort | null = null;
    own = startWorker(listenerFor(() => own));
    port = own;
    return own;
  };

  const send = (): void => {
    scheduled = false;
    if (stopped || running !== null || answered === revision) return;
    const model = untracked(() => calculatedFrom.value);
    running = { revision, calculated: { firmIndex: indexOf(model.firms), firms: model.firms, scenario: model.scenario } };
    // A refusal stays in sight until the next answer: while a bad value is being mended it would only flicker.
    if (calculation.peek().state !== 'refused') calculation.value = { state: 'running' };
    try {
      const worker = openPort();
      const update = modelUpdate(told, model);
      told = model;
      worker.post({ type: 'run', revision, update });
      if (running !== null) hearken();
    } catch (error) {
      workerFailed('error', error instanceof Error ? error.message : String(error), error instanceof Error ? (error.stack ?? '') : '');
    }
  };
  const schedule = (): void => {
    if (scheduled || stopped) return;
    scheduled = true;
    soon(send);
  };
  const replaceOutdated = (): void => {
    if (running === null || running.revision === revision) return;
    dropWorker();
    schedule();
  };

  let serial = workbookSerial.peek();
  const stopWatching = effect(() => {
    void calculatedFrom.value;
    revision += 1;
    untracked(() => {
      if (serial !== workbookSerial.value) {
        // Another workbook: a result of the one before says nothing about it.
        serial = workbookSerial.value;
        dropWorker();
        show(nothing);
      }
      if (result.value.result !== null && !result.value.stale) result.value = { ...result.value, stale: true };
    });
    if (running === null) schedule();
    else forgetLimit ??= after(outdatedLimit + outdatedLimitPerRow * rowsTold(), replaceOutdated);
  });
  return () => {
    stopped = true;
    stopWatching();
    dropWorker();
    result.value = nothing;
    calculation.value = { state: 'idle' };
  };
}
