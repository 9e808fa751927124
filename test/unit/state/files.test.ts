import { beforeEach, describe, expect, test } from 'vitest';
import { failure, ok } from '../../../shared/base/result.ts';
import { rowsRemove } from '../../../shared/document/commands/rowsRemove.ts';
import { workbookRename } from '../../../shared/document/commands/workbookRename.ts';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import { emptyWorkbook } from '../../../shared/document/document.ts';
import type { Calls, Channel, DesktopApi, SaveOutcome, UnsavedAnswer, WorkbookHandle } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/base/result.ts';
import { connectDesktop } from '../../../renderer/state/desktop.ts';
import { currentFile, mayLeave, openSample, openWorkbook, outsideChange, save, takeOpened } from '../../../renderer/state/files.ts';
import { fileWork, stopFileWork } from '../../../renderer/state/fileWork.ts';
import { toasts } from '../../../renderer/state/toasts.ts';
import { isOpen } from '../../../renderer/state/view.ts';
import { dirty, dispatch, workbook } from '../../../renderer/state/workbook.ts';

const handle = 'a-handle-of-main-1' as WorkbookHandle;
const onDisk = { handle, name: 'chain', text: encodeWorkbook({ ...emptyWorkbook('Chain'), firms: [{ id: 'f1', name: 'One' }] }), readOnly: false };
const saved: SaveOutcome = { kind: 'saved', saved: { handle, name: 'chain', durability: 'confirmed', notKept: null, remarks: [] } };

let calls: { readonly channel: Channel; readonly args: readonly unknown[] }[];
let answers: { -readonly [C in Channel]?: () => ReturnType<Calls[C]> | Promise<ReturnType<Calls[C]>> };
let unsaved: UnsavedAnswer;

beforeEach(async () => {
  calls = [];
  unsaved = 'cancel';
  answers = {
    'workbook:open': () => ok(onDisk),
    'workbook:openSample': () => ok({ ...onDisk, handle: null }),
    'text:send': () => ok(null),
    'workbook:save': () => ok(saved),
    'journal:begin': () => ok(null),
    'journal:point': () => ok(null),
    'journal:leave': () => ok(null),
    'dialog:unsaved': () => ok(unsaved),
    'recent:list': () => ok([]),
  };
  const api: DesktopApi = {
    platform: 'linux',
    call: async (channel, ...args) => {
      calls.push({ channel, args });
      const answer = answers[channel];
      if (answer === undefined) throw new Error(`${channel} was not expected`);
      return answer() as ReturnType<Calls[typeof channel]>;
    },
    on: () => () => undefined,
    openDropped: async () => failure('disk.dropped'),
  };
  connectDesktop(api);
  toasts.value = [];
  await takeOpened(ok(onDisk));
});

function edit(): void {
  dispatch(workbookRename, { name: 'Changed' });
}

function asked(channel: Channel): number {
  return calls.filter((each) => each.channel === channel).length;
}

test('an opened file is on the table, clean, with its handle', () => {
  expect(isOpen.value).toBe(true);
  expect(workbook.value.name).toBe('Chain');
  expect(currentFile.value).toEqual({ handle, name: 'chain', readOnly: false });
  expect(dirty.value).toBe(false);
});

test('a broken file leaves what is on the table and says what is wrong with which file', async () => {
  const before = workbook.value;
  expect(await takeOpened(ok({ handle, name: 'broken', text: '{ "format": ', readOnly: false }))).toBe(false);
  expect(workbook.value).toBe(before);
  expect(toasts.value.at(-1)?.tone).toBe('error');
  expect(toasts.value.at(-1)?.text()).toContain('broken');
});

test('saving writes the document and clears the dirty mark', async () => {
  edit();
  expect(await save()).toBe(true);
  const written = calls.find((each) => each.channel === 'workbook:save');
  expect(written?.args).toEqual([handle, encodeWorkbook(workbook.value), null]);
  expect(dirty.value).toBe(false);
});

