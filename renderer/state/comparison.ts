/**
 * Scenarios side by side, live.
 *
 * Owns: which scenarios stand beside each other, against which one they are measured, and their results. They are run one by one in
 * a thread of their own, only while they are looked at and only after the scenario in front has its result: an edit overtakes them,
 * and what an edit leaves as it was is not run again. Does not own: the figures (`shared/analysis/scenarioSummary.ts`).
 */
import { computed, effect, signal, untracked } from '@preact/signals-core';
import { type ScenarioSummary, summarize } from '../../shared/analysis/scenarioSummary.ts';
import type { InputProblem } from '../../shared/engine/inputProblem.ts';
import { scenarioById } from '../../shared/document/document.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import { baseScenario, baseScenarioId, type Scenario } from '../../shared/drivers/scenario.ts';
import { type CalculatedModel, modelUpdate } from '../../shared/worker/modelUpdate.ts';
import { listenForSilence, silenceOf } from '../../shared/worker/silence.ts';
import type { WorkerReply } from '../../shared/worker/protocol.ts';
import { branches } from './branches.ts';
import { releaseBuffers } from './releaseBuffers.ts';
import { calculation, type RecalcSurroundings, result, type WorkerPort } from './recalc.ts';
import { scenarioId, workbook, workbookSerial } from './workbook.ts';

/** More would not be read side by side. */
export const mostCompared = 6;

/** Whether the comparison is looked at. */
export const comparisonShown = signal(false);

const chosen = signal<readonly string[] | null>(null);
const chosenReference = signal<string>(baseScenarioId);

/** The scenarios side by side, in the order of the tree: those chosen, or at first the first ones and the one in front. */
export const compared = computed<readonly Scenario[]>(() => {
  const all = [baseScenario, ...branches.value.map(({ scenario }) => scenario)];
  const picked = chosen.value;
  if (picked !== null) return all.filter(({ id }) => picked.includes(id));
  const first = all.slice(0, mostCompared);
  const front = all.find(({ id }) => id === scenarioId.value);
  return front === undefined || first.includes(front) ? first : [...first.slice(0, -1), front];
});

/** The scenario that the others are measured against. */
export const referenceId = computed(() => (compared.value.some(({ id }) => id === chosenReference.value) ? chosenReference.value : (compared.value[0]?.id ?? baseScenarioId)));

export function measureAgainst(id: string): void {
  chosenReference.value = id;
}

/** Puts a scenario beside the others, or takes it away; the last one stays, and there are never more than six. */
export function toggleCompared(id: string): void {
  const now = compared.peek().map((each) => each.id);
  if (now.includes(id) && now.length > 1) chosen.value = now.filter((each) => each !== id);
  else if (!now.includes(id) && now.length < mostCompared) chosen.value = [...now, id];
}

export type ComparedOutcome =
  | { readonly state: 'done'; readonly summary: ScenarioSummary }
  /** The inputs of this scenario are refused. */
  | { readonly state: 'refused'; readonly problems: readonly InputProblem[] }
  | { readonly state: 'failed'; readonly message: string };

interface Entry {
  readonly model: CalculatedModel;
  readonly outcome: ComparedOutcome;
}

/** What each scenario came to when it was run last, by id. */
const entries = signal<ReadonlyMap<string, Entry>>(new Map());

export interface ComparedColumn {
  readonly scenario: Scenario;
  /** Null before the first run. */
  readonly outcome: ComparedOutcome | null;
  /** The inputs have changed since; a newer outcome is on its way. */
  readonly stale: boolean;
  /** Index of each firm in the summary, by id. */
  readonly firmIndex: ReadonlyMap<string, number>;
}

const noFirms: ReadonlyMap<string, number> = new Map();
const indexes = new WeakMap<CalculatedModel['firms'], ReadonlyMap<string, number>>();

function indexOf(firms: CalculatedModel['firms']): ReadonlyMap<string, number> {
  const known = indexes.get(firms) ?? new Map(firms.map(({ id }, place) => [id, place]));
  indexes.set(firms, known);
  return known;
}

export const comparedColumns = computed<readonly ComparedColumn[]>(() => compared.value.map((scenario) => {
  const entry = entries.value.get(scenario.id);
  return { scenario, outcome: entry?.outcome ?? null, stale: entry === undefined || !isSame(entry.model, modelOf(scenario)), firmIndex: entry === undefined ? noFirms : indexOf(entry.model.firms) };
}));

function modelOf(scenario: Scenario): CalculatedModel {
  const { market, firms, contracts, scenarios } = workbook.value;
  return { market, firms, contracts, scenario: effectiveScenario(scenarios, scenario) };
}

