import { afterEach, expect, test } from 'vitest';
import { closeTableExport, connectTableExports, beginTableExport, stopWriting, tableExporting, type TableWriterListener, wishTable, writeTable } from '../../../renderer/state/exporting.ts';
import { toasts } from '../../../renderer/state/toasts.ts';
import { putOnTable } from '../../../renderer/state/workbook.ts';
import { usualExport } from '../../../shared/interchange/tableExport.ts';
import { silenceParts } from '../../../shared/worker/silence.ts';
import { createTableWriter, type TableWish, type TableWriterReply, type TableWriterRequest } from '../../../shared/worker/tableWriter.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const many = aWorkbook({ firms: Array.from({ length: 5000 }, (_, index) => ({ id: `f${index + 1}`, name: `Firm ${index + 1}`, cash: index })) });
const wish: TableWish = { options: { ...usualExport, results: false }, format: 'csv', scenario: 'base', quarter: 0 };

function writer() {
  const told: TableWriterReply[] = [];
  const perform = createTableWriter((reply) => told.push(reply));
  return { told, perform };
}

test('a long table is written in pieces, and says how far it is', () => {
  const { told, perform } = writer();
  perform({ type: 'workbook', workbook: many });
  const reply = perform({ type: 'write', serial: 1, wish });
  expect(told.map((each) => each.type === 'progress' && [each.done, each.total])).toEqual([[2000, 5000], [4000, 5000], [5000, 5000]]);
  expect(reply?.type === 'written' && new TextDecoder().decode(reply.bytes).split('\r\n')).toHaveLength(5002);
});

test('a scenario that the model refuses has no results, and its inputs all the same', () => {
  const { perform } = writer();
  perform({ type: 'workbook', workbook: aWorkbook({ firms: [{ id: 'f1', name: 'A', cash: 1, lender: 'f1', debt: 5 }] }) });
  expect(perform({ type: 'preview', serial: 1, wish: { ...wish, options: usualExport } })).toMatchObject({ type: 'refused', reason: { code: 'export.noResults' } });
  expect(perform({ type: 'preview', serial: 2, wish })).toMatchObject({ type: 'preview', preview: { rowCount: 1 } });
  expect(perform({ type: 'preview', serial: 3, wish: { ...wish, scenario: 'gone' } })).toMatchObject({ type: 'refused', reason: { code: 'export.noScenario' } });
});

test('a text that no file can hold is refused with its place', () => {
  const { perform } = writer();
  perform({ type: 'workbook', workbook: aWorkbook({ firms: [{ id: 'f1', name: 'A' }, { id: 'f2', name: 'B', notes: 'a\0b' }] }) });
  expect(perform({ type: 'write', serial: 1, wish })).toMatchObject({ type: 'refused', reason: { code: 'export.badCharacter', details: { row: 2, column: 'Notes' } } });
});

afterEach(closeTableExport);

test('writing can be stopped: the thread ends, the dialog is as it was, and what it still says is not heard', () => {
  const threads: { listener: TableWriterListener; asked: TableWriterRequest[]; ended: boolean }[] = [];
  connectTableExports({
    report: () => undefined,
    after: () => () => undefined,
    startWorker: (listener) => {
      const thread = { listener, asked: [] as TableWriterRequest[], ended: false };
      threads.push(thread);
      return { post: (request) => void thread.asked.push(request), terminate: () => void (thread.ended = true) };
    },
  });
  putOnTable(many);
  beginTableExport();
  wishTable({ format: 'csv' });
  const [first] = threads;
  const answer = (reply: TableWriterReply) => first?.listener.reply(reply);
  const preview = { columns: [], units: null, rows: [], rowCount: 5000, lost: { count: 0, first: [] } };
  answer({ type: 'preview', serial: -1, preview });
  expect(tableExporting.value).toMatchObject({ preview: null, isStale: true });
  const lastAsked = (): number => {
    const asked = first?.asked.at(-1);
    return asked?.type === 'preview' ? asked.serial : NaN;
  };
  // The wish for another format waits for the answer to the first one, and is asked for then.
  answer({ type: 'preview', serial: lastAsked(), preview });
  expect(tableExporting.value).toMatchObject({ preview: null, isStale: true });
  const serial = lastAsked();
  answer({ type: 'preview', serial, preview });
  writeTable();
  answer({ type: 'progress', serial: serial + 1, done: 2000, total: 5000 });
  expect(tableExporting.value?.progress).toEqual({ done: 2000, total: 5000 });
  stopWriting();
  expect(first?.ended).toBe(true);
  answer({ type: 'written', serial: serial + 1, bytes: new Uint8Array() });
  expect(tableExporting.value).toMatchObject({ progress: null, isStale: true });
  expect(threads[1]?.asked.map(({ type }) => type)).toEqual(['workbook', 'preview']);
  expect(toasts.value.at(-1)?.text()).toBe('The export was cancelled. Nothing was written.');
});

test('of the wishes that come while the thread is at work only the last is asked for, and what it says of the one at work counts as life', () => {
  let listener: TableWriterListener | null = null;
  const asked: TableWriterRequest[] = [];
  let dues = 0;
  connectTableExports({
    report: () => undefined,
    after: () => {
      dues += 1;
      return () => undefined;
    },
    startWorker: (given) => {
      listener = given;
      return { post: (request) => void asked.push(request), terminate: () => undefined };
    },
  });
  const reply = (given: TableWriterReply): void => listener?.reply(given);
  const preview = { columns: [], units: null, rows: [], rowCount: 5000, lost: { count: 0, first: [] } };
  putOnTable(many);
  beginTableExport();
  wishTable({ format: 'xlsx' });
  wishTable({ options: { table: 'contracts' } });
  wishTable({ format: 'tsv' });
  const [, first] = asked;
  expect(asked.map(({ type }) => type)).toEqual(['workbook', 'preview']);
  const serial = first?.type === 'preview' ? first.serial : NaN;
  const before = dues;
  reply({ type: 'alive', serial });
  expect(dues).toBe(before + 1);
  reply({ type: 'preview', serial, preview });
  expect(asked.slice(2)).toEqual([{ type: 'preview', serial: serial + 4, wish: expect.objectContaining({ format: 'tsv' }) as TableWish }]);
  reply({ type: 'preview', serial: serial + 4, preview });
  expect(tableExporting.value).toMatchObject({ isStale: false, preview: { rowCount: 5000 } });
});

test('a thread that falls silent is an error, not a hang: said, and the dialog goes; one that speaks is not (P37)', () => {
  let silent = (): void => undefined;
  let dues = 0;
  let listener: TableWriterListener | null = null;
  const reports: string[] = [];
  connectTableExports({
    report: (message) => void reports.push(message),
    after: (_wait, task) => {
      dues += 1;
      silent = task;
      return () => (silent = () => undefined);
    },
    startWorker: (given) => {
      listener = given;
      return { post: () => undefined, terminate: () => undefined };
    },
  });
  const reply = (given: TableWriterReply): void => listener?.reply(given);
  putOnTable(many);
  beginTableExport();
  const first = dues;
  // One of these is of the request that was made.
  for (let serial = 1; serial < 100; serial += 1) reply({ type: 'alive', serial });
  expect(dues).toBe(first + 1);
  for (let part = 0; part < silenceParts; part += 1) silent();
  expect([tableExporting.value, reports, toasts.value.at(-1)?.tone]).toEqual([null, ['The thread that writes tables does not answer'], 'error']);
});
