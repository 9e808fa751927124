import { afterEach, beforeEach, expect, test } from 'vitest';
import { cellsSet } from '../../../shared/document/commands/cellsSet.ts';
import { workbookRename } from '../../../shared/document/commands/workbookRename.ts';
import { emptyWorkbook, type Workbook } from '../../../shared/document/document.ts';
import { createCalculator } from '../../../shared/worker/calculator.ts';
import type { WorkerReply, WorkerRequest } from '../../../shared/worker/protocol.ts';
import { silenceParts } from '../../../shared/worker/silence.ts';
import { calculation, result, startRecalc, type WorkerListener } from '../../../renderer/state/recalc.ts';
import { releaseBuffers } from '../../../renderer/state/releaseBuffers.ts';
import { dispatch, putOnTable } from '../../../renderer/state/workbook.ts';

/** A thread at the machine's border: it does the real work, but answers only when the test says so. */
interface FakeWorker {
  readonly requests: WorkerRequest[];
  readonly replies: WorkerReply[];
  readonly listener: WorkerListener;
  terminated: boolean;
}

let workers: FakeWorker[];
let tasks: (() => void)[];
let timers: { readonly milliseconds: number; readonly task: () => void; cancelled: boolean }[];
let reports: string[];
let stop: () => void;

const book: Workbook = { ...emptyWorkbook('Book'), firms: [{ id: 'f1', name: 'One', cash: 10 }], market: { id: 'market', quarters: 4 } };

