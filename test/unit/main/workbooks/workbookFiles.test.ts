import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../main/workbooks/atomicWrite.ts';
import { nodeFs } from '../../../../main/workbooks/fsPort.ts';
import { loadRecentFiles, recentPaths, type RecentFiles } from '../../../../main/workbooks/recentFiles.ts';
import { smallFile } from '../../../../main/workbooks/smallFile.ts';
import { type Backups, createBackups } from '../../../../main/workbooks/backups.ts';
import { createOwnerFiles } from '../../../../main/workbooks/ownerFile.ts';
import { createStops, type Stops } from '../../../../main/workbooks/stops.ts';
import { createWorkbookFiles, type OwnedAnswer, type WorkbookFiles } from '../../../../main/workbooks/workbookFiles.ts';
import type { OpenedWorkbook, WorkbookHandle } from '../../../../shared/ipc/contract.ts';

let folder: string;
let file: string;
let recent: RecentFiles;
let files: WorkbookFiles;
/** What the person would answer, and what the person was asked. */
let answers: { open: string | null; save: string | null; replace: boolean; owned: OwnedAnswer };
let backups: Backups;
/** Whether the process that a test's owner file names is alive. */
let isAlive: boolean;
/** What the journal was told of each save. */
let savings: string[];
let asked: string[];
let told: string[];
let stops: Stops;

