import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../../shared/base/result.ts';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import { emptyWorkbook } from '../../../shared/document/document.ts';
import type { DesktopApi, WorkbookHandle } from '../../../shared/ipc/contract.ts';
import { connectDesktop } from '../../../renderer/state/desktop.ts';
import { takeOpened } from '../../../renderer/state/files.ts';
import { fileWork } from '../../../renderer/state/fileWork.ts';
import { toasts } from '../../../renderer/state/toasts.ts';
import { workbook } from '../../../renderer/state/workbook.ts';
import { endMainWork, followWorkbookWork } from '../../../renderer/state/workOfMain.ts';

const opened = (name: string) => ok({ handle: 'a-handle-of-main-1' as WorkbookHandle, name, text: encodeWorkbook(emptyWorkbook(name)), readOnly: false });
let stopped: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  stopped = [];
  const api: DesktopApi = {
    platform: 'linux',
    call: async (channel, ...args) => {
      if (channel === 'work:stop') stopped.push(...args);
      return ok(channel === 'recent:list' ? [] : null) as never;
    },
    on: () => () => undefined,
    openDropped: async () => ok(null) as never,
  };
  connectDesktop(api);
  toasts.value = [];
});
afterEach(() => {
  endMainWork();
  vi.useRealTimers();
});

test('opening is said without a break until the answer of main is here', () => {
  followWorkbookWork({ kind: 'opening', name: 'chain' });
  vi.advanceTimersByTime(300);
  const said = fileWork.value;
  expect(said).toMatchObject({ kind: 'opening', name: 'chain' });
  followWorkbookWork(null);
  vi.advanceTimersByTime(400);
  expect(fileWork.value).toBe(said);
  // An answer that never comes is not waited for for ever.
  vi.advanceTimersByTime(200);
  expect(fileWork.value).toBeNull();
});

test('saving is over when main says so', () => {
  followWorkbookWork({ kind: 'saving', name: 'chain' });
  vi.advanceTimersByTime(300);
  expect(fileWork.value?.kind).toBe('saving');
  followWorkbookWork(null);
  vi.advanceTimersByTime(0);
  expect(fileWork.value).toBeNull();
});

test('what was given up after main had read it is not opened, and the next file is', async () => {
  followWorkbookWork({ kind: 'opening', name: 'chain' });
  vi.advanceTimersByTime(300);
  fileWork.value?.cancel();
  followWorkbookWork(null);
  const before = workbook.value;
  expect(await takeOpened(opened('chain'))).toBe(false);
  vi.advanceTimersByTime(0);
  expect([stopped, workbook.value === before, fileWork.value]).toEqual([['opening'], true, null]);
  expect(toasts.value.map(({ text }) => text())).toEqual(['Opening “chain” was cancelled. What was open before stays.']);
  vi.useRealTimers();
  expect(await takeOpened(opened('other'))).toBe(true);
  expect(workbook.value.name).toBe('other');
});