beforeEach(() => {
  workers = [];
  tasks = [];
  timers = [];
  reports = [];
  putOnTable(book);
  stop = startRecalc({
    startWorker: (listener) => {
      const worker: FakeWorker = { requests: [], replies: [], listener, terminated: false };
      const calculate = createCalculator(() => 0, () => undefined, releaseBuffers);
      workers.push(worker);
      return {
        post: (request) => {
          // A real thread gets its own copy: what is posted must survive that.
          const received = structuredClone(request);
          worker.requests.push(received);
          worker.replies.push(calculate(received));
        },
        terminate: () => {
          worker.terminated = true;
        },
      };
    },
    soon: (task) => void tasks.push(task),
    after: (milliseconds, task) => {
      const timer = { milliseconds, task, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
    report: (message) => void reports.push(message),
  });
  runTasks();
});
afterEach(() => stop());

function runTasks(): void {
  for (const task of tasks.splice(0)) task();
}

function lastWorker(): FakeWorker {
  const worker = workers.at(-1);
  if (worker === undefined) throw new Error('no worker was started');
  return worker;
}

function answer(worker: FakeWorker, index = worker.requests.length - 1): void {
  const reply = worker.replies[index];
  if (reply === undefined) throw new Error('nothing was asked');
  worker.listener.reply(structuredClone(reply));
}

function setCash(value: number): void {
  expect(dispatch(cellsSet, { scenarioId: 'base', cells: [{ table: 'firms', id: 'f1', key: 'cash', value }] }).ok).toBe(true);
}

function openingCash(): number | undefined {
  return result.value.result?.cash[0];
}

test('the workbook on the table is calculated once it is there', () => {
  answer(lastWorker());
  expect(openingCash()).toBe(10);
  expect(result.value.stale).toBe(false);
  expect(calculation.value.state).toBe('idle');
});

test('an edit leaves the last result in place, marked stale, until the new one comes', () => {
  answer(lastWorker());
  setCash(20);
  expect(openingCash()).toBe(10);
  expect(result.value.stale).toBe(true);
  runTasks();
  answer(lastWorker());
  expect(openingCash()).toBe(20);
  expect(result.value.stale).toBe(false);
});

test('a result gives its memory back once the next one has been painted, or another workbook is on the table', () => {
  answer(lastWorker());
  const first = result.value.result;
  setCash(20);
  runTasks();
  expect(first?.cash[0]).toBe(10);
  answer(lastWorker());
  expect(first?.cash[0]).toBe(10);
  runTasks();
  expect(first?.cash).toHaveLength(0);
  const second = result.value.result;
  expect(second?.cash[0]).toBe(20);
  putOnTable({ ...book });
  runTasks();
  expect(second?.cash).toHaveLength(0);
});

test('while one request runs, all later edits become one request with the newest values', () => {
  const worker = lastWorker();
  for (const cash of [20, 30, 40]) {
    setCash(cash);
    runTasks();
  }
  expect(worker.requests).toHaveLength(1);
  answer(worker);
  runTasks();
  expect(worker.requests).toHaveLength(2);
  answer(worker);
  expect(openingCash()).toBe(40);
  expect(calculation.value.state).toBe('idle');
});

test('an answer to another request than the one that runs is dropped', () => {
  const worker = lastWorker();
  answer(worker);
  setCash(20);
  runTasks();
  answer(worker);
  answer(worker, 0);
  expect(openingCash()).toBe(20);
});

test('an edit that the engine does not see asks for nothing', () => {
  answer(lastWorker());
  dispatch(workbookRename, { name: 'Other' });
  runTasks();
  expect(lastWorker().requests).toHaveLength(1);
  expect(result.value.stale).toBe(false);
});

test('a result of the workbook before is never shown for the next one', () => {
  const first = lastWorker();
  answer(first);
  setCash(20);
  runTasks();
  putOnTable({ ...book, firms: [{ id: 'f1', name: 'Other', cash: 99 }] });
  expect(result.value.result).toBeNull();
  answer(first);
  expect(result.value.result).toBeNull();
  runTasks();
  answer(lastWorker());
  expect(openingCash()).toBe(99);
});

test('a worker that dies is reported, and the next edit starts a fresh one', () => {
  const first = lastWorker();
  answer(first);
  setCash(20);
  runTasks();
  first.listener.died('out of memory');
  expect(calculation.value).toEqual({ state: 'failed', cause: 'died', message: 'out of memory' });
  expect(first.terminated).toBe(true);
  expect(reports).toEqual(['out of memory']);
  runTasks();
  expect(workers).toHaveLength(1);
  setCash(30);
  runTasks();
  expect(workers).toHaveLength(2);
  answer(lastWorker());
  expect(openingCash()).toBe(30);
  expect(calculation.value.state).toBe('idle');
});

test('an engine that throws is an error, not a hang', () => {
  const worker = lastWorker();
  const revision = worker.requests[0]?.revision ?? 0;
  worker.listener.reply({ type: 'error', revision, message: 'Bug: n', stack: '' });
  expect(calculation.value).toEqual({ state: 'failed', cause: 'error', message: 'Bug: n' });
});

test('a run that nobody waits for any more is given up after its time', () => {
  const slow = lastWorker();
  setCash(20);
  runTasks();
  const timer = timers.at(-1);
  expect(timer?.cancelled).toBe(false);
  timer?.task();
  runTasks();
  expect(slow.terminated).toBe(true);
  answer(lastWorker());
  expect(openingCash()).toBe(20);
});

test('inputs that the engine refuses are listed, and mending them calculates again', () => {
  answer(lastWorker());
  const broken = { ...book, firms: [{ id: 'f1', name: 'One', cash: -1 }] };
  putOnTable(broken);
  runTasks();
  answer(lastWorker());
  expect(calculation.value.state).toBe('refused');
  setCash(5);
  runTasks();
  answer(lastWorker());
  expect(openingCash()).toBe(5);
});

test('a worker is told of what changed only; a fresh one is told everything', () => {
  const first = lastWorker();
  answer(first);
  setCash(20);
  runTasks();
  expect(first.requests[1]?.update).toEqual({ market: null, contracts: null, scenario: null, firms: { kind: 'changed', places: Int32Array.of(0), rows: [{ id: 'f1', name: 'One', cash: 20 }] } });
  first.listener.died('gone');
  setCash(30);
  runTasks();
  expect(lastWorker().requests[0]?.update.firms).toEqual({ kind: 'all', rows: [{ id: 'f1', name: 'One', cash: 30 }] });
});

test('a worker that falls silent is an error, not a hang, and the next edit calculates again (P37)', () => {
  const stuck = lastWorker();
  let silence = 0;
  for (let part = 0; part < silenceParts; part += 1) {
    expect(calculation.value.state).toBe('running');
    const timer = timers.findLast(({ cancelled }) => !cancelled);
    silence += timer?.milliseconds ?? 0;
    timer?.task();
  }
  expect(silence).toBeLessThanOrEqual(3000);
  expect(calculation.value).toEqual({ state: 'failed', cause: 'silent', message: 'The calculation does not answer' });
  expect(stuck.terminated).toBe(true);
  setCash(30);
  runTasks();
  answer(lastWorker());
  expect(openingCash()).toBe(30);
});

test('a long run that says that it is under way is waited for', () => {
  const worker = lastWorker();
  const revision = worker.requests[0]?.revision ?? 0;
  for (let quarter = 0; quarter < 5; quarter += 1) {
    const before = timers.findLast(({ cancelled }) => !cancelled);
    worker.listener.reply({ type: 'alive', revision });
    expect(before?.cancelled).toBe(true);
  }
  answer(worker);
  expect(calculation.value.state).toBe('idle');
  expect(timers.every(({ cancelled }) => cancelled)).toBe(true);
});

test('a large request that goes piece by piece is waited for until the last is on its way', () => {
  const worker = lastWorker();
  for (let piece = 0; piece < 5; piece += 1) {
    const before = timers.findLast(({ cancelled }) => !cancelled);
    worker.listener.sent();
    expect(before?.cancelled).toBe(true);
  }
  answer(worker);
  worker.listener.sent();
  expect(timers.every(({ cancelled }) => cancelled)).toBe(true);
});

test('a message that makes no sense changes nothing and is not waited for without end', () => {
  const worker = lastWorker();
  for (const junk of [{}, { type: 'result' }, { type: 'alive', revision: -1 }]) worker.listener.reply(junk as WorkerReply);
  expect(calculation.value.state).toBe('running');
  for (let part = 0; part < silenceParts; part += 1) timers.findLast(({ cancelled }) => !cancelled)?.task();
  expect(calculation.value.state).toBe('failed');
});
