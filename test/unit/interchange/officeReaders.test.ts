/** What LibreOffice and Poppler, which know nothing of this program, make of its reports. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { convertByLibreOffice, ensureOfficeTools } from '../../../scripts/officeTools.mjs';
import type { Language } from '../../../shared/base/localized.ts';
import { languages } from '../../../shared/base/localized.ts';
import { reportExporters } from '../../../shared/interchange/exporters/reportRegistry.ts';
import { aReport, picturesOf } from '../../builders/aReport.ts';

const missing = await ensureOfficeTools();
// Not everybody may install programs; who may gets them by themselves.
if (missing !== null) console.warn(`skipped: officeReaders. ${missing}`);

const office = reportExporters.filter(({ extension }) => ['docx', 'pptx', 'xlsx'].includes(extension));
const folder = mkdtempSync(join(tmpdir(), 'firebreak-office-'));
const pathOf = (extension: string, language: Language, ending: string) => join(folder, `${extension}-${language}.${ending}`);
const run = (command: string, ...args: readonly string[]) => spawnSync(command, args, { encoding: 'utf8' }).stdout;

/** A sheet has formats of its own: shares of one decimal, money of two; the last digit hangs on how halves are rounded. */
function shownByExcel(value: number): string {
  return value < 1 ? `${(value * 100).toFixed(1)}%` : value.toFixed(2).slice(0, -1);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(missing !== null)('LibreOffice', () => {
  beforeAll(async () => {
    const files: string[] = [];
    for (const { extension, write } of office) {
      for (const language of languages) {
        const report = aReport(language);
        const file = pathOf(extension, language, extension);
        writeFileSync(file, await write(report, picturesOf(report)));
        // One name each in the folder of the results.
        files.push(file);
      }
    }
    convertByLibreOffice(files, 'pdf', folder);
  }, 120_000);

  describe.each(office.flatMap(({ extension }) => languages.map((language) => ({ extension, language }))))('$extension in $language', ({ extension, language }) => {
    test('shows every text, and the numbers as they are written', () => {
      const text = run('pdftotext', '-layout', pathOf(extension, language, 'pdf'), '-').replace(/\s+/g, '');
      for (const block of aReport(language).blocks) {
        const words = block.kind === 'heading' ? [block.text] : block.kind === 'keyFigures' ? block.items.flatMap((item) => [item.label, item.text]) : block.kind === 'table' ? block.table.rows.flat().map((cell) => (extension === 'xlsx' && typeof cell.value === 'number' ? shownByExcel(cell.value) : cell.text)) : block.kind === 'paragraph' || block.kind === 'warning' ? block.runs.map((each) => each.text) : [];
        // Long words break over lines and columns of a page; their beginnings do not.
        for (const word of words) expect(text, word).toContain(word.replace(/\s+/g, '').slice(0, 8));
      }
    });
  });

  test.each(languages)('a figure in a Word document is not cut, in %s', (language) => {
    // The picture is all of one grey, which PDF's compression moves a little.
    const page = spawnSync('pdftoppm', ['-r', '20', '-gray', '-f', '2', '-l', '2', pathOf('docx', language, 'pdf')]).stdout;
    const grey = page.filter((byte) => Math.abs(byte - 0x99) < 8).length;
    const wanted = (16 / 2.54) * 20 * (8 / 2.54) * 20;
    expect(grey / wanted).toBeGreaterThan(0.9);
  });
});

test('what was written is there to be read', () => {
  if (missing === null) for (const { extension } of office) expect(readFileSync(pathOf(extension, 'en', 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
});
