import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFs } from '../../../../main/workbooks/fsPort.ts';
import { createOwnerFiles, type Owner, type OwnerFiles } from '../../../../main/workbooks/ownerFile.ts';
import { thisMachine } from '../../../../main/workbooks/processes.ts';
import { faultyFs } from '../../../builders/faultyFs.ts';

const self = { user: '林', host: 'here', pid: 10, started: '100', run: 'mine' };

let folder: string;
let file: string;
let lock: string;
let now: number;
let living: ReadonlySet<string>;
let owners: OwnerFiles;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-owner-'));
  file = join(folder, '帳 book.firebreak');
  lock = join(folder, '.~lock.帳 book.firebreak#');
  await writeFile(file, 'content');
  now = 1000;
  living = new Set(['10 100']);
  owners = make();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function make(run = 'mine', port = nodeFs): OwnerFiles {
  return createOwnerFiles(port, { self: { ...self, run }, isAlive: async (pid, started) => living.has(`${pid} ${started ?? ''}`) }, () => now);
}

const write = (owner: Partial<Owner>): Promise<void> => writeFile(lock, JSON.stringify({ ...self, run: 'theirs', time: 5, ...owner }));
const there = (): Promise<string | null> => readFile(lock, 'utf8').catch(() => null);

describe('the eight cases of who has a workbook open (P11)', () => {
  test('1. nobody: we are named, refreshed, and gone when we let go', async () => {
    expect(await owners.otherOwner(file)).toBeNull();
    await owners.hold(file);
    expect(JSON.parse((await there()) ?? '')).toEqual({ ...self, time: 1000 });
    now = 61_000;
    await owners.refresh();
    expect(JSON.parse((await there()) ?? '')).toMatchObject({ time: 61_000 });
    await owners.hold(null);
    expect(await there()).toBeNull();
  });

  test('2. ourselves: no question', async () => {
    await owners.hold(file);
    expect(await owners.otherOwner(file)).toBeNull();
  });

  test('3. another process of this machine that lives', async () => {
    await make('first').hold(file);
    expect(await owners.otherOwner(file)).toEqual({ kind: 'other', user: '林', host: 'here', time: 1000 });
    await owners.hold(file);
    expect(await there()).toContain('"first"');
  });

  test('4. a process that is dead: taken over', async () => {
    await write({ pid: 99 });
    expect(await owners.otherOwner(file)).toBeNull();
    await owners.hold(file);
    expect(await there()).toContain('"mine"');
  });

  test('5. a dead process whose number was given to another one', async () => {
    await write({ pid: 10, started: '99' });
    expect(await owners.otherOwner(file)).toBeNull();
  });

  test('6. another machine: its processes are unknown here, so it counts', async () => {
    await write({ host: 'there', pid: 99 });
    expect(await owners.otherOwner(file)).toMatchObject({ kind: 'other', host: 'there' });
    await owners.hold(file);
    await owners.hold(null);
    expect(await there()).toContain('"there"');
  });

  test.each([['torn', '{"user":"x"'], ['empty', ''], ['of another program', ',lin,here,;']])('7. an owner file that says nothing: %s', async (_name, text) => {
    await writeFile(lock, text);
    expect(await owners.otherOwner(file)).toEqual({ kind: 'unreadable' });
    await owners.hold(file);
    expect(await there()).toBe(text);
  });

  test('8. a folder that cannot be written: no owner file, no error', async () => {
    const barred = make('mine', faultyFs(nodeFs, [], (call) => (call === 'create' ? { error: 'EACCES' } : null)));
    await barred.hold(file);
    expect([await there(), await barred.otherOwner(file)]).toEqual([null, null]);
    await barred.hold(null);
  });
});

test('an owner file that is a link or a folder is not followed', async () => {
  const elsewhere = join(folder, 'elsewhere');
  await writeFile(elsewhere, 'precious');
  await symlink(elsewhere, lock);
  expect(await owners.otherOwner(file)).toEqual({ kind: 'unreadable' });
  await owners.hold(file);
  expect(await readFile(elsewhere, 'utf8')).toBe('precious');
  await rm(lock);
  await mkdir(lock);
  expect(await owners.otherOwner(file)).toEqual({ kind: 'unreadable' });
});

test('through a link the owner file lies beside the real file; one held at a time', async () => {
  const other = join(folder, 'link.firebreak');
  await symlink(file, other);
  await owners.hold(other);
  expect(await there()).toContain('"mine"');
  const second = join(folder, 'second.firebreak');
  await writeFile(second, '');
  await owners.hold(second);
  expect(await there()).toBeNull();
});

test('an owner file that somebody else has put in our place is left to them', async () => {
  await owners.hold(file);
  await write({ host: 'there' });
  await owners.refresh();
  await owners.hold(null);
  expect(await there()).toContain('"there"');
});

test('others can read who we are', async () => {
  await chmod(folder, 0o755);
  await owners.hold(file);
  expect((await nodeFs.stat(lock)).mode & 0o777).toBe(nodeFs.newFileMode);
});

test('the real machine: this process lives, one that has ended does not, nor does a number with another beginning', async () => {
  const machine = await thisMachine();
  const { pid, started } = machine.self;
  expect(await machine.isAlive(pid, started)).toBe(true);
  expect(await machine.isAlive(2 ** 22 + 1, null)).toBe(false);
  if (started !== null) expect(await machine.isAlive(pid, `${started}0`)).toBe(false);
});
