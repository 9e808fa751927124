/**
 * Keeps the result in step with the document.
 *
 * Owns: revisions, coalescing (at most one request runs; what changes meanwhile is compiled once, when its turn comes), and
 * what happens when the worker fails. Does not own: the arithmetic (`shared/engine`), or the worker (`renderer/worker`),
 * which it gets as a port so that it runs in tests without a page.
 */
import { computed, effect, signal, untracked } from '@preact/signals-core';
import { compileInputs, type InputProblem } from '../../shared/engine/inputs.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import type { WorkerReply, WorkerRequest } from '../../shared/worker/protocol.ts';
import { transferables } from '../../shared/worker/protocol.ts';
import type { Row } from '../../shared/columns/define.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { scenario, workbook, workbookSerial } from './workbook.ts';

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
  | { readonly state: 'failed'; readonly message: string };

const nothing: Calculated = { revision: 0, result: null, stale: false, milliseconds: 0, firmIndex: new Map(), firms: [], scenario: null };

export const result = signal<Calculated>(nothing);
export const calculation = signal<CalculationStatus>({ state: 'idle' });

/** The border to a worker thread. */
export interface WorkerPort {
  readonly post: (request: WorkerRequest, transfer: ArrayBuffer[]) => void;
  readonly terminate: () => void;
}
export interface WorkerListener {
  readonly reply: (reply: WorkerReply) => void;
  /** The thread died, could not be started, or sent something unreadable. */
  readonly died: (message: string) => void;
}

export interface RecalcSurroundings {
  readonly startWorker: (listener: WorkerListener) => WorkerPort;
  /** Runs a task soon, after what is on the screen has been painted; compiling must not hold up an edit. */
  readonly soon: (task: () => void) => void;
  /** Runs a task later unless the returned function is called first. */
  readonly after: (milliseconds: number, task: () => void) => () => void;
  /** Keeps a bug's text in the log. */
  readonly report: (message: string, stack: string) => void;
}

/** What the engine sees of the document; keeps its identity when a name, a note or another scenario changes. */
const calculatedFrom = computed<CalculatedFrom>(() => {
  const { market, firms, contracts } = workbook.value;
  const next = { market, firms, contracts, scenario: scenario.value };
  const same = previous !== null && previous.market === market && previous.firms === firms && previous.contracts === contracts && previous.scenario === next.scenario;
  if (!same || previous === null) previous = next;
  return previous;
});
interface CalculatedFrom {
  readonly market: Row;
  readonly firms: readonly Row[];
  readonly contracts: readonly Row[];
  readonly scenario: Scenario;
}
let previous: CalculatedFrom | null = null;

/** A run that nobody waits for any more is given this long before its worker is replaced. */
const outdatedLimit = 3000;

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
  let forgetLimit: (() => void) | null = null;

  const dropWorker = (): void => {
    port?.terminate();
    port = null;
    running = null;
    forgetLimit?.();
    forgetLimit = null;
  };
  const workerFailed = (message: string, stack: string): void => {
    const failed = running?.revision ?? revision;
    dropWorker();
    report(message, stack);
    // The same inputs would fail again; only newer ones are worth a fresh worker.
    if (revision > failed) schedule();
    else calculation.value = { state: 'failed', message };
    answered = Math.max(answered, failed);
  };
  const listenerFor = (own: () => WorkerPort | null): WorkerListener => ({
    reply: (reply) => {
      if (own() !== port || running === null || reply.revision !== running.revision) return;
      if (reply.type === 'error') return workerFailed(reply.message, reply.stack);
      const { calculated } = running;
      running = null;
      forgetLimit?.();
      forgetLimit = null;
      answered = reply.revision;
      result.value = { ...calculated, revision: reply.revision, result: reply.result, milliseconds: reply.milliseconds, stale: reply.revision < revision };
      if (reply.revision < revision) schedule();
      else calculation.value = { state: 'idle' };
    },
    died: (message) => {
      if (own() === port) workerFailed(message, '');
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
    const inputs = compileInputs(model, model.scenario);
    if (!inputs.ok) {
      answered = revision;
      calculation.value = { state: 'refused', problems: inputs.error };
      return;
    }
    running = { revision, calculated: { firmIndex: new Map(model.firms.map((firm, index) => [firm.id, index])), firms: model.firms, scenario: model.scenario } };
    calculation.value = { state: 'running' };
    try {
      openPort().post({ type: 'run', revision, inputs: inputs.value }, transferables(inputs.value));
    } catch (error) {
      workerFailed(error instanceof Error ? error.message : String(error), error instanceof Error ? (error.stack ?? '') : '');
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
        result.value = nothing;
      }
      if (result.value.result !== null && !result.value.stale) result.value = { ...result.value, stale: true };
    });
    if (running === null) schedule();
    else forgetLimit ??= after(outdatedLimit, replaceOutdated);
  });
  return () => {
    stopped = true;
    stopWatching();
    dropWorker();
    result.value = nothing;
    calculation.value = { state: 'idle' };
  };
}