function loadRecent(): Promise<RecentFiles> {
  const store = smallFile(nodeFs, join(folder, 'recent.json'), recentPaths, [], (what) => {
    throw new Error(what);
  });
  return loadRecentFiles(store, () => undefined);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-files-'));
  file = join(folder, 'book.firebreak');
  await writeFile(file, 'first');
  answers = { open: file, save: file, replace: true, owned: 'cancel' };
  asked = [];
  told = [];
  stops = createStops();
  savings = [];
  isAlive = true;
  recent = await loadRecent();
  backups = createBackups(nodeFs, join(folder, 'own', 'backups'), Date.now);
  files = createWorkbookFiles({
    port: nodeFs,
    dialogs: {
      openPath: async () => answers.open,
      savePath: async (name) => (asked.push(`save ${name}`), answers.save),
      confirmReplace: async (name) => (asked.push(`replace ${name}`), answers.replace),
      ownedElsewhere: async (name, owner) => (asked.push(`${owner.kind === 'other' ? `${owner.user}@${owner.host}` : owner.kind} ${name}`), answers.owned),
      replacingRefused: async (name, code) => (asked.push(`refused ${name} ${code}`), 'cancel'),
      notWritten: async ({ code }) => (asked.push(code), false),
    },
    recent,
    backups,
    journal: { saving: async (path, sha256) => async (outcome) => void savings.push(`${outcome} ${basename(path)} ${sha256.slice(0, 4)}`) },
    owners: createOwnerFiles(nodeFs, { self: { user: 'me', host: 'here', pid: 1, started: '1', run: 'this' }, isAlive: async () => isAlive }, Date.now),
    now: Date.now,
    waiting: () => undefined,
    working: (work) => void told.push(work === null ? '' : `${work.kind} ${work.name}`),
    stopOf: stops.of,
    handOver: (texts) => (texts.join('').length < 1000 ? texts.join('') : { kept: 1, pieces: texts.length }),
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened(): Promise<OpenedWorkbook & { readonly handle: WorkbookHandle }> {
  const result = await files.openPath(file);
  if (!result.ok || result.value === null || result.value.handle === null) throw new Error('The file did not open');
  return { ...result.value, handle: result.value.handle };
}

describe('opening', () => {
  test('that is given up while the file is read says so, and opens nothing; the next one opens', async () => {
    const opening = files.openPath(file);
    expect(told).toEqual(['opening book']);
    stops.stop('opening');
    expect(await opening).toEqual({ ok: false, error: { code: 'fileWork.openingStopped', details: { name: 'book' } } });
    expect(told).toEqual(['opening book', '']);
    expect(recent.list()).toEqual([]);
    await opened();
  });

  test('gives text, name and a handle that is no path', async () => {
    const book = await opened();
    expect(book).toMatchObject({ name: 'book', text: 'first' });
    expect(book.handle).toMatch(/^[A-Za-z0-9_-]{24}$/);
    expect(files.pathOf(book.handle)).toBe(file);
  });

  test('changes neither the file nor its time', async () => {
    const long = new Date('2020-01-01T00:00:00Z');
    await utimes(file, long, long);
    await opened();
    expect(await readFile(file, 'utf8')).toBe('first');
  });

  test('drops a byte order mark', async () => {
    await writeFile(file, '\ufeff{}');
    expect((await opened()).text).toBe('{}');
  });

  test('says where a file stops being text', async () => {
    await writeFile(file, Buffer.concat([Buffer.from('租金\n第二列 '), Buffer.from([0xff, 0x41])]));
    const byte = Buffer.byteLength('租金\n第二列 ') + 1;
    // No handle: what is damaged is never saved over.
    expect(await files.openPath(file)).toMatchObject({ ok: true, value: { handle: null, damage: { code: 'disk.notText', details: { name: 'book.firebreak', line: 2, byte } } } });
  });

  test('says where a character is cut by the end', async () => {
    await writeFile(file, Buffer.from('ab租').subarray(0, 4));
    expect(await files.openPath(file)).toMatchObject({ ok: true, value: { handle: null, damage: { code: 'disk.notText' } } });
  });

  test('refuses what is gone, a folder, and a file above the limit before reading it', async () => {
    expect(await files.openPath(join(folder, 'gone.firebreak'))).toMatchObject({ ok: false, error: { code: 'disk.notFound' } });
    expect(await files.openPath(folder)).toMatchObject({ ok: false, error: { code: 'disk.notAFile' } });
    await truncate(file, 1_000_000_000);
    expect(await files.openPath(file)).toMatchObject({ ok: false, error: { code: 'disk.tooLarge', details: { megabytes: 1000 } } });
  });

  test('a sample opens as an untitled copy', async () => {
    expect(await files.openCopy(file, 'Sample')).toEqual({ ok: true, value: { handle: null, name: 'Sample', text: 'first', readOnly: false } });
    expect(recent.list()).toEqual([]);
  });
});

describe('saving', () => {
  test('writes in place without asking, again and again', async () => {
    const { handle } = await opened();
    for (const text of ['second', 'third']) {
      expect(await files.save(handle, text, null)).toEqual({ ok: true, value: { kind: 'saved', saved: { handle, name: 'book', durability: 'confirmed', notKept: null, remarks: [] } } });
      expect(await readFile(file, 'utf8')).toBe(text);
    }
    expect(asked).toEqual([]);
  });

  test('two saves at once both happen, the last one stays', async () => {
    const { handle } = await opened();
    const saved = await Promise.all([files.save(handle, 'second'.repeat(100_000), null), files.save(handle, 'third', null)]);
    expect(saved.every((each) => each.ok)).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('third');
    expect(asked).toEqual([]);
  });

  test('save as gives a handle of its own and adds the ending', async () => {
    answers.save = join(folder, 'other');
    const saved = await files.saveAs('Book', 'text');
    expect(saved).toMatchObject({ ok: true, value: { name: 'other' } });
    expect(await readFile(join(folder, 'other.firebreak'), 'utf8')).toBe('text');
  });

  test('asks when the ending that it adds leads to a file that exists', async () => {
    answers.save = join(folder, 'book');
    answers.replace = false;
    expect(await files.saveAs('Book', 'text')).toEqual({ ok: true, value: null });
    expect(asked).toEqual(['save Book', 'replace book.firebreak']);
    expect(await readFile(file, 'utf8')).toBe('first');
  });

  test('a dialog that is cancelled saves nothing', async () => {
    answers.save = null;
    expect(await files.saveAs('Book', 'text')).toEqual({ ok: true, value: null });
  });

  test('an unknown handle is refused', async () => {
    expect(await files.save('B'.repeat(24) as WorkbookHandle, 'text', null)).toEqual({ ok: false, error: { code: 'disk.unknownHandle', details: {} } });
  });
});

describe('a change made outside is never overwritten without asking (P12)', () => {
  const changes: Readonly<Record<string, () => Promise<void>>> = {
    'other content': () => writeFile(file, 'outside, and longer'),
    'other content of the same size and time': async () => {
      const time = new Date('2026-01-01T00:00:00Z');
      await writeFile(file, 'tsrif');
      await utimes(file, time, time);
    },
    'replaced by rename': async () => {
      await writeFile(join(folder, 'new'), 'other');
      await rename(join(folder, 'new'), file);
    },
    'turned into a link to something else': async () => {
      await writeFile(join(folder, 'target'), 'other');
      await rm(file);
      await symlink('target', file);
    },
    deleted: () => rm(file),
    'not text any more': async () => writeFile(file, 'ab'),
    emptied: () => writeFile(file, ''),
    'moved away and another put there': async () => {
      await rename(file, join(folder, 'moved'));
      await writeFile(file, 'put there');
    },
  };
  test('a long text of the other program is handed over in pieces', async () => {
    const { handle } = await opened();
    await writeFile(file, 'x'.repeat(1000));
    expect(await files.save(handle, 'ours', null)).toMatchObject({ ok: true, value: { kind: 'outside', outside: { text: { kept: 1, pieces: 1 } } } });
  });

  test.each(Object.keys(changes))('%s', async (name) => {
    const { handle } = await opened();
    const time = new Date('2026-01-01T00:00:00Z');
    await utimes(file, time, time);
    await changes[name]?.();
    const before = await readFile(file, 'utf8').catch(() => null);
    const found = await files.save(handle, 'ours', null);
    const state = before === null ? 'gone' : sha256Hex(Buffer.from(before));
    expect(found).toEqual({ ok: true, value: { kind: 'outside', outside: { change: before === null ? 'gone' : 'changed', name: 'book.firebreak', text: before, state } } });
    expect(await readFile(file, 'utf8').catch(() => null)).toBe(before);
    expect(savings).toEqual([]);
    expect(await files.save(handle, 'ours', state)).toMatchObject({ ok: true, value: { kind: 'saved', saved: { handle } } });
    expect(await readFile(file, 'utf8')).toBe('ours');
    // What we wrote is now what we know: no further question.
    expect(await files.save(handle, 'ours again', null)).toMatchObject({ ok: true, value: { kind: 'saved' } });
    // The other one's version is among the earlier ones, unless there was none.
    const kept = (await backups.list(null)).flatMap(({ versions }) => versions).map(({ id }) => id);
    const texts = await Promise.all(kept.map(async (id) => backups.read(id)));
    expect(texts.map((each) => each.ok && each.value.texts.join(''))).toEqual(before === null ? ['ours'] : ['ours', before]);
  });

  test('a second change after the person has looked is asked about again', async () => {
    const { handle } = await opened();
    await writeFile(file, 'outside');
    const first = await files.save(handle, 'ours', null);
    const state = first.ok && first.value?.kind === 'outside' ? first.value.outside.state : '';
    await writeFile(file, 'outside again');
    expect(await files.save(handle, 'ours', state)).toMatchObject({ ok: true, value: { kind: 'outside', outside: { text: 'outside again' } } });
    expect(await readFile(file, 'utf8')).toBe('outside again');
  });

  test('reloading takes the other content, and the next save asks nothing', async () => {
    const { handle } = await opened();
    await writeFile(file, 'outside');
    expect(await files.reload(handle)).toMatchObject({ ok: true, value: { handle, text: 'outside' } });
    expect(await files.save(handle, 'ours', null)).toMatchObject({ ok: true, value: { kind: 'saved' } });
  });

  test('a file turned into a folder, one made read-only, and a folder that is gone are errors', async () => {
    const { handle } = await opened();
    await chmod(file, 0o444);
    expect(await files.save(handle, 'ours', null)).toMatchObject({ ok: false, error: { code: 'disk.readOnly' } });
    await rm(file);
    await mkdir(file);
    expect(await files.save(handle, 'ours', null)).toMatchObject({ ok: false, error: { code: 'disk.notAFile' } });
    await rm(folder, { recursive: true });
    expect(await files.save(handle, 'ours', null)).toMatchObject({ ok: false, error: { code: 'disk.folderGone' } });
  });

  test('opening the same file again does not hide a change from the workbook on the table', async () => {
    const { handle } = await opened();
    await writeFile(file, 'outside');
    await opened();
    expect(await files.save(handle, 'ours', null)).toMatchObject({ ok: true, value: { kind: 'outside', outside: { text: 'outside' } } });
  });
});

describe('a workbook that somebody else has open (P11)', () => {
  const ownerFile = (): string => join(folder, '.~lock.book.firebreak#');
  const other = { user: 'lin', host: 'elsewhere', pid: 2, started: '5', run: 'other', time: 0 };
  const owned = (owner: object): Promise<void> => writeFile(ownerFile(), JSON.stringify(owner));

  test('on another host: asked, and read-only saves elsewhere only', async () => {
    await owned(other);
    answers.owned = 'readOnly';
    const { handle, readOnly } = await opened();
    expect(readOnly).toBe(true);
    expect(asked).toEqual(['lin@elsewhere book.firebreak']);
    answers.save = join(folder, 'mine.firebreak');
    expect(await files.save(handle, 'ours', null)).toMatchObject({ ok: true, value: { kind: 'saved', saved: { name: 'mine' } } });
    expect(await readFile(file, 'utf8')).toBe('first');
  });

  test('a living process of this host: asked; as a copy it has no file', async () => {
    await owned({ ...other, host: 'here' });
    answers.owned = 'copy';
    expect(await files.openPath(file)).toMatchObject({ ok: true, value: { handle: null, text: 'first' } });
  });

  test('a dead process of this host is nobody', async () => {
    await owned({ ...other, host: 'here' });
    isAlive = false;
    expect((await opened()).readOnly).toBe(false);
    expect(asked).toEqual([]);
  });

  test('an owner file that says nothing: asked, and Cancel opens nothing', async () => {
    await writeFile(ownerFile(), 'torn');
    expect(await files.openPath(file)).toEqual({ ok: true, value: null });
    expect(asked).toEqual(['unreadable book.firebreak']);
  });

  test('opened for editing all the same, the change of the other is noticed', async () => {
    await owned(other);
    answers.owned = 'edit';
    const { handle } = await opened();
    await writeFile(file, 'theirs');
    expect(await files.save(handle, 'ours', null)).toMatchObject({ ok: true, value: { kind: 'outside' } });
    expect(await readFile(file, 'utf8')).toBe('theirs');
  });
});

describe('what killed saves have left beside the workbook', () => {
  const long = new Date('2020-01-01T00:00:00Z');
  async function leave(text: string, time = long): Promise<string> {
    const left = join(folder, '.~book.firebreak.0123456789abcdef.tmp');
    await writeFile(left, text);
    await utimes(left, time, time);
    return left;
  }
  const exists = (path: string): Promise<boolean> => readFile(path).then(() => true, () => false);

  test('a whole one becomes an earlier version, and goes', async () => {
    const body = '{\n"name": "x",\n';
    const text = `${body}"sha256": "${sha256Hex(Buffer.from(body))}"\n}\n`;
    const left = await leave(text);
    await opened();
    expect(await exists(left)).toBe(false);
    const [book] = await backups.list(file);
    expect(await backups.read(book?.versions[0]?.id ?? ('' as never))).toMatchObject({ ok: true, value: { name: 'book', texts: [text] } });
  });

  test('a cut one goes', async () => {
    const left = await leave('{\n"name":');
    await opened();
    expect([await exists(left), await backups.list(file)]).toEqual([false, []]);
  });

  test('one that may still be written stays', async () => {
    const left = await leave('{\n"name":', new Date());
    await opened();
    expect(await exists(left)).toBe(true);
  });
});

describe('recent files', () => {
  test('newest first, once each, kept over a restart, opened by id', async () => {
    await opened();
    answers.save = join(folder, 'other.firebreak');
    await files.saveAs('Other', 'text');
    await opened();
    const again = await loadRecent();
    expect(again.list().map(({ name }) => name)).toEqual(['book', 'other']);
    const [first] = recent.list();
    expect(await files.openRecent(first?.id ?? '')).toMatchObject({ ok: true, value: { name: 'book', text: 'first' } });
    expect(JSON.stringify(recent.list())).not.toContain(folder);
  });

  test('an id of another list is unknown', async () => {
    await opened();
    expect(await files.openRecent('C'.repeat(24))).toMatchObject({ ok: false, error: { code: 'disk.unknownHandle' } });
  });

  test('a broken list is reported and starts empty', async () => {
    await writeFile(join(folder, 'recent.json'), '{"a":');
    const reports: string[] = [];
    const list = await loadRecentFiles(smallFile(nodeFs, join(folder, 'recent.json'), recentPaths, [], (what) => void reports.push(what)), () => undefined);
    expect(list.list()).toEqual([]);
    expect(reports).toHaveLength(1);
  });
});
