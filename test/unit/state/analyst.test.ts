import { afterEach, beforeEach, expect, test } from 'vitest';
import { cellsSet } from '../../../shared/document/commands/cellsSet.ts';
import { emptyWorkbook, type Workbook } from '../../../shared/document/document.ts';
import { type AnalystReply, type AnalystRequest, type AnalystTask, createAnalyst } from '../../../shared/worker/analyst.ts';
import { silenceParts } from '../../../shared/worker/silence.ts';
import { type AnalystListener, cancelTask, retryTask, startAnalyst, taskState, wantTask } from '../../../renderer/state/analyst.ts';
import { dispatch, putOnTable } from '../../../renderer/state/workbook.ts';

/** A thread at the machine's border: it does the real work, but answers only when the test says so. */
interface FakeThread {
  readonly requests: AnalystRequest[];
  readonly listener: AnalystListener;
  readonly work: (request: AnalystRequest) => AnalystReply;
  terminated: boolean;
}

const book: Workbook = { ...emptyWorkbook('Book'), firms: [{ id: 'f1', name: 'One', cash: 10, opex: 6 }], market: { id: 'market', quarters: 4 } };
const task: AnalystTask = { kind: 'explain' };
let threads: FakeThread[];
let timers: { readonly milliseconds: number; readonly task: () => void; cancelled: boolean }[];
let stop: () => void;
let unwant: () => void;

beforeEach(() => {
  threads = [];
  timers = [];
  putOnTable(book);
  stop = startAnalyst({
    startWorker: (listener) => {
      const thread: FakeThread = { requests: [], listener, work: createAnalyst({ place: (network) => ({ ...network, x: new Float64Array(0), y: new Float64Array(0) }), now: () => 0, tell: () => undefined }), terminated: false };
      threads.push(thread);
      return { post: (request) => void thread.requests.push(structuredClone(request)), terminate: () => void (thread.terminated = true) };
    },
    after: (milliseconds, each) => {
      const timer = { milliseconds, task: each, cancelled: false };
      timers.push(timer);
      return () => void (timer.cancelled = true);
    },
    report: () => undefined,
  });
  unwant = wantTask(task);
});
afterEach(() => {
  unwant();
  stop();
});

function rest(): void {
  for (const { task: each, cancelled } of timers.splice(0)) if (!cancelled) each();
}

function answer(thread = threads.at(-1)!): void {
  const request = thread.requests.at(-1)!;
  thread.listener.reply(structuredClone(thread.work(request)));
}

function setCash(value: number): void {
  expect(dispatch(cellsSet, { scenarioId: 'base', cells: [{ table: 'firms', id: 'f1', key: 'cash', value }] }).ok).toBe(true);
}

test('a task begins once the person rests, and its answer is kept until the workbook changes', () => {
  expect(threads).toHaveLength(0);
  rest();
  expect(taskState(task).state).toBe('running');
  answer();
  const { answer: found, state, stale } = taskState(task);
  expect([state, stale, found?.kind === 'explain' ? found.explained.explanations.map(({ firm, t }) => [firm, t]) : null]).toEqual(['done', false, [['f1', 2]]]);
  rest();
  expect(threads[0]!.requests).toHaveLength(1);
  setCash(100);
  expect(taskState(task)).toMatchObject({ state: 'waiting', stale: true });
  expect(taskState(task).answer).toBe(found);
  rest();
  // The thread that is free is told of the change alone.
  expect(threads[0]!.requests.at(-1)!.update).toMatchObject({ market: null, firms: { kind: 'changed' } });
  answer();
  expect(taskState(task)).toMatchObject({ state: 'done', stale: false });
});

test('an edit ends the work under way with its thread', () => {
  rest();
  setCash(20);
  expect([threads[0]!.terminated, taskState(task).state]).toEqual([true, 'waiting']);
  answer(threads[0]);
  expect(taskState(task).state).toBe('waiting');
  rest();
  expect(threads).toHaveLength(2);
  answer();
  expect(taskState(task).state).toBe('done');
});

test('a task can be given up and asked for again', () => {
  rest();
  cancelTask(task);
  expect([threads[0]!.terminated, taskState(task).state]).toEqual([true, 'cancelled']);
  rest();
  expect(threads).toHaveLength(1);
  retryTask(task);
  answer();
  expect(taskState(task).state).toBe('done');
});

test('a thread that dies fails its task; a change tries again with a fresh one', () => {
  rest();
  threads[0]!.listener.died('gone');
  expect(taskState(task).state).toBe('failed');
  setCash(11);
  rest();
  answer();
  expect(taskState(task).state).toBe('done');
});

test('a thread that dies while nothing is asked of it is not asked again (P37)', () => {
  rest();
  answer();
  threads[0]!.listener.died('gone');
  expect([threads[0]!.terminated, taskState(task).state]).toEqual([true, 'done']);
  setCash(12);
  rest();
  expect(threads).toHaveLength(2);
  // The fresh one knows nothing yet.
  expect(threads[1]!.requests[0]!.update.market).not.toBeNull();
  answer();
  expect(taskState(task).state).toBe('done');
});

test('another workbook has no answers yet', () => {
  rest();
  answer();
  putOnTable({ ...book, name: 'Other' });
  expect(taskState(task)).toMatchObject({ answer: null, state: 'waiting' });
});

test('a thread that falls silent is an error, and the task can be tried again with a fresh one', () => {
  rest();
  expect(taskState(task).state).toBe('running');
  // The next timers wait for a word; of a small book they leave time to say so within five seconds.
  let silence = 0;
  for (let part = 0; part < silenceParts; part += 1) {
    silence += timers.filter(({ cancelled }) => !cancelled).at(-1)!.milliseconds;
    rest();
  }
  expect(silence).toBeLessThan(3000);
  expect([threads[0]!.terminated, taskState(task).state]).toEqual([true, 'failed']);
  retryTask(task);
  expect(threads).toHaveLength(2);
  answer();
  expect(taskState(task).state).toBe('done');
});

test('a thread that goes on speaking is waited for', () => {
  rest();
  for (let step = 0; step < 5; step += 1) {
    const waiting = timers.filter(({ cancelled }) => !cancelled).length;
    threads[0]!.listener.reply({ type: 'progress', id: threads[0]!.requests.at(-1)!.id, done: step, total: 9 });
    expect(timers.filter(({ cancelled }) => !cancelled).length).toBe(waiting);
  }
  answer();
  expect([taskState(task).state, timers.filter(({ cancelled }) => !cancelled)]).toEqual(['done', []]);
});
