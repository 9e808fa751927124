/**
 * Messages between the page and the calculation worker.
 *
 * Everything is plain data; the typed arrays of a reply are transferred, so that the side that sends no longer has them. A reply carries the
 * revision of its request, so that an older answer can be told from the newest.
 */
import type { InputProblem } from '../engine/inputProblem.ts';
import type { EngineResult } from '../engine/run.ts';
import type { ModelUpdate } from './modelUpdate.ts';

export interface RunRequest {
  readonly type: 'run';
  /** Grows with every change of what is calculated. */
  readonly revision: number;
  /** What changed since the last request to the same worker; its first one brings everything. */
  readonly update: ModelUpdate;
}

export type WorkerRequest = RunRequest;

export interface RunReply {
  readonly type: 'result';
  readonly revision: number;
  readonly result: EngineResult;
  /** Time spent in the engine alone, for the status bar. */
  readonly milliseconds: number;
}

/** The model is refused; nothing was calculated. */
export interface RefusedReply {
  readonly type: 'refused';
  readonly revision: number;
  readonly problems: readonly InputProblem[];
}

/** The engine threw: a bug. The worker stays usable, but the page starts a fresh one to be sure of its state. */
export interface ErrorReply {
  readonly type: 'error';
  readonly revision: number;
  readonly message: string;
  readonly stack: string;
}

/** The run is under way: a thread that no longer says so is stuck. */
export interface AliveReply {
  readonly type: 'alive';
  readonly revision: number;
}

/** The last word on a request. */
export type WorkerAnswer = RunReply | RefusedReply | ErrorReply;
export type WorkerReply = WorkerAnswer | AliveReply;

/** The buffers of all typed arrays in plain data, each once: what `postMessage` may move instead of copy. */
export function transferables(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    return;
  }
  for (const each of Array.isArray(value) ? value : Object.values(value)) collect(each, found);
}
