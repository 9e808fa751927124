import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExportFolders } from '../../../main/exports/exportFolders.ts';
import { nodeFs } from '../../../main/workbooks/fsPort.ts';
import type { FolderHandle } from '../../../shared/ipc/contract.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-folder-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

test('files go into the chosen folder under safe names, and over nothing that is there', async () => {
  const folders = createExportFolders(nodeFs, async () => folder);
  const chosen = await folders.choose();
  if (!chosen.ok || chosen.value === null) throw new Error('not chosen');
  const { folder: handle, name } = chosen.value;
  expect(folder.endsWith(name)).toBe(true);
  expect(handle).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
  await writeFile(join(folder, 'Cash.svg'), 'mine');
  expect(await folders.write(handle, 'Cash', 'svg', bytes('a'))).toEqual({ ok: true, value: { name: 'Cash (2).svg' } });
  expect(await folders.write(handle, 'Cash', 'svg', bytes('b'))).toEqual({ ok: true, value: { name: 'Cash (3).svg' } });
  // Names are made of names of firms and scenarios: none leads out of the folder.
  expect(await folders.write(handle, '../../../etc/=cmd|\u202egpj', 'png', bytes('c'))).toMatchObject({ ok: true, value: { name: 'etc =cmd gpj.png' } });
  expect((await readdir(folder)).toSorted()).toEqual(['Cash (2).svg', 'Cash (3).svg', 'Cash.svg', 'etc =cmd gpj.png']);
  expect(await readFile(join(folder, 'Cash.svg'), 'utf8')).toBe('mine');
});

test('a folder that nobody chose is refused, and to choose none is no failure', async () => {
  const folders = createExportFolders(nodeFs, async () => null);
  expect(await folders.choose()).toEqual({ ok: true, value: null });
  expect(await folders.write('AAAAAAAAAAAAAAAAAAAA' as FolderHandle, 'x', 'csv', bytes('x'))).toMatchObject({ ok: false, error: { code: 'disk.unknownHandle' } });
});
