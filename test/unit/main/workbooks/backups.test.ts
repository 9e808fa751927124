import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Backups, createBackups } from '../../../../main/workbooks/backups.ts';
import { nodeFs } from '../../../../main/workbooks/fsPort.ts';
import { keptTimes } from '../../../../main/workbooks/retention.ts';
import type { VersionId } from '../../../../shared/ipc/contract.ts';
import { faultyFs } from '../../../builders/faultyFs.ts';

const hour = 3_600_000;
const day = 24 * hour;

let folder: string;
let own: string;
let file: string;
let now: number;
let backups: Backups;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-backups-'));
  own = join(folder, 'own', 'backups');
  file = join(folder, 'book.firebreak');
  now = Date.UTC(2026, 0, 1);
  backups = createBackups(nodeFs, own, () => now);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function save(text: string, path = file): Promise<void> {
  await writeFile(path, text);
  expect(await backups.keep(path)).toMatchObject({ ok: true });
}

async function texts(of: string | null = file): Promise<readonly string[]> {
  const [first] = await backups.list(of);
  const read = await Promise.all((first?.versions ?? []).map(({ id }) => backups.read(id)));
  return read.map((each) => (each.ok ? each.value.texts.join('') : each.error.code));
}

describe('what stays over a thousand saves (P10)', () => {
  /** Written in another way than the program's: for each version, whether a rule keeps it. */
  function expected(times: readonly number[]): readonly number[] {
    const isLastOf = (time: number, start: number, size: number): boolean => !times.some((other) => other > time && Math.floor((other - start) / size) === Math.floor((time - start) / size));
    const monday = Date.UTC(1970, 0, 5);
    return times.filter((time, index) => {
      const age = now - time;
      return index >= times.length - 10 || (age < day && isLastOf(time, 0, hour)) || (age < 30 * day && isLastOf(time, 0, day)) || (age < 84 * day && isLastOf(time, monday, 7 * day));
    });
  }

  test('is exactly what the rules say, and all of it opens', async () => {
    const times: number[] = [];
    for (let save = 0; save < 1000; save += 1) {
      now += (save % 7 === 0 ? 9 * hour : save % 3 === 0 ? 40 * 60_000 : 90_000) + save * 977;
      times.push(now);
      await writeFile(file, `version ${save}`);
      await backups.keep(file);
    }
    const [book] = await backups.list(file);
    const kept = book?.versions ?? [];
    expect(kept.map(({ time }) => time)).toEqual(expected(times).toReversed());
    expect(kept.length).toBeGreaterThan(30);
    expect(kept.every(({ state }) => state === 'sound')).toBe(true);
    expect(await texts()).toEqual(kept.map(({ time }) => `version ${times.indexOf(time)}`));
  });

  test('asking often or once gives the same', () => {
    const times = Array.from({ length: 600 }, (_, index) => Date.UTC(2026, 0, 1) + index * 3.7 * hour);
    const last = times.at(-1) ?? 0;
    let often: readonly number[] = [];
    for (const time of times) often = [...keptTimes([...often, time], time)];
    expect(new Set(often)).toEqual(keptTimes(times, last));
  });
});

test('two workbooks of the same name never share a version', async () => {
  const other = join(folder, 'own', 'book.firebreak');
  await save('mine');
  await save('theirs', other);
  const listed = await backups.list(file);
  expect(listed.map(({ name, isCurrent, versions }) => [name, isCurrent, versions.length])).toEqual([['book', true, 1], ['book', false, 1]]);
  expect([await texts(file), await texts(other)]).toEqual([['mine'], ['theirs']]);
});

test('the same content is kept once', async () => {
  await save('same');
  await save('same');
  expect(await texts()).toEqual(['same']);
});

test('a damaged version is shown as damaged and does not open', async () => {
  await save('first');
  now += hour;
  await save('second');
  const home = join(own, (await readdir(own))[0] ?? '');
  const oldest = (await readdir(home)).filter((name) => name.endsWith('.firebreak')).toSorted()[0] ?? '';
  await writeFile(join(home, oldest), 'fIrst');
  const [book] = await backups.list(file);
  expect(book?.versions.map(({ state }) => state)).toEqual(['sound', 'damaged']);
  expect(await texts()).toEqual(['second', 'disk.versionDamaged']);
});

test('a named version stays whatever is saved later, and opens', async () => {
  await save('first');
  expect(await backups.name(file, '給董事會的版本', 'named')).toEqual({ ok: true, value: null });
  for (let later = 0; later < 300; later += 1) {
    now += day;
    await save(`later ${later}`);
  }
  const [book] = await backups.list(file);
  expect(book?.versions.at(-1)).toMatchObject({ label: '給董事會的版本', state: 'sound' });
  expect((await texts()).at(-1)).toBe('named');
});

test('a version is named, renamed and deleted; only one with a name can be deleted', async () => {
  await save('first');
  now += hour;
  await save('second');
  const idOf = async (text: string): Promise<VersionId> => {
    for (const { versions } of await backups.list(file)) for (const { id } of versions) if (((await backups.read(id)) as { value?: { texts: readonly string[] } }).value?.texts.join('') === text) return id;
    throw new Error(`no ${text}`);
  };
  const first = await idOf('first');
  expect(await backups.remove(first)).toMatchObject({ ok: false, error: { code: 'disk.versionGone' } });
  expect(await backups.rename(first, 'Draft')).toEqual({ ok: true, value: null });
  expect(await backups.rename(first, 'Final')).toEqual({ ok: true, value: null });
  expect((await backups.list(file))[0]?.versions.map(({ label }) => label)).toEqual(['', 'Final']);
  expect(await backups.remove(first)).toEqual({ ok: true, value: null });
  expect([await texts(), await backups.rename(first, 'x'), await backups.remove(first)]).toEqual([['second'], { ok: false, error: { code: 'disk.versionGone', details: {} } }, { ok: false, error: { code: 'disk.versionGone', details: {} } }]);
  const home = join(own, (await readdir(own))[0] ?? '');
  expect((await readdir(home)).filter((name) => name.endsWith('.label'))).toEqual([]);
});

test('little room: the oldest go first, never below the last three of a workbook', async () => {
  const tight = createBackups({ ...nodeFs, freeSpace: async () => 100 }, own, () => now);
  for (let version = 0; version < 6; version += 1) {
    now += hour;
    await writeFile(file, `${version}`.repeat(100));
    await tight.keep(file);
  }
  expect((await texts()).map((text) => text[0])).toEqual(['5', '4', '3']);
});

test('only its owner can read what is kept', async () => {
  await save('secret');
  const home = join(own, (await readdir(own))[0] ?? '');
  for (const name of await readdir(home)) if (name.endsWith('.firebreak')) expect((await stat(join(home, name))).mode & 0o777).toBe(0o600);
  expect((await stat(home)).mode & 0o777).toBe(0o700);
});

test.each(['copy', 'rename', 'makeFolder', 'read'])('a fault of %s is reported and leaves no half version', async (call) => {
  const faulty = createBackups(faultyFs(nodeFs, [], (name) => (name === call ? { error: 'EIO' } : null)), own, () => now);
  await writeFile(file, 'content');
  expect(await faulty.keep(file)).toEqual({ ok: false, error: { code: 'disk.noBackup', details: { name: 'book.firebreak', code: 'EIO' } } });
  expect(await texts()).toEqual([]);
});
