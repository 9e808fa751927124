/**
 * What is found out about the workbook beside its result: explanations, networks, analyses.
 *
 * Owns: which tasks are wanted, doing them one by one once the person rests, and keeping answers by the revision of the workbook.
 * An edit overtakes: it ends the task under way with its thread, so that the calculation has the machine to itself. Does not own:
 * the work (`shared/worker/analyst.ts`), or the thread (`renderer/worker`), which it gets as a port so that it runs in tests.
 */
import { batch, computed, effect, signal, untracked } from '@preact/signals-core';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import type { AnalystAnswer, AnalystReply, AnalystRequest, AnalystTask } from '../../shared/worker/analyst.ts';
import { type CalculatedModel, modelUpdate } from '../../shared/worker/modelUpdate.ts';
import { listenForSilence, silenceOf } from '../../shared/worker/silence.ts';
import { calculation, result } from './recalc.ts';
import { effective, workbook, workbookSerial } from './workbook.ts';

/** How a task stands. The last answer is kept while a newer one is on its way; views dim it, as they do a stale result. */
export interface TaskState {
  readonly answer: AnalystAnswer | null;
  /** Whether the workbook or the scenario has changed since the answer. */
  readonly stale: boolean;
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled' | 'refused' | 'failed';
  /** Of the work under way, 0 to 1; null where nothing is known. */
  readonly progress: number | null;
}

export interface AnalystPort {
  readonly post: (request: AnalystRequest) => void;
  readonly terminate: () => void;
}
export interface AnalystListener {
  readonly reply: (reply: AnalystReply) => void;
  /** A further piece of a large request is on its way. */
  readonly sent: () => void;
  readonly died: (message: string) => void;
}

export interface AnalystSurroundings {
  readonly startWorker: (listener: AnalystListener) => AnalystPort;
  /** Runs a task later unless the returned function is called first. */
  readonly after: (milliseconds: number, task: () => void) => () => void;
  /** Keeps a bug's text in the log. */
  readonly report: (message: string, stack: string) => void;
}

interface Kept {
  readonly task: AnalystTask;
  readonly revision: number;
  readonly answer: AnalystAnswer | null;
  readonly state: TaskState['state'];
}

/** What a task may look at; keeps its identity while only names and notes change. */
interface Looked extends CalculatedModel {
  readonly scenarios: readonly Scenario[];
}
let previous: Looked | null = null;
const looked = computed<Looked>(() => {
  const { market, firms, contracts, scenarios } = workbook.value;
  const scenario = effective.value;
  if (previous?.market === market && previous.firms === firms && previous.contracts === contracts && previous.scenario === scenario && previous.scenarios === scenarios) return previous;
  previous = { market, firms, contracts, scenario, scenarios };
  return previous;
});

/** Grows with every change of what tasks look at. */
const revision = signal(0);
/** By the task in words. */
const kept = signal<ReadonlyMap<string, Kept>>(new Map());
/** How many views want a task, in the order in which they came to want it. */
const wanted = signal<ReadonlyMap<string, { readonly task: AnalystTask; readonly count: number }>>(new Map());
const running = signal<{ readonly key: string; readonly id: number; readonly progress: number | null } | null>(null);

/** Wants a task's answer, and a new one after every change, until the returned function is called. */
export function wantTask(task: AnalystTask): () => void {
  const key = JSON.stringify(task);
  const add = (by: number): void => {
    const before = wanted.peek();
    const count = (before.get(key)?.count ?? 0) + by;
    const rest = [...before].filter(([other]) => other !== key);
    // Who came last is looked at now, and is served first.
    wanted.value = new Map(count > 0 ? (by > 0 ? [[key, { task, count }], ...rest] : [...before].map(([other, each]) => [other, other === key ? { task, count } : each] as const)) : rest);
  };
  add(1);
  return () => add(-1);
}

/** How a task stands; reads signals, so that views follow. */
export function taskState(task: AnalystTask): TaskState {
  const key = JSON.stringify(task);
  const known = kept.value.get(key);
  const isCurrent = known?.revision === revision.value;
  const now = running.value;
  const answer = known?.answer ?? null;
  if (now?.key === key) return { answer, stale: true, state: 'running', progress: now.progress };
  if (known === undefined || !isCurrent) return { answer, stale: true, state: 'waiting', progress: null };
  return { answer, stale: known.state !== 'done', state: known.state, progress: null };
}

let cancelRunning: (key: string) => void = () => undefined;

/** Gives a task up until the workbook changes or it is asked for again. */
export function cancelTask(task: AnalystTask): void {
  cancelRunning(JSON.stringify(task));
}

/** Does a task that was given up after all. */
export function retryTask(task: AnalystTask): void {
  const next = new Map(kept.peek());
  next.delete(JSON.stringify(task));
  kept.value = next;
}

/** The person rests for so long before anything but the calculation is begun. */
const rest = 250;
/** Answers of former tasks are kept for whoever comes back to them. */
const mostKept = 40;

/**
 * Runs of the model between two words of the thread, at most; the last one says what one takes on this machine, longer where that is
 * busy. An analysis speaks after every run; other tasks only at their end, and a figure runs each scenario.
 */