test('a save asked for while one is going on follows it, once, with what was edited meanwhile', async () => {
  let finish: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    finish = done;
  });
  answers['workbook:save'] = async () => {
    if (asked('workbook:save') === 1) await held;
    return ok(saved);
  };
  edit();
  const first = save();
  await expect.poll(() => asked('workbook:save')).toBe(1);
  dispatch(workbookRename, { name: 'Meanwhile' });
  const others = [save(), save()];
  finish();
  expect(await Promise.all([first, ...others])).toEqual([true, true, true]);
  expect(calls.filter(({ channel }) => channel === 'workbook:save').map(({ args }) => String(args[1]).includes('Meanwhile'))).toEqual([false, true]);
  expect(dirty.value).toBe(false);
});

test('a save that fails keeps the dirty mark and says why', async () => {
  answers['workbook:save'] = () => failure('disk.full', { name: 'chain' });
  edit();
  expect(await save()).toBe(false);
  expect(dirty.value).toBe(true);
  expect(toasts.value.at(-1)?.text()).toContain('disk is full');
});

test('once a save has worked, the error of an earlier one is gone; others, and what this one could not keep, stay', async () => {
  const said = (): readonly string[] => toasts.value.map((toast) => toast.text());
  await takeOpened(ok({ handle, name: 'broken', text: '{ "format": ', readOnly: false }));
  answers['workbook:save'] = () => failure('disk.full', { name: 'chain' });
  edit();
  await save();
  expect(said()).toEqual([expect.stringContaining('broken'), expect.stringContaining('disk is full')]);
  const { error: notKept } = failure('disk.full', { name: 'versions' });
  answers['workbook:save'] = () => ok({ ...saved, saved: { ...saved.saved, notKept } });
  expect(await save()).toBe(true);
  expect(said()).toEqual([expect.stringContaining('broken'), expect.stringContaining('versions'), expect.stringContaining('Saved')]);
  answers['workbook:save'] = () => ok(saved);
  expect(await save()).toBe(true);
  expect(said()).toEqual([expect.stringContaining('broken'), expect.stringContaining('Saved')]);
});

test('two saves at once write once', async () => {
  let finish: (saved: Result<SaveOutcome | null>) => void = () => undefined;
  answers['workbook:save'] = () => new Promise((resolve) => { finish = resolve; });
  edit();
  const [first, second] = [save(), save()];
  await expect.poll(() => asked('workbook:save')).toBe(1);
  finish(ok(saved));
  expect(await Promise.all([first, second])).toEqual([true, true]);
  expect(asked('workbook:save')).toBe(1);
});

describe('a large workbook', () => {
  const large = { ...emptyWorkbook('Large'), firms: Array.from({ length: 40_000 }, (_, index) => ({ id: `f${index}`, name: `Firm ${index}` })) };
  const onDiskLarge = { ...onDisk, name: 'large', text: encodeWorkbook(large) };

  test('is opened in steps, and stopping leaves what is on the table', async () => {
    const before = workbook.value;
    const opening = takeOpened(ok(onDiskLarge));
    stopFileWork('opening');
    expect(await opening).toBe(false);
    expect([workbook.value, toasts.value.at(-1)?.text(), fileWork.value]).toEqual([before, 'Opening “large” was cancelled. What was open before stays.', null]);
  });

  test('stopping a save writes nothing and keeps the dirty mark', async () => {
    await takeOpened(ok(onDiskLarge));
    edit();
    const writing = save();
    await expect.poll(() => calls.some(({ channel }) => channel === 'journal:point')).toBe(true);
    stopFileWork('saving');
    expect(await writing).toBe(false);
    expect([asked('workbook:save'), dirty.value]).toEqual([0, true]);
    expect(await save()).toBe(true);
  });

  test('edits made while it is written down belong to the next save, for the journal too', async () => {
    await takeOpened(ok(onDiskLarge));
    edit();
    const text = encodeWorkbook(workbook.value);
    const writing = save();
    await expect.poll(() => calls.some(({ channel }) => channel === 'journal:point')).toBe(true);
    dispatch(workbookRename, { name: 'Meanwhile' });
    expect(await writing).toBe(true);
    const pieces = calls.filter(({ channel }) => channel === 'text:send').map(({ args }) => args[2] as Uint8Array);
    expect(new TextDecoder().decode(Buffer.concat(pieces))).toBe(text);
    expect(calls.find(({ channel }) => channel === 'workbook:save')?.args[1]).toEqual({ sent: calls.find(({ channel }) => channel === 'text:send')?.args[0], pieces: pieces.length });
    expect([workbook.value.name, dirty.value]).toEqual(['Meanwhile', true]);
  });

  test('edits made while another file is read are asked about', async () => {
    const opening = takeOpened(ok(onDiskLarge));
    edit();
    expect(await opening).toBe(false);
    expect([asked('dialog:unsaved'), workbook.value.name]).toEqual([1, 'Changed']);
  });
});