function isSame(a: CalculatedModel, b: CalculatedModel): boolean {
  return a.market === b.market && a.firms === b.firms && a.contracts === b.contracts && a.scenario === b.scenario;
}

/** A run that nobody waits for any more is given this long before its worker is replaced. */
const outdatedLimit = 3000;

/**
 * Starts to run what is compared, whenever it is looked at.
 *
 * @returns what stops it and its worker
 */
export function startComparison({ startWorker, soon, after, report }: RecalcSurroundings): () => void {
  let port: WorkerPort | null = null;
  let told: CalculatedModel | null = null;
  let running: { readonly id: string; readonly model: CalculatedModel; readonly revision: number } | null = null;
  let revision = 0;
  let scheduled = false;
  let forgetLimit: (() => void) | null = null;

  const silence = listenForSilence(after, () => failed('The comparison does not answer', ''));
  /** Waits for the next word of the thread. */
  const hearken = (): void => {
    if (running !== null) silence.due(silenceOf(running.model));
  };
  const dropWorker = (): void => {
    silence.none();
    port?.terminate();
    port = null;
    told = null;
    running = null;
    forgetLimit?.();
    forgetLimit = null;
  };
  const keep = (id: string, model: CalculatedModel, outcome: ComparedOutcome): void => {
    entries.value = new Map(entries.peek()).set(id, { model, outcome });
  };
  const failed = (message: string, stack: string): void => {
    const was = running;
    dropWorker();
    report(message, stack);
    if (was !== null) keep(was.id, was.model, { state: 'failed', message });
    schedule();
  };
  const answered = (reply: WorkerReply): void => {
    if (running === null || reply.revision !== running.revision) return;
    if (reply.type === 'alive') return hearken();
    if (reply.type === 'error') return failed(reply.message, reply.stack);
    const { id, model } = running;
    running = null;
    silence.none();
    forgetLimit?.();
    forgetLimit = null;
    keep(id, model, reply.type === 'refused' ? { state: 'refused', problems: reply.problems } : { state: 'done', summary: summarize(reply.result) });
    if (reply.type === 'result') releaseBuffers(reply.result);
    schedule();
  };
  const openPort = (): WorkerPort => {
    if (port !== null) return port;
    let own: WorkerPort | null = null;
    own = startWorker({ reply: (reply) => own === port && answered(reply), sent: () => own === port && hearken(), died: (message) => own === port && failed(message, '') });
    port = own;
    return own;
  };
  const send = (): void => {
    scheduled = false;
    const { state } = calculation.peek();
    // The scenario in front goes first; where its inputs are refused, the others are still worth running.
    const waits = state === 'running' || (state === 'idle' && result.peek().stale);
    if (running !== null || !comparisonShown.peek() || waits) return;
    const next = compared.peek().find((scenario) => {
      const entry = entries.peek().get(scenario.id);
      return entry === undefined || !isSame(entry.model, untracked(() => modelOf(scenario)));
    });
    if (next === undefined) return;
    const model = untracked(() => modelOf(next));
    const front = result.peek();
    // The scenario in front has just been run.
    if (next.id === scenarioId.peek() && front.result !== null && !front.stale && front.scenario === model.scenario && front.firms === model.firms) {
      keep(next.id, model, { state: 'done', summary: summarize(front.result) });
      return schedule();
    }
    revision += 1;
    running = { id: next.id, model, revision };
    try {
      const worker = openPort();
      const update = modelUpdate(told, model);
      told = model;
      worker.post({ type: 'run', revision, update });
      hearken();
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error), error instanceof Error ? (error.stack ?? '') : '');
    }
  };
  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    soon(send);
  };
  const replaceOutdated = (): void => {
    forgetLimit = null;
    const now = running;
    if (now === null) return;
    const scenario = untracked(() => scenarioById(workbook.value, now.id));
    if (scenario !== undefined && isSame(now.model, untracked(() => modelOf(scenario)))) return;
    dropWorker();
    schedule();
  };

  let serial = workbookSerial.peek();
  const stopWatching = effect(() => {
    void [comparisonShown.value, compared.value, workbook.value, calculation.value, result.value];
    untracked(() => {
      if (serial !== workbookSerial.value) {
        // Another workbook: nothing of the one before says anything about it.
        serial = workbookSerial.value;
        dropWorker();
        forget();
      }
      if (running === null) schedule();
      else forgetLimit ??= after(outdatedLimit, replaceOutdated);
    });
  });
  return () => {
    stopWatching();
    dropWorker();
    forget();
  };
}

function forget(): void {
  entries.value = new Map();
  chosen.value = null;
  chosenReference.value = baseScenarioId;
}
