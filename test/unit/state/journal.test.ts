import { beforeEach, expect, test } from 'vitest';
import { failure, ok, type Result } from '../../../shared/base/result.ts';
import type { Channel, WorkbookHandle } from '../../../shared/ipc/contract.ts';
import { connectDesktop } from '../../../renderer/state/desktop.ts';
import { beginJournal, journalBegun, journalPoint, journalState, leaveJournal } from '../../../renderer/state/journal.ts';

const long = ['x'.repeat(1024 * 1024), 'y'.repeat(1024 * 1024)];
const handle = 'a-handle-of-main-1' as WorkbookHandle;

let said: string[];
/** Lets the next piece of a text arrive. */
let arrive: ((sent: Result<null>) => void)[];

beforeEach(() => {
  said = [];
  arrive = [];
  journalState.value = { state: 'ok' };
  connectDesktop({
    platform: 'linux',
    call: async (channel: Channel, ...args: readonly unknown[]) => {
      said.push(channel === 'text:send' ? `piece ${String(args[1])}` : channel);
      return (channel === 'text:send' ? new Promise((resolve) => arrive.push(resolve)) : ok(null)) as never;
    },
    on: () => () => undefined,
    openDropped: async () => failure('disk.dropped'),
  });
});

async function arriveAll(sent: Result<null>): Promise<void> {
  for (const piece of [1, 2]) {
    await expect.poll(() => arrive.length).toBeGreaterThan(0);
    arrive.shift()?.(sent);
    if (!sent.ok || piece === 2) return;
  }
}

test('what is said of a workbook whose long text is on its way comes behind its beginning, in order', async () => {
  beginJournal({ handle: null, name: 'copy', source: { text: long } });
  journalPoint('save');
  const left = leaveJournal(true);
  beginJournal({ handle, name: 'next', source: null });
  expect(said).toEqual(['piece 0']);
  await arriveAll(ok(null));
  await left;
  await journalBegun();
  expect(said).toEqual(['piece 0', 'piece 1', 'journal:begin', 'journal:point', 'journal:leave', 'journal:begin']);
});

test('nothing waits where no text is on its way', async () => {
  beginJournal({ handle, name: 'book', source: null });
  await journalBegun();
  journalPoint('save');
  expect(said).toEqual(['journal:begin', 'journal:point']);
});

test('a text that does not arrive is told: edits are not kept then', async () => {
  beginJournal({ handle: null, name: 'copy', source: { text: long } });
  await arriveAll(failure('call.badArguments'));
  await journalBegun();
  expect(journalState.value).toEqual({ state: 'failed', code: 'call.badArguments' });
  expect(said).toEqual(['piece 0']);
});