const silentRuns: Readonly<Record<AnalystTask['kind'], number>> = { analyse: 10, explain: 30, network: 30, figure: 30, trace: 30 };
/** Milliseconds of such a task for each row, ten times what they take on a slow machine that does nothing else; a trace keeps every amount. */
const silencePerRow: Readonly<Record<AnalystTask['kind'], number>> = { analyse: 0, explain: 0.3, network: 0.3, figure: 0.3, trace: 2 };

/** Begins to do what is wanted; @returns what stops it and its worker. */
export function startAnalyst({ startWorker, after, report }: AnalystSurroundings): () => void {
  let port: AnalystPort | null = null;
  let told: CalculatedModel | null = null;
  let lastId = 0;
  let forgetRest: (() => void) | null = null;
  let rested = false;

  const keep = (key: string, task: AnalystTask, state: TaskState['state'], answer: AnalystAnswer | null): void => {
    const next = new Map(kept.peek());
    next.delete(key);
    next.set(key, { task, revision: revision.peek(), answer: answer ?? kept.peek().get(key)?.answer ?? null, state });
    for (const old of next.keys()) if (next.size > mostKept && wanted.peek().get(old) === undefined) next.delete(old);
    kept.value = next;
  };
  const silence = listenForSilence(after, () => failed('The analysis does not answer', ''));
  const endThread = (): void => {
    silence.none();
    port?.terminate();
    port = null;
    told = null;
    running.value = null;
  };
  const endWork = (): void => {
    if (running.peek() !== null) endThread();
  };
  const failed = (message: string, stack: string): void => {
    const now = running.peek();
    report(message, stack);
    // Together: a task that is neither under way nor kept would be begun at once.
    batch(() => {
      endThread();
      if (now !== null) keep(now.key, JSON.parse(now.key) as AnalystTask, 'failed', null);
    });
  };
  /** Waits for the next word of the thread. */
  const hearken = (key: string): void => {
    const { firms, contracts, scenarios } = looked.peek();
    const { kind } = JSON.parse(key) as AnalystTask;
    const limit = silenceOf({ firms, contracts }) + silencePerRow[kind] * (firms.length + contracts.length) + (silentRuns[kind] + (kind === 'figure' ? scenarios.length : 0)) * result.peek().milliseconds;
    silence.due(limit);
  };
  const listen = (own: () => AnalystPort | null): AnalystListener => ({
    reply: (reply) => {
      const now = running.peek();
      if (own() !== port || now === null || reply.id !== now.id) return;
      if (reply.type === 'progress') {
        hearken(now.key);
        running.value = { ...now, progress: reply.total > 0 ? reply.done / reply.total : null };
        return;
      }
      if (reply.type === 'error') return failed(reply.message, reply.stack);
      const task = JSON.parse(now.key) as AnalystTask;
      silence.none();
      batch(() => {
        running.value = null;
        keep(now.key, task, reply.type === 'answer' ? 'done' : 'refused', reply.type === 'answer' ? reply.answer : null);
      });
    },
    sent: () => {
      const now = running.peek();
      if (own() === port && now !== null) hearken(now.key);
    },
    died: (message) => {
      if (own() === port) failed(message, '');
    },
  });
  const openPort = (): AnalystPort => {
    if (port !== null) return port;
    let own: AnalystPort | null = null;
    own = startWorker(listen(() => own));
    port = own;
    return own;
  };
  const begin = (): void => {
    if (!rested || running.peek() !== null || calculation.peek().state === 'running' || result.peek().stale) return;
    const next = [...wanted.peek()].find(([key]) => kept.peek().get(key)?.revision !== revision.peek());
    if (next === undefined) return;
    const [key, { task }] = next;
    const { scenarios, ...model } = looked.peek();
    lastId += 1;
    running.value = { key, id: lastId, progress: null };
    const update = modelUpdate(told, model);
    told = model;
    hearken(key);
    openPort().post({ id: lastId, task, update, scenarios: [baseScenario, ...scenarios.map((each) => effectiveScenario(scenarios, each))] });
  };
  cancelRunning = (key) => {
    const now = running.peek();
    const task = wanted.peek().get(key)?.task;
    batch(() => {
      if (now?.key === key) endWork();
      if (task !== undefined) keep(key, task, 'cancelled', null);
    });
  };

  let serial = workbookSerial.peek();
  const stopWatching = effect(() => {
    void [looked.value, workbookSerial.value];
    untracked(() => {
      // Answers about another workbook say nothing about this one.
      if (serial !== workbookSerial.value) kept.value = new Map();
      serial = workbookSerial.value;
      revision.value += 1;
      rested = false;
      forgetRest?.();
      endWork();
    });
    forgetRest = after(rest, () => {
      rested = true;
      begin();
    });
  });
  const stopBeginning = effect(() => {
    void [wanted.value, kept.value, running.value, calculation.value, result.value];
    untracked(begin);
  });
  const stopEnding = effect(() => {
    // What nobody looks at any more is not worth the machine's time.
    if (running.value !== null && !wanted.value.has(running.value.key)) untracked(endWork);
  });
  return () => {
    for (const stop of [stopWatching, stopBeginning, stopEnding]) stop();
    forgetRest?.();
    endWork();
    port?.terminate();
    port = null;
    batch(() => {
      kept.value = new Map();
      wanted.value = new Map();
    });
  };
}