test('a clean workbook leaves without a question', async () => {
  expect(await mayLeave()).toBe(true);
  expect(asked('dialog:unsaved')).toBe(0);
});

test('Cancel keeps the changed workbook, and nothing is opened', async () => {
  edit();
  await openWorkbook();
  expect(asked('workbook:open')).toBe(0);
  expect(workbook.value.name).toBe('Changed');
});

test('Save writes before the workbook leaves; when that fails, it stays', async () => {
  edit();
  unsaved = 'save';
  expect(await mayLeave()).toBe(true);
  edit();
  dispatch(workbookRename, { name: 'Again' });
  answers['workbook:save'] = () => failure('disk.full', { name: 'chain' });
  expect(await mayLeave()).toBe(false);
});

test('a sample is a copy without a file: the first save asks where', async () => {
  await openSample();
  expect(currentFile.value.handle).toBeNull();
  answers['workbook:saveAs'] = () => ok(null);
  expect(await save()).toBe(false);
  expect(asked('workbook:saveAs')).toBe(1);
});

test('a change made outside is put before the person, and nothing counts as saved', async () => {
  const outside = { change: 'changed', name: 'chain.firebreak', text: '{}', state: 'a'.repeat(64) } as const;
  answers['workbook:save'] = () => ok({ kind: 'outside', outside });
  edit();
  expect(await save()).toBe(false);
  expect([outsideChange.value, dirty.value]).toEqual([outside, true]);
  answers['workbook:save'] = () => ok(saved);
  expect(await save(outside)).toBe(true);
  expect(calls.findLast((each) => each.channel === 'workbook:save')?.args[2]).toBe(outside.state);
  expect([outsideChange.value, dirty.value]).toEqual([null, false]);
});

test('the journal begins with what comes onto the table: its file, or the whole text where there is none', async () => {
  expect(calls.filter(({ channel }) => channel.startsWith('journal:')).map(({ args }) => args.slice(1))).toEqual([[], [handle, 'chain', null]]);
  await openSample();
  expect(calls.findLast(({ channel }) => channel === 'journal:begin')?.args.slice(1)).toEqual([null, 'chain', onDisk.text]);
});

describe('a save that drops most of the data is questioned (P17)', () => {
  const many = encodeWorkbook({ ...emptyWorkbook('Chain'), firms: [1, 2, 3, 4].map((each) => ({ id: `f${each}`, name: `Firm ${each}` })) });
  beforeEach(() => takeOpened(ok({ ...onDisk, text: many })));
  const remove = (...ids: readonly string[]): unknown => dispatch(rowsRemove, { table: 'firms', ids });

  test('all rows gone: asked, and No writes nothing', async () => {
    remove('f1', 'f2', 'f3', 'f4');
    answers['dialog:fewerRows'] = () => ok(false);
    expect(await save()).toBe(false);
    expect([asked('workbook:save'), dirty.value]).toEqual([0, true]);
    expect(calls.find(({ channel }) => channel === 'dialog:fewerRows')?.args).toEqual(['chain', 4, 0]);
    answers['dialog:fewerRows'] = () => ok(true);
    expect(await save()).toBe(true);
  });

  test('rows that the person deleted are not asked about', async () => {
    remove('f1', 'f2', 'f3');
    expect(await save()).toBe(true);
    expect(asked('dialog:fewerRows')).toBe(0);
  });
});
