import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { nodeTools } from '../../../main/imports/nodeTools.ts';
import { hearReader } from '../../../main/imports/tableReader.ts';
import { xlsx } from '../../../shared/interchange/exporters/xlsx.ts';
import { packTable } from '../../../shared/interchange/importers/packedTable.ts';
import { readTable } from '../../../shared/interchange/importers/registry.ts';
import { silenceParts } from '../../../shared/worker/silence.ts';

/** A thread at the machine's border, which says what the test says, and a clock that stands until the test lets it run out. */
function aReader(stop?: AbortSignal) {
  const thread = Object.assign(new EventEmitter(), { ended: 0, terminate: () => void (thread.ended += 1) });
  const clock: { allowed: number | null; runOut: () => void } = { allowed: null, runOut: () => undefined };
  const read = hearReader(thread, 'table.csv', (milliseconds, task) => {
    Object.assign(clock, { allowed: milliseconds, runOut: task });
    return () => Object.assign(clock, { allowed: null, runOut: () => undefined });
  }, stop);
  /** @returns how long the silence was that ended it */
  const fallSilent = (): number => {
    let silence = 0;
    for (let part = 0; part < silenceParts; part += 1) {
      silence += clock.allowed ?? 0;
      clock.runOut();
    }
    return silence;
  };
  return { thread, clock, read, fallSilent };
}

const table = { ok: true, value: { format: 'csv', rows: [], textNumbers: [], hasTextNumbers: false } };

test('a reader of a foreign file that falls silent is an error within five seconds, not a hang (P37)', async () => {
  const { thread, clock, read, fallSilent } = aReader();
  expect(fallSilent()).toBeLessThan(3000);
  expect(await read).toMatchObject({ ok: false, error: { code: 'import.tooSlow', details: { seconds: 2.5 } } });
  expect([thread.ended, clock.allowed]).toEqual([1, null]);
  // A last word that was under way starts no new wait.
  thread.emit('message', 'alive');
  expect(clock.allowed).toBeNull();
});

test('a reader that goes on speaking is waited for, also where main was held up and hears it late', async () => {
  const { thread, clock, read } = aReader();
  for (let word = 0; word < 1000; word += 1) {
    for (let part = 1; part < silenceParts; part += 1) clock.runOut();
    thread.emit('message', 'alive');
  }
  expect(thread.ended).toBe(0);
  thread.emit('message', table);
  expect([await read, thread.ended, clock.allowed]).toEqual([table, 1, null]);
});

test.each([
  ['error', new Error('thrown'), 'import.readerFailed'],
  ['error', Object.assign(new Error('memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), 'import.tooLarge'],
  ['exit', 1, 'import.readerFailed'],
  ['message', { type: 'nonsense' }, 'import.readerFailed'],
  ['message', { ahead: 5 }, 'import.readerFailed'],
])('a reader with %s %o is an error at once', async (event, given, code) => {
  const { thread, read } = aReader();
  thread.emit(event, given);
  expect(await read).toMatchObject({ ok: false, error: { code } });
});

test('a reader that is stopped ends', async () => {
  const stop = new AbortController();
  const { thread, read } = aReader(stop.signal);
  stop.abort();
  expect(await read).toMatchObject({ ok: false, error: { code: 'fileWork.importingStopped' } });
  expect(thread.ended).toBe(1);
});

/** Whatever reads much speaks in between, so that nobody allows a silence that grows with the file (P37). */
test.each([
  ['csv', 'Name,Cash\n', '\n'],
  ['csv', 'Name,Cash\r\n', '\r\n'],
])('%s: a text of twice the rows has twice the words (%j)', async (format, head, end) => {
  const wordsFor = async (rows: number): Promise<number> => {
    const table = await wordsOf(new TextEncoder().encode(`${head}${`"A ""firm""",1${end}`.repeat(rows)}`), `table.${format}`);
    expect(table.rows).toBe(rows + 1);
    return table.words;
  };
  const [few, many] = [await wordsFor(20_000), await wordsFor(40_000)];
  expect(many - few).toBeGreaterThanOrEqual(14);
});

test('an Excel sheet of twice the rows has twice the words at every stage', async () => {
  const wordsFor = async (rows: number): Promise<number> => {
    const writer = xlsx.start({ title: 'Firms', columns: [{ key: 'cash', heading: 'Cash', unit: '', kind: 'money' }], hasUnitsRow: false, isRounded: false });
    writer.add(Array.from({ length: rows }, (_, index) => [index]));
    const table = await wordsOf(writer.finish(), 'table.xlsx');
    expect(table.rows).toBe(rows + 1);
    return table.words;
  };
  const [few, many] = [await wordsFor(10_000), await wordsFor(20_000)];
  // By row while they are read and packed, by piece while they are loaded.
  expect(many - few).toBeGreaterThanOrEqual(13);
});

async function wordsOf(bytes: Uint8Array, name: string): Promise<{ readonly words: number; readonly rows: number }> {
  let words = 0;
  const tell = (): void => void (words += 1);
  const read = await readTable(bytes, name, {}, { ...nodeTools, tell });
  if (!read.ok) throw new Error(read.error.code);
  packTable(read.value, tell);
  return { words, rows: read.value.rows.length };
}
