import { beforeEach, expect, test } from 'vitest';
import { failure, ok } from '../../../shared/base/result.ts';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import { emptyWorkbook } from '../../../shared/document/document.ts';
import type { Calls, Channel, RecoveredWork, RecoveryId, WorkbookHandle } from '../../../shared/ipc/contract.ts';
import { connectDesktop } from '../../../renderer/state/desktop.ts';
import { currentFile, showCopy } from '../../../renderer/state/files.ts';
import { keepWork } from '../../../renderer/state/recovery.ts';
import { dirty, workbook } from '../../../renderer/state/workbook.ts';

const handle = 'a-handle-of-main-1' as WorkbookHandle;
const id = 'work-of-a-crash-01' as RecoveryId;
const before = { ...emptyWorkbook('Chain'), firms: [{ id: 'f1', name: 'One', cash: 1 }, { id: 'f2', name: 'Two' }] };
const text = encodeWorkbook(before);
const patch = JSON.stringify([{ op: 'cell', table: 'firms', id: 'f1', key: 'cash', from: 1, to: 2 }]);

let calls: { readonly channel: Channel; readonly args: readonly unknown[] }[];
let work: RecoveredWork;

beforeEach(() => {
  calls = [];
  work = { handle, name: 'chain', base: text, patches: [patch, '[{'], carried: 3, isCut: false, onDisk: null };
  const answers: { readonly [C in Channel]?: (...args: Parameters<Calls[C]>) => ReturnType<Calls[C]> } = {
    'recovery:read': () => ok({ ...work, base: { kept: 1, pieces: 2 } }),
    'text:take': (_kept, piece) => ok(piece === 0 ? text.slice(0, 50) : text.slice(50)),
    'recovery:list': () => ok([]),
    'recent:list': () => ok([]),
  };
  connectDesktop({
    platform: 'linux',
    call: async (channel, ...args) => {
      calls.push({ channel, args });
      return ((answers[channel] as ((...given: unknown[]) => unknown) | undefined)?.(...args) ?? ok(null)) as never;
    },
    on: () => () => undefined,
    openDropped: async () => failure('disk.dropped'),
  });
});

const said = (prefix: string) => calls.filter(({ channel }) => channel.startsWith(prefix)).map(({ channel, args }) => [channel, ...args.slice(channel === 'journal:leave' ? 1 : 0)]);

test('work that is kept is on the table unsaved, and its journal goes on from the one that the crash left: no text goes back', async () => {
  expect(await keepWork(id)).toBe(true);
  expect([workbook.value.firms[0]?.cash, dirty.value, currentFile.value.handle]).toEqual([2, true, handle]);
  const [, resumed] = said('journal:');
  expect(resumed?.toSpliced(1, 1)).toEqual(['journal:resume', handle, 'chain', id, 1, 4]);
  expect(calls.findIndex(({ channel }) => channel === 'recovery:taken')).toBeGreaterThan(calls.findIndex(({ channel }) => channel === 'journal:resume'));
  expect(said('text:send')).toEqual([]);
});

test('a workbook that is in no file is shown as it is, and its journal begins with its text', async () => {
  expect(await showCopy(before, 'sound part')).toBe(true);
  expect([workbook.value === before, currentFile.value]).toEqual([true, { handle: null, name: 'sound part', readOnly: false }]);
  expect(said('journal:begin').map((each) => each.slice(2))).toEqual([[null, 'sound part', text]]);
});
