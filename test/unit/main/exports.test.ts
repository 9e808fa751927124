import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../../main/exports/safeFileName.ts';
import { saveExport } from '../../../main/exports/saveExport.ts';
import { nodeFs } from '../../../main/workbooks/fsPort.ts';

describe('safe file names', () => {
  test.each([
    ['Lessor A: cash / debt', '.png', 'Lessor A cash debt.png'],
    ['租金與價格', '.csv', '租金與價格.csv'],
    ['../../etc/passwd', '.csv', 'etc passwd.csv'],
    ['=cmd|calc', '.csv', 'cmd calc.csv'],
    ['-rf', '.csv', 'rf.csv'],
    ['.hidden', '.png', 'hidden.png'],
    ['CON', '.png', '_CON.png'],
    ['nul.txt', '.png', '_nul.txt.png'],
    ['chart\u202egnp.exe', '.png', 'chart gnp.exe.png'],
    ['Chart.PNG', '.png', 'Chart.png'],
    ['', '.png', 'Firebreak.png'],
    ['...', '.png', 'Firebreak.png'],
    ['a\0b\nc', '.csv', 'a b c.csv'],
  ])('%j', (suggested, ending, expected) => {
    expect(safeFileName(suggested, ending)).toBe(expected);
  });

  test('any text becomes a short name without traps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = safeFileName(text, '.png');
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
        expect(name).toMatch(/^[^\s\-.=+@~<>:"/\\|?*][^<>:"/\\|?*]*\.png$/);
        expect(name).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{Cc}|\p{Surrogate}/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('writing an export', () => {
  test('asks with a safe name, adds the ending, writes all of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firebreak-export-'));
    try {
      const suggestions: string[] = [];
      const dialogs = { exportPath: async (name: string) => (suggestions.push(name), join(folder, 'chart')), confirmReplace: async () => false };
      expect(await saveExport(nodeFs, dialogs, 'a/b', 'png', Uint8Array.of(1, 2))).toEqual({ ok: true, value: { name: 'chart.png' } });
      expect(suggestions).toEqual(['a b.png']);
      expect([...(await readFile(join(folder, 'chart.png')))]).toEqual([1, 2]);
      // The same name again: the person says no, and the picture stays.
      expect(await saveExport(nodeFs, dialogs, 'a/b', 'png', Uint8Array.of(3))).toEqual({ ok: true, value: null });
      expect([...(await readFile(join(folder, 'chart.png')))]).toEqual([1, 2]);
      expect(await readdir(folder)).toEqual(['chart.png']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('a disk that refuses is reported', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firebreak-export-'));
    await writeFile(join(folder, 'chart.csv'), 'old', { mode: 0o444 });
    const dialogs = { exportPath: async () => join(folder, 'chart.csv'), confirmReplace: async () => true };
    expect(await saveExport(nodeFs, dialogs, 'chart', 'csv', Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'disk.readOnly' } });
    await rm(folder, { recursive: true, force: true });
  });
});
