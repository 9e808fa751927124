/** Does a figure that the program made still follow from the workbook? Real workbooks, real figures, real files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/commandLine/commandLine.ts';
import { chartSource } from '../../../shared/charts/chartSource.ts';
import { makeFigure } from '../../../shared/charts/makeFigure.ts';
import { chartById } from '../../../shared/charts/registry.ts';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { emptyWorkbook } from '../../../shared/document/document.ts';
import { noChoices } from '../../../shared/document/savedChart.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { figureTable } from '../../../shared/interchange/figureTable.ts';
import type { Stamp } from '../../../shared/interchange/stamp.ts';
import { embedStamps } from '../../../shared/interchange/stamps/registry.ts';
import { provenanceOf, stampOf } from '../../../shared/interchange/stamps/stampOf.ts';
import { verifyStamps } from '../../../shared/reports/verifyStamps.ts';
import { aPdf, aPng } from '../../builders/aPicture.ts';
import { partsOf } from '../../builders/officeFile.ts';

const storm: Scenario = { ...baseScenario, id: 's1', name: 'Storm', drivers: {}, overrides: [{ target: 'firm', id: 'a', field: 'opex', value: 9 }], failures: [] };
const book: Workbook = {
  ...emptyWorkbook('Book'), market: { id: 'market', quarters: 4 }, scenarios: [storm],
  firms: [{ id: 'a', name: 'A', kind: 'neocloud', cash: 12, opex: 1, debt: 40, rate: 0.1 }, { id: 'b', name: 'B', kind: 'bank', cash: 50 }],
};

function stampOfChart(id: string, workbook: Workbook, scenario: Scenario): Stamp {
  const source = chartSource(workbook, scenario, { language: 'zhHant', date: '2026-11-25', hash: 'x' });
  const chart = chartById(id);
  if (!source.ok || chart === undefined) throw new Error(id);
  return stampOf(scenario, provenanceOf(workbook, scenario), { subject: id, tables: [figureTable(makeFigure(chart, source.value(noChoices)))], seed: null, time: '2026-11-25T08:00:00Z' });
}

const verdict = (stamp: Stamp, workbook: Workbook) => verifyStamps([stamp], workbook, { isThorough: false })[0];

describe('a figure of failures', () => {
  const stamp = stampOfChart('failures', book, storm);

  test('matches the workbook that it was made from', () => {
    expect(verdict(stamp, book)).toMatchObject({ verdict: 'same', model: 'same', workbook: 'same', scenario: 'same', numbers: 'same' });
  });

  test('still holds where what has changed does not touch its numbers', () => {
    const renamed = { ...book, firms: book.firms.map((firm) => (firm.id === 'b' ? { ...firm, name: 'Other' } : firm)) };
    expect(verdict(stamp, renamed)).toMatchObject({ verdict: 'sameNumbers', workbook: 'changed', scenario: 'same', numbers: 'same' });
  });

  test('is out of date where an input has moved its numbers', () => {
    const richer = { ...book, firms: book.firms.map((firm) => (firm.id === 'a' ? { ...firm, cash: 1000 } : firm)) };
    expect(verdict(stamp, richer)).toMatchObject({ verdict: 'changed', workbook: 'changed', numbers: 'changed' });
  });

  test('is out of date where its scenario is another or gone', () => {
    const milder = { ...book, scenarios: [{ ...storm, overrides: [] }] };
    expect(verdict(stamp, milder)).toMatchObject({ verdict: 'changed', scenario: 'changed' });
    expect(verdict(stamp, { ...book, scenarios: [] })).toMatchObject({ verdict: 'changed', scenario: 'gone', numbers: 'gone' });
  });

  test('says that the model is another, and whether its numbers are', () => {
    expect(verdict({ ...stamp, model: '0' }, book)).toMatchObject({ verdict: 'sameNumbers', model: 'changed', numbers: 'same' });
  });
});

test('of a chart whose firms were chosen it cannot be told, unless it comes out the same', () => {
  const stamp = stampOfChart('cash', book, storm);
  const renamed = { ...book, name: 'Other' };
  expect(verdict(stamp, renamed)).toMatchObject({ verdict: 'sameNumbers' });
  expect(verdict({ ...stamp, dataHash: 'f'.repeat(64) }, renamed)).toMatchObject({ verdict: 'unknown', numbers: 'unknown' });
  expect(verdict({ ...stamp, subject: 'of a later program' }, renamed)).toMatchObject({ verdict: 'unknown' });
});

test('a file that asks for more runs than anybody waits for is not waited for in the window; stamps that ask the same are answered once', () => {
  const renamed = { ...book, name: 'Other' };
  const sheets = Array.from({ length: 12 }, (_, index) => ({ ...stampOfChart('failures', book, storm), subject: `replication/1/x${index}` }));
  const numbers = (isThorough: boolean) => verifyStamps([...sheets, ...sheets], renamed, { isThorough }).map((check) => check.numbers);
  const once = [...Array.from({ length: 8 }, () => 'gone'), ...Array.from({ length: 4 }, () => 'unknown')];
  expect(numbers(false)).toEqual([...once, ...once]);
  expect(new Set(numbers(true))).toEqual(new Set(['gone']));
});

describe('on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-verify-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const edited = { ...book, firms: book.firms.map((firm) => (firm.id === 'a' ? { ...firm, cash: 1000 } : firm)) };
  beforeAll(() => {
    writeFileSync(path('book.firebreak'), encodeWorkbook(book));
    writeFileSync(path('edited.firebreak'), encodeWorkbook(edited));
    const stamp = stampOfChart('failures', book, storm);
    writeFileSync(path('figure.png'), embedStamps(aPng(), [stamp]));
    writeFileSync(path('report.pdf'), embedStamps(aPdf(), [stamp, stampOfChart('prices', book, storm)]));
    writeFileSync(path('foreign.png'), aPng());
  });

  async function say(language: 'en' | 'zhHant', ...args: string[]): Promise<{ readonly status: number; readonly result: string; readonly remark: string }> {
    let result = '';
    let remark = '';
    const status = await runCommandLine(args, language, { result: (text) => { result += text; }, largeResult: async (pieces) => { for (const piece of pieces) result += piece; }, remark: (text) => { remark += text; } });
    return { status, result, remark };
  }

  test('a figure that matches ends with 0, one that is out of date with 1 and says which input has changed', async () => {
    expect(await say('en', 'verify', path('book.firebreak'), path('figure.png'))).toMatchObject({ status: 0, result: expect.stringContaining('nothing has changed') });
    const late = await say('en', 'verify', path('edited.firebreak'), path('report.pdf'), '--earlier', path('book.firebreak'));
    expect(late.status).toBe(1);
    expect(late.result).toContain('Out of date: 1 of 2 figures come out differently now.');
    expect(late.result).toMatch(/A.*: 12 → 1000/);
    expect((await say('zhHant', 'verify', path('edited.firebreak'), path('figure.png'))).result).toContain('已過時');
  });

  test('a file that says nothing is refused, with the reason', async () => {
    expect(await say('en', 'verify', path('book.firebreak'), path('foreign.png'))).toMatchObject({ status: 1, remark: expect.stringContaining('no stamp of Firebreak') });
    expect(await say('en', 'verify', path('book.firebreak'), path('none.png'))).toMatchObject({ status: 1, remark: expect.stringContaining('is not there') });
    expect(await say('en', 'verify', path('book.firebreak'), path('book.firebreak'))).toMatchObject({ status: 1, remark: expect.stringContaining('no file that carries a stamp') });
  });

  test('a replication is written, and is verified by its numbers', async () => {
    const sheet = path('a.xlsx');
    expect(await say('en', 'replicate', path('book.firebreak'), sheet, '--firm', 'A', '--quarter', '2', '--scenario', 'Storm')).toMatchObject({ status: 0 });
    expect(Object.keys(partsOf(new Uint8Array((await import('node:fs')).readFileSync(sheet))))).toContain('xl/worksheets/sheet1.xml');
    expect(await say('en', 'verify', path('book.firebreak'), sheet)).toMatchObject({ status: 0, result: expect.stringContaining('Replication of a, quarter 2') });
    expect(await say('en', 'verify', path('edited.firebreak'), sheet)).toMatchObject({ status: 1, result: expect.stringContaining('Out of date') });
    expect(await say('en', 'replicate', path('book.firebreak'), sheet, '--firm', 'A', '--quarter', '2')).toMatchObject({ status: 1, remark: expect.stringContaining('a.xlsx') });
    expect(await say('en', 'replicate', path('book.firebreak'), path('b.xlsx'), '--firm', 'Nobody', '--quarter', '2')).toMatchObject({ status: 1, remark: expect.stringContaining('no firm “Nobody”') });
    expect(await say('en', 'replicate', path('book.firebreak'), path('b.xlsx'), '--firm', 'A')).toMatchObject({ status: 2 });
  });
});
