import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../main/workbooks/atomicWrite.ts';
import { type FsPort, nodeFs } from '../../../../main/workbooks/fsPort.ts';
import { createJournal } from '../../../../main/workbooks/journal.ts';
import type { Journal } from '../../../../main/workbooks/journalContract.ts';
import { createRecovery, type Recovery } from '../../../../main/workbooks/recovery.ts';
import type { JournalState, RecoverableWork, RecoveryId } from '../../../../shared/ipc/contract.ts';
import { type Fault, faultyFs } from '../../../builders/faultyFs.ts';
import { openFilesIn } from '../../../builders/openFiles.ts';

let folder: string;
let own: string;
let file: string;
let now: number;
/** What the clock was asked to do later. */
let later: { readonly wait: number; readonly act: () => void }[];
let states: JournalState[];
let wanted: number;
/** The fault of the next calls, by name. */
let fault: ((call: string) => Fault | null) | null;
let port: FsPort;
let journal: Journal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-journal-'));
  own = join(folder, 'own', 'recovery');
  file = join(folder, 'book.firebreak');
  await writeFile(file, 'saved');
  now = 1_700_000_000_000;
  later = [];
  states = [];
  wanted = 0;
  fault = null;
  port = faultyFs(nodeFs, [], (call) => fault?.(call) ?? null);
  journal = newJournal();
});
afterEach(async () => {
  // A process that dies lets go of its files; this one lives on.
  await journal.abandon();
  expect(openFilesIn(folder)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

function newJournal(): Journal {
  return createJournal({
    port, folder: own, pid: 4711, started: '1',
    clock: { now: () => now, after: (wait, act) => (later.push({ wait, act }), () => undefined) },
    changed: (state) => void states.push(state),
    wantSnapshot: () => void (wanted += 1),
  });
}

/** The process dies here: what follows sees only the disk. */
function afterCrash(isAlive = false): Recovery {
  return createRecovery({ port: nodeFs, folder: own, now: () => now, isAlive: async () => isAlive, current: () => null });
}

function runLater(): void {
  for (const { act } of later.splice(0)) act();
}

async function open(serial = 1): Promise<void> {
  await journal.begin({ serial, name: 'book', file: { path: file, sha256: sha256Hex(await readFile(file)) }, text: null, carried: 0 });
}

async function edit(...patches: readonly string[]): Promise<void> {
  journal.append(1, patches);
  await journal.flush();
}

async function recovered(recovery = afterCrash()): Promise<readonly (readonly [base: string, patches: readonly string[], work: RecoverableWork])[]> {
  const works = await recovery.list();
  return Promise.all(works.map(async (work) => {
    const read = await recovery.read(work.id, true);
    if (!read.ok) throw new Error(read.error.code);
    return [new TextDecoder().decode(read.value.base), read.value.edits.map(({ patch }) => patch), work] as const;
  }));
}

describe('edits', () => {
  test('are on the disk after one batch of at most 250 ms, exact and in order, and nothing is there before the first', async () => {
    await open();
    expect(await readdir(folder)).toEqual(['book.firebreak']);
    journal.append(1, ['[1]']);
    journal.append(1, ['[-0]', '["三"]']);
    expect(later.map(({ wait }) => wait)).toEqual([250]);
    runLater();
    await journal.flush();
    const [[base, patches, work] = ['', [], null]] = await recovered();
    expect([base, patches]).toEqual(['saved', ['[1]', '[-0]', '["三"]']]);
    expect(work).toMatchObject({ name: 'book', edits: 3, file: 'same', isCut: false, discardedAt: null, time: now });
    expect(await readFile(file, 'utf8')).toBe('saved');
  });

  test('of another workbook are not taken', async () => {
    await open();
    journal.append(2, ['[1]']);
    await journal.flush();
    expect(await recovered()).toEqual([]);
  });

  test('sent right behind the announcement of a workbook belong to it, those before to the other', async () => {
    await open();
    journal.append(1, ['[1]']);
    const begun = journal.begin({ serial: 2, name: 'next', file: null, text: 'next', carried: 0 });
    journal.append(2, ['[2]']);
    await begun;
    await journal.flush();
    expect(new Map((await recovered()).map(([base, patches]) => [base, patches]))).toEqual(new Map([['next', ['[2]']], ['saved', ['[1]']]]));
  });

  test('of a workbook never saved are kept with its whole text', async () => {
    await journal.begin({ serial: 1, name: 'Untitled', file: null, text: 'empty', carried: 0 });
    await edit('[1]');
    const [[base, patches, work] = ['', [], null]] = await recovered();
    expect([base, patches, work?.file]).toEqual(['empty', ['[1]'], 'none']);
  });

  test('of one whose text came as bytes are kept with them', async () => {
    await journal.begin({ serial: 1, name: 'Untitled', file: null, text: Buffer.from('空的'), carried: 0 });
    await edit('[1]');
    await journal.snapshot(1, Buffer.from('第一'));
    await edit('[2]');
    expect((await recovered()).map(([base, patches]) => [base, patches])).toEqual([['第一', ['[2]']]]);
  });

  test('can be read by their owner only', async () => {
    await open();
    await edit('[1]');
    for (const name of await readdir(own)) expect((await stat(join(own, name))).mode & 0o777).toBe(0o600);
    expect((await stat(own)).mode & 0o777).toBe(0o700);
  });
});

describe('after a save', () => {
  async function save(text: string, during: () => Promise<void> = async () => undefined): Promise<void> {
    const finish = await journal.saving(file, sha256Hex(Buffer.from(text)));
    await during();
    await writeFile(file, text);
    await finish('saved');
  }

  test('nothing is left over, and the next edit begins on the new file', async () => {
    await open();
    await edit('[1]');
    await save('saved again');
    expect(await readdir(own)).toEqual([]);
    await edit('[2]');
    expect((await recovered()).map(([base, patches]) => [base, patches])).toEqual([['saved again', ['[2]']]]);
  });

  test('edits made while the disk worked are kept on the new file', async () => {
    await open();
    await edit('[1]');
    await save('saved again', () => edit('[2]'));
    expect((await recovered()).map(([base, patches, { edits }]) => [base, patches, edits])).toEqual([['saved again', ['[2]'], 1]]);
  });

  /** A save with an edit on either side of it, after which there is no room for the copy that the next journal begins with. */
  async function saveWithoutNextJournal(): Promise<void> {
    await open();
    await edit('[1]');
    const finish = await journal.saving(file, sha256Hex(Buffer.from('saved again')));
    await edit('[2]');
    await writeFile(file, 'saved again');
    fault = (name) => (name === 'copy' ? { error: 'ENOSPC' } : null);
    await finish('saved');
  }

  test('when the next journal cannot be begun, the old one is kept until a snapshot can, and no file stays open', async () => {
    await saveWithoutNextJournal();
    expect(openFilesIn(own)).toEqual([]);
    expect((await recovered()).map(([, patches, { edits }]) => [patches, edits])).toEqual([[['[1]', '[2]'], 1]]);
    fault = null;
    await journal.snapshot(1, 'with 2');
    expect((await recovered()).map(([base, patches, { edits }]) => [base, patches, edits])).toEqual([['with 2', [], 1]]);
  });

  test('when the next journal cannot be begun and the work is left, it goes into the store', async () => {
    await saveWithoutNextJournal();
    const recovery = afterCrash();
    await recovery.discardStem((await journal.abandon()) ?? '');
    expect((await recovery.list()).map(({ edits, discardedAt }) => [edits, discardedAt])).toEqual([[1, now]]);
  });

  test('when the next journal cannot be begun, the next save takes the old one away', async () => {
    await open();
    await edit('[1]');
    const finish = await journal.saving(file, sha256Hex(Buffer.from('saved again')));
    await edit('[2]');
    fault = (name) => (name === 'copy' ? { error: 'ENOSPC' } : null);
    await writeFile(file, 'saved again');
    await finish('saved');
    await save('with 2');
    expect(await readdir(own)).toEqual([]);
  });

  test('that failed, all edits are kept', async () => {
    await open();
    await edit('[1]');
    const finish = await journal.saving(file, 'f'.repeat(64));
    await edit('[2]');
    await finish('failed');
    expect((await recovered()).map(([, patches, { edits }]) => [patches, edits])).toEqual([[['[1]', '[2]'], 2]]);
  });

  test('a crash right behind the rename offers nothing that is in the file already', async () => {
    await open();
    await edit('[1]');
    await journal.saving(file, sha256Hex(Buffer.from('saved again')));
    await writeFile(file, 'saved again');
    expect(await recovered()).toEqual([]);
    expect(await readdir(own)).toEqual([]);
  });

  test('a crash behind the rename with later edits counts those only, and they can be saved over the file', async () => {
    await open();
    await edit('[1]');
    await journal.saving(file, sha256Hex(Buffer.from('saved again')));
    await edit('[2]');
    await writeFile(file, 'saved again');
    const [[, patches, work] = ['', [], null]] = await recovered();
    expect([patches, work?.edits, work?.file]).toEqual([['[1]', '[2]'], 1, 'same']);
  });
});

describe('while the page writes a large workbook down', () => {
  test('edits that come before the text does are kept on the new file', async () => {
    await open();
    await edit('[1]');
    journal.point(1, 'save');
    await edit('[2]');
    const finish = await journal.saving(file, sha256Hex(Buffer.from('with 1')));
    await edit('[3]');
    await writeFile(file, 'with 1');
    await finish('saved');
    expect((await recovered()).map(([base, patches, { edits }]) => [base, patches, edits])).toEqual([['with 1', ['[2]', '[3]'], 2]]);
  });

  test('so are the first edits of all', async () => {
    await open();
    journal.point(1, 'save');
    await edit('[1]');
    await journal.saving(file, sha256Hex(Buffer.from('with none')));
    await writeFile(file, 'with none');
    // The crash comes before the save is over.
    expect((await recovered()).map(([, patches, { edits, file: state }]) => [patches, edits, state])).toEqual([[['[1]'], 1, 'same']]);
  });

  test('a crash right behind the rename counts them, and not those of the file', async () => {
    await open();
    await edit('[1]');
    journal.point(1, 'save');
    await edit('[2]');
    await journal.saving(file, sha256Hex(Buffer.from('with 1')));
    await writeFile(file, 'with 1');
    expect((await recovered()).map(([, patches, { edits, file: state }]) => [patches, edits, state])).toEqual([[['[1]', '[2]'], 1, 'same']]);
  });

  test('a snapshot holds those before it, and those after it are edits of it', async () => {
    await open();
    await edit('[1]');
    journal.point(1, 'snapshot');
    await edit('[2]');
    await journal.snapshot(1, 'with 1');
    await edit('[3]');
    expect((await recovered()).map(([base, patches, { edits }]) => [base, patches, edits])).toEqual([['with 1', ['[2]', '[3]'], 3]]);
  });

  test('a snapshot in between takes nothing from the save', async () => {
    await open();
    await edit('[1]');
    journal.point(1, 'save');
    await edit('[2]');
    journal.point(1, 'snapshot');
    await journal.snapshot(1, 'with 1 and 2');
    const finish = await journal.saving(file, sha256Hex(Buffer.from('with 1')));
    await writeFile(file, 'with 1');
    await finish('saved');
    expect((await recovered()).map(([base, patches, { edits }]) => [base, patches, edits])).toEqual([['with 1', ['[2]'], 1]]);
  });

  test('a save that was given up takes nothing from the next', async () => {
    await open();
    await edit('[1]');
    journal.point(1, 'save');
    await edit('[2]');
    journal.point(1, 'save');
    const finish = await journal.saving(file, sha256Hex(Buffer.from('with 1 and 2')));
    await writeFile(file, 'with 1 and 2');
    await finish('saved');
    expect(await recovered()).toEqual([]);
  });
});

describe('a disk that cannot be written', () => {
  test.each(['create', 'file.write', 'file.datasync', 'copy'])('%s: said at once, a snapshot is asked for, and with it all is well', async (call) => {
    await open();
    if (call === 'file.datasync') await edit('[0]');
    fault = (name) => (name === call ? { error: 'ENOSPC' } : null);
    await edit('[1]');
    expect(states).toEqual([{ state: 'failed', code: 'ENOSPC' }]);
    await edit('[2]');
    runLater();
    expect(wanted).toBe(1);
    // Still broken when the snapshot comes: asked again, later.
    if (call === 'create' || call === 'file.write') {
      await journal.snapshot(1, 'all of it');
      expect(journal.state().state).toBe('failed');
      runLater();
      expect(wanted).toBe(2);
    }
    fault = null;
    await journal.snapshot(1, 'all of it');
    expect(states.at(-1)).toEqual({ state: 'ok' });
    await edit('[3]');
    const works = await recovered();
    expect(works.map(([base, patches, { edits }]) => [base, patches, edits])).toEqual([['all of it', ['[3]'], call === 'file.datasync' ? 4 : 3]]);
  });

  test('a short write takes up where it stopped', async () => {
    await open();
    fault = (name) => (name === 'file.write' ? { takes: (given) => Math.ceil(given / 3) } : null);
    await edit('[1]', '[2]');
    expect((await recovered()).map(([, patches]) => patches)).toEqual([['[1]', '[2]']]);
  });
});

test('a file that was changed outside since it was opened: a snapshot is asked for, and no fault is told', async () => {
  await open();
  await writeFile(file, 'outside');
  await edit('[1]');
  runLater();
  expect([wanted, states]).toEqual([1, []]);
  await journal.snapshot(1, 'ours');
  await edit('[2]');
  const [[base, patches, work] = ['', [], null]] = await recovered();
  expect([base, patches, work?.edits, work?.file]).toEqual(['ours', ['[2]'], 2, 'changed']);
});

test('a long journal, and one of ten minutes, begin anew with a snapshot', async () => {
  await open();
  await edit(`["${'x'.repeat(16 * 1024 * 1024)}"]`);
  runLater();
  expect(wanted).toBe(1);
  await journal.snapshot(1, 'now');
  expect((await readdir(own)).length).toBe(2);
  await edit(`["${'x'.repeat(300 * 1024)}"]`);
  now += 11 * 60_000;
  await edit('[2]');
  runLater();
  expect(wanted).toBe(2);
});

describe('at the next start', () => {
  test('work of a process that still runs is not offered', async () => {
    await open();
    await edit('[1]');
    expect(await afterCrash(true).list()).toEqual([]);
  });

  test('work that is on the table again is kept by a journal of its own with its text and its edits, those since included', async () => {
    await open();
    await edit('[1]', '[2]', '[3]');
    await journal.abandon();
    journal = newJournal();
    const recovery = createRecovery({ port: nodeFs, folder: own, now: () => now, isAlive: async () => false, current: () => journal.current() });
    const [{ id } = { id: '' as never }] = await recovery.list();
    const begun = journal.begin({ serial: 1, name: 'again', file: { path: file, sha256: sha256Hex('saved') }, text: null, carried: 2, resumed: () => recovery.resume(id, 2) });
    journal.append(1, ['[4]']);
    await begun;
    await journal.flush();
    await recovery.remove(id);
    expect((await recovered()).map(([base, patches, work]) => [base, patches, work.edits, work.file, work.name])).toEqual([['saved', ['[1]', '[2]', '[4]'], 3, 'same', 'again']]);
  });

  test('work that cannot be resumed is told, and kept by a snapshot', async () => {
    await journal.begin({ serial: 1, name: 'again', file: null, text: null, carried: 2, resumed: () => afterCrash().resume('unknown' as never, 2) });
    expect(states.at(-1)).toEqual({ state: 'failed', code: 'ENOENT' });
    await journal.snapshot(1, 'whole');
    expect(states.at(-1)).toEqual({ state: 'ok' });
    expect((await recovered()).map(([base, patches, work]) => [base, patches, work.edits])).toEqual([['whole', [], 2]]);
  });

  test('what is in the file is the text of the journal, or another, or not wanted', async () => {
    await open();
    await edit('[1]');
    const recovery = afterCrash();
    const onDisk = async (withFile: boolean): Promise<unknown> => {
      const read = await recovery.read((await recovery.list())[0]?.id ?? ('' as never), withFile);
      if (!read.ok) throw new Error(read.error.code);
      const { onDisk: found } = read.value;
      return found instanceof Uint8Array ? new TextDecoder().decode(found) : found;
    };
    expect([await onDisk(true), await onDisk(false)]).toEqual(['base', null]);
    await writeFile(file, 'another');
    expect([await onDisk(true), await onDisk(false)]).toEqual(['another', null]);
    await rm(file);
    expect(await onDisk(true)).toBeNull();
  });

  test('a file that is gone or was changed is said so; nothing touches it', async () => {
    await open();
    await edit('[1]');
    await writeFile(file, 'outside');
    expect((await afterCrash().list())[0]?.file).toBe('changed');
    await rm(file);
    expect((await afterCrash().list())[0]?.file).toBe('gone');
  });

  test('a journal cut or flipped at every place gives its good beginning on the right text, or none', async () => {
    await open();
    await edit('[1]', '[2]');
    const name = (await readdir(own)).find((each) => each.endsWith('.jnl')) ?? '';
    const whole = await readFile(join(own, name));
    for (let length = whole.indexOf(0x0a) + 1; length < whole.length; length += 1) {
      await writeFile(join(own, name), whole.subarray(0, length));
      const [[base, patches] = ['', []]] = await recovered();
      if (base !== '') expect([base, ['[1]', '[2]'].slice(0, patches.length)]).toEqual(['saved', patches]);
      else expect(length).toBe(whole.indexOf(0x0a) + 1);
      // With no edit left it goes away; it is put back for the next length.
      if (base === '') await writeFile(join(own, name.replace('.jnl', '.base')), 'saved');
    }
  });

  test('a base that was damaged is offered without the edits that do not fit it', async () => {
    await open();
    await edit('[1]');
    const name = (await readdir(own)).find((each) => each.endsWith('.base')) ?? '';
    await writeFile(join(own, name), 'sAved');
    const recovery = afterCrash();
    const [work] = await recovery.list();
    expect(await recovery.read(work?.id ?? ('' as RecoveryId), true)).toMatchObject({ ok: true, value: { edits: [], isCut: true } });
  });

  test('discarded work stays seven days, and no longer (P8)', async () => {
    await open();
    await edit('[1]');
    const recovery = afterCrash();
    const [work] = await recovery.list();
    expect(await recovery.discard(work?.id ?? ('' as RecoveryId))).toEqual({ ok: true, value: null });
    now += 7 * 86_400_000 - 1000;
    const [[base, patches, discarded] = ['', [], null]] = await recovered();
    expect([base, patches, discarded?.discardedAt]).toEqual(['saved', ['[1]'], now - 7 * 86_400_000 + 1000]);
    now += 2000;
    expect(await recovered()).toEqual([]);
    expect(await readdir(own)).toEqual([]);
  });

  test('work that was taken goes', async () => {
    await open();
    await edit('[1]');
    const recovery = afterCrash();
    const [work] = await recovery.list();
    await recovery.remove(work?.id ?? ('' as RecoveryId));
    expect(await readdir(own)).toEqual([]);
  });
});

test('a workbook left clean leaves nothing; one left unsaved can be put into the store', async () => {
  await open();
  await edit('[1]');
  await journal.end();
  expect(await readdir(own)).toEqual([]);
  await open();
  await edit('[1]');
  const stem = await journal.abandon();
  const recovery = afterCrash();
  await recovery.discardStem(stem ?? '');
  expect((await recovery.list()).map(({ discardedAt }) => discardedAt)).toEqual([now]);
});
