import { afterEach, expect, test } from 'vitest';
import { connectReporter, isReporting, type ReporterListener, runTask } from '../../../renderer/state/reporter.ts';
import { emptyWorkbook } from '../../../shared/document/document.ts';
import type { ReporterRequest, ReporterTask } from '../../../shared/worker/reporter.ts';
import { silenceParts } from '../../../shared/worker/silence.ts';

const task: ReporterTask = { kind: 'figures', charts: [], scenarios: [], formats: [], language: 'en' };
let disconnect = (): void => undefined;
afterEach(() => disconnect());

test('a report thread that falls silent is an error, not a hang, and the next task has a fresh one (P37)', () => {
  const threads: { readonly listener: ReporterListener; readonly asked: ReporterRequest[]; ended: boolean }[] = [];
  const reports: string[] = [];
  let silent = (): void => undefined;
  let waits: number[] = [];
  disconnect = connectReporter((listener) => {
    const thread = { listener, asked: [] as ReporterRequest[], ended: false };
    threads.push(thread);
    return { post: (request) => void thread.asked.push(request), terminate: () => void (thread.ended = true) };
  }, (message) => void reports.push(message), (wait, then) => {
    waits.push(wait);
    silent = then;
    return () => (silent = () => undefined);
  });
  const ends: string[] = [];
  runTask(emptyWorkbook('Chain'), task, '', { ended: ({ type }) => ends.push(type) });
  const id = threads[0]?.asked[0]?.id ?? 0;
  waits = [];
  threads[0]?.listener.reply({ type: 'alive', id, isWriting: false });
  threads[0]?.listener.reply({ type: 'alive', id, isWriting: true });
  // A file is whole before it says anything.
  expect([waits.length, (waits[1] ?? 0) > (waits[0] ?? 0)]).toEqual([2, true]);
  for (let part = 0; part < silenceParts; part += 1) silent();
  expect([ends, isReporting(), threads[0]?.ended, reports]).toEqual([['error'], false, true, ['The report worker does not answer']]);
  runTask(emptyWorkbook('Chain'), task, '', { ended: ({ type }) => ends.push(type) });
  expect(threads).toHaveLength(2);
  threads[1]?.listener.reply({ type: 'done', id: threads[1]?.asked[0]?.id ?? 0 });
  for (let part = 0; part < silenceParts; part += 1) silent();
  expect(ends).toEqual(['error', 'done']);
});
