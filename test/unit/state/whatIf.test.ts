import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AnalystListener, startAnalyst } from '../../../renderer/state/analyst.ts';
import { answerTo, ask, asked, chooseKind, giveUp, setParameters, whyUnanswered, working } from '../../../renderer/state/whatIf.ts';
import { putOnTable } from '../../../renderer/state/workbook.ts';
import { emptyWorkbook } from '../../../shared/document/document.ts';
import { type AnalystRequest, createAnalyst } from '../../../shared/worker/analyst.ts';

/** Threads at the machine's border: they do the real work when the test says so. */
let threads: { readonly listener: AnalystListener; readonly requests: AnalystRequest[]; readonly answer: () => void }[];
let timers: (() => void)[];
let stop: () => void;

beforeEach(() => {
  threads = [];
  timers = [];
  putOnTable({ ...emptyWorkbook('Book'), firms: [{ id: 'f1', name: 'One', cash: 10, opex: 6 }], market: { id: 'market', quarters: 4 } });
  stop = startAnalyst({
    startWorker: (listener) => {
      const work = createAnalyst({ place: (network) => ({ ...network, x: new Float64Array(0), y: new Float64Array(0) }), now: () => 0, tell: () => undefined });
      const requests: AnalystRequest[] = [];
      const answer = (): void => {
        const request = requests.at(-1);
        if (request !== undefined) listener.reply(structuredClone(work(request)));
      };
      threads.push({ listener, requests, answer });
      return { post: (request) => void requests.push(structuredClone(request)), terminate: () => undefined };
    },
    after: (_milliseconds, task) => {
      timers.push(task);
      return () => void timers.splice(timers.indexOf(task), 1);
    },
    report: () => undefined,
  });
  // The person rests.
  for (const task of timers.splice(0)) task();
  chooseKind('each');
  setParameters({ quarter: '1' });
});
afterEach(() => {
  giveUp();
  stop();
});

const settled = (): Promise<void> => new Promise((resolve) => queueMicrotask(resolve));

test('a question whose thread dies is over and says so; the same one can be asked again at once', async () => {
  ask();
  expect([working.value === null, whyUnanswered.value]).toEqual([false, null]);
  threads[0]?.listener.died('gone');
  await settled();
  expect([working.value, whyUnanswered.value]).toEqual([null, 'failed']);
  ask();
  expect([working.value === null, whyUnanswered.value, threads.length]).toEqual([false, null, 2]);
  threads[1]?.answer();
  await settled();
  expect([working.value, whyUnanswered.value, answerTo(asked.value)?.failure]).toEqual([null, null, null]);
});

test('a question that is given up says so, of this question only, and the answer of before stays', async () => {
  ask();
  threads[0]?.answer();
  await settled();
  const before = answerTo(asked.value);
  expect(before?.answer).not.toBeNull();
  ask();
  giveUp();
  expect([working.value, whyUnanswered.value, answerTo(asked.value)]).toEqual([null, 'givenUp', before]);
  setParameters({ quarter: '2' });
  expect(whyUnanswered.value).toBeNull();
});
