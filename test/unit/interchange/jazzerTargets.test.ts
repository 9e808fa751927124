import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf, journalOf, openWorkbook, plainShape } from '../../builders/jazzerTargets.ts';
import { openAnything } from '../../builders/openAnything.ts';
import { openJournal } from '../../builders/openJournal.ts';
import { openTable } from '../../builders/openTable.ts';
import { journalBase, writeTableSeeds } from '../../builders/tableSeeds.ts';

let folder: string;
let seeds: Awaited<ReturnType<typeof writeTableSeeds>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-plain-'));
  seeds = await writeTableSeeds(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('shapes of files that a fuzzer damages', () => {
  it('become archives that read as those they are taken from', async () => {
    for (const path of seeds.xlsx) {
      const whole = new Uint8Array(await readFile(path));
      const plain = plainShape('xlsx', whole)!;
      expect(archiveOf(whole)).toBe(whole);
      expect(await openTable(archiveOf(plain), 'table.xlsx')).toEqual(await openTable(whole, 'table.xlsx'));
    }
  });

  it('become the journals they are taken from', async () => {
    const whole = new Uint8Array(await readFile(seeds.jnl[0]!));
    expect(journalOf(whole)).toBe(whole);
    expect(new Uint8Array(journalOf(plainShape('journal', whole)!))).toEqual(whole);
    expect(openJournal(whole).code).toBe('whole, all edits');
  });

  it('are workbooks whose checksum is made right after damage', () => {
    const damaged = new TextEncoder().encode(journalBase.replace('Lessor A', 'Lessor B'));
    expect(openAnything(damaged).code).toBe('file.damaged');
    expect(openWorkbook(damaged).code).toBe('open');
  });
});
