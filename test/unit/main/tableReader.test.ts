import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { nodeTools } from '../../../main/imports/nodeTools.ts';
import { hearReader } from '../../../main/imports/tableReader.ts';
import { xlsx } from '../../../shared/interchange/exporters/xlsx.ts';
import { readTable } from '../../../shared/interchange/importers/registry.ts';

/** A thread at the machine's border, which says what the test says, and a clock that stands until the test lets it run out. */
function aReader(size = 0, stop?: AbortSignal) {
  const thread = Object.assign(new EventEmitter(), { ended: 0, terminate: () => void (thread.ended += 1) });
  const clock: { allowed: number | null; runOut: () => void } = { allowed: null, runOut: () => undefined };
  const read = hearReader(thread, { name: 'table.csv', size }, (milliseconds, task) => {
    Object.assign(clock, { allowed: milliseconds, runOut: task });
    return () => Object.assign(clock, { allowed: null, runOut: () => undefined });
  }, stop);
  return { thread, clock, read };
}

const table = { ok: true, value: { format: 'csv', rows: [], textNumbers: [], hasTextNumbers: false } };

test('a reader of a foreign file that falls silent is an error within five seconds, not a hang (P37)', async () => {
  const { thread, clock, read } = aReader(20);
  expect(clock.allowed).toBeLessThan(4500);
  clock.runOut();
  expect(await read).toMatchObject({ ok: false, error: { code: 'import.tooSlow', details: { seconds: 3.5 } } });
  expect([thread.ended, clock.allowed]).toEqual([1, null]);
  // A last word that was under way starts no new wait.
  thread.emit('message', { ahead: 5 });
  expect(clock.allowed).toBeNull();
});

test('a reader that goes on speaking is waited for, longer before a stage that goes through much', async () => {
  const { thread, clock, read } = aReader();
  for (let word = 0; word < 1000; word += 1) thread.emit('message', { ahead: 0 });
  const usual = clock.allowed ?? 0;
  thread.emit('message', { ahead: 50_000_000 });
  expect(clock.allowed).toBeGreaterThan(10 * usual);
  thread.emit('message', table);
  expect([await read, thread.ended, clock.allowed]).toEqual([table, 1, null]);
});

test.each([
  ['error', new Error('thrown'), 'import.readerFailed'],
  ['error', Object.assign(new Error('memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), 'import.tooLarge'],
  ['exit', 1, 'import.readerFailed'],
  ['message', { type: 'nonsense' }, 'import.readerFailed'],
  ['message', { ahead: Number.NaN }, 'import.readerFailed'],
])('a reader with %s %o is an error at once', async (event, given, code) => {
  const { thread, read } = aReader();
  thread.emit(event, given);
  expect(await read).toMatchObject({ ok: false, error: { code } });
});

test('a reader that is stopped ends', async () => {
  const stop = new AbortController();
  const { thread, read } = aReader(0, stop.signal);
  stop.abort();
  expect(await read).toMatchObject({ ok: false, error: { code: 'fileWork.importingStopped' } });
  expect(thread.ended).toBe(1);
});

test('every reader speaks before each long stage', async () => {
  const words: number[] = [];
  const tools = { ...nodeTools, tell: (ahead: number) => void words.push(ahead) };
  const text = new TextEncoder().encode(`Name,Cash\n${'A firm,1\n'.repeat(3000)}`);
  await readTable(text, 'table.csv', {}, tools);
  expect(words.length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...words)).toBe(text.length);
  words.length = 0;
  const writer = xlsx.start({ title: 'Firms', columns: [{ key: 'cash', heading: 'Cash', unit: '', kind: 'money' }], hasUnitsRow: false, isRounded: false });
  writer.add(Array.from({ length: 3000 }, (_, index) => [index]));
  const book = writer.finish();
  await readTable(book, 'table.xlsx', {}, tools);
  // The sheet is unpacked, bounded and loaded, each of which goes through all of its bytes, and then read row by row.
  expect(words.filter((ahead) => ahead > book.length).length).toBeGreaterThanOrEqual(3);
  expect(words.filter((ahead) => ahead === 0).length).toBeGreaterThanOrEqual(3);
});
