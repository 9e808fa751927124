import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFs } from '../../../../main/workbooks/fsPort.ts';
import { loadRecentFiles, recentPaths, type RecentFiles } from '../../../../main/workbooks/recentFiles.ts';
import { smallFile } from '../../../../main/workbooks/smallFile.ts';
import { createWorkbookFiles, type OutsideAnswer, type WorkbookFiles } from '../../../../main/workbooks/workbookFiles.ts';
import type { OpenedWorkbook, WorkbookHandle } from '../../../../shared/ipc/contract.ts';

let folder: string;
let file: string;
let recent: RecentFiles;
let files: WorkbookFiles;
/** What the person would answer, and what the person was asked. */
let answers: { open: string | null; save: string | null; replace: boolean; outside: OutsideAnswer };
let asked: string[];

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
  answers = { open: file, save: file, replace: true, outside: 'cancel' };
  asked = [];
  recent = await loadRecent();
  files = createWorkbookFiles(
    nodeFs,
    {
      openPath: async () => answers.open,
      savePath: async (name) => (asked.push(`save ${name}`), answers.save),
      confirmReplace: async (name) => (asked.push(`replace ${name}`), answers.replace),
      outsideChange: async (name, change) => (asked.push(`${change} ${name}`), answers.outside),
    },
    recent,
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened(): Promise<OpenedWorkbook & { readonly handle: WorkbookHandle }> {
  const result = await files.openPath(file);
  if (!result.ok || result.value.handle === null) throw new Error('The file did not open');
  return { ...result.value, handle: result.value.handle };
}

describe('opening', () => {
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
    expect(await files.openCopy(file, 'Sample')).toEqual({ ok: true, value: { handle: null, name: 'Sample', text: 'first' } });
    expect(recent.list()).toEqual([]);
  });
});

describe('saving', () => {
  test('writes in place without asking, again and again', async () => {
    const { handle } = await opened();
    for (const text of ['second', 'third']) {
      expect(await files.save(handle, text)).toEqual({ ok: true, value: { handle, name: 'book', durability: 'confirmed' } });
      expect(await readFile(file, 'utf8')).toBe(text);
    }
    expect(asked).toEqual([]);
  });

  test('two saves at once both happen, the last one stays', async () => {
    const { handle } = await opened();
    const saved = await Promise.all([files.save(handle, 'second'.repeat(100_000)), files.save(handle, 'third')]);
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
    expect(await files.save('B'.repeat(24) as WorkbookHandle, 'text')).toEqual({ ok: false, error: { code: 'disk.unknownHandle', details: {} } });
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
  };
  test.each(Object.keys(changes))('%s', async (name) => {
    const { handle } = await opened();
    const time = new Date('2026-01-01T00:00:00Z');
    await utimes(file, time, time);
    await changes[name]?.();
    const before = await readFile(file, 'utf8').catch(() => null);
    expect(await files.save(handle, 'ours')).toEqual({ ok: true, value: null });
    expect(asked).toEqual([`${name === 'deleted' ? 'gone' : 'changed'} book.firebreak`]);
    expect(await readFile(file, 'utf8').catch(() => null)).toBe(before);
    answers.outside = 'overwrite';
    expect(await files.save(handle, 'ours')).toMatchObject({ ok: true, value: { handle } });
    expect(await readFile(file, 'utf8')).toBe('ours');
    // What we wrote is now what we know: no further question.
    asked = [];
    expect(await files.save(handle, 'ours again')).toMatchObject({ ok: true, value: { handle } });
    expect(asked).toEqual([]);
  });

  test('save as leaves the changed file alone', async () => {
    const { handle } = await opened();
    await writeFile(file, 'outside');
    answers.outside = 'saveAs';
    answers.save = join(folder, 'mine.firebreak');
    const saved = await files.save(handle, 'ours');
    expect(saved).toMatchObject({ ok: true, value: { name: 'mine' } });
    expect(saved.ok && saved.value?.handle).not.toBe(handle);
    expect([await readFile(file, 'utf8'), await readFile(answers.save, 'utf8')]).toEqual(['outside', 'ours']);
  });

  test('a file turned into a folder, one made read-only, and a folder that is gone are errors', async () => {
    const { handle } = await opened();
    await chmod(file, 0o444);
    expect(await files.save(handle, 'ours')).toMatchObject({ ok: false, error: { code: 'disk.readOnly' } });
    await rm(file);
    await mkdir(file);
    expect(await files.save(handle, 'ours')).toMatchObject({ ok: false, error: { code: 'disk.notAFile' } });
    await rm(folder, { recursive: true });
    expect(await files.save(handle, 'ours')).toMatchObject({ ok: false, error: { code: 'disk.folderGone' } });
  });

  test('opening the same file again does not hide a change from the workbook on the table', async () => {
    const { handle } = await opened();
    await writeFile(file, 'outside');
    await opened();
    expect(await files.save(handle, 'ours')).toEqual({ ok: true, value: null });
    expect(asked).toEqual(['changed book.firebreak']);
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
