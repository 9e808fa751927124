import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangeRecord, SessionLog } from '../../../shared/document/changeLog.ts';
import { emptyLog, logDone, logMoved, logSaved, mostKept, recordOf, storedLog, withLog, withoutLog } from '../../../shared/document/changeLog.ts';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { planCommand } from '../../../shared/document/commands/registry.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import type { Patch } from '../../../shared/document/patch.ts';
import { applyPatch } from '../../../shared/document/patch.ts';
import { baseScenario, baseScenarioId } from '../../../shared/drivers/scenario.ts';
import { changeLabel, changeLogTable, changePlace } from '../../../shared/interchange/changeLogTable.ts';
import { numbersIn, stampedCsv } from '../../../shared/interchange/stampedCsv.ts';
import { provenanceOf, stampOf } from '../../../shared/interchange/stamps/stampOf.ts';
import { readStampText } from '../../../shared/interchange/stamps/stampText.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const stamp = { at: '2026-11-25T08:00:00Z', by: 'Lin' };
const book = aWorkbook({
  firms: [{ id: 'f1', name: 'Lessor', cash: 5 }, { id: 'f2', name: '=HYPERLINK("x")' }],
  contracts: [{ id: 'c1', type: 'lease', from: 'f1', to: 'f2' }],
  scenarios: [{ id: 's1', name: 'Storm', drivers: {}, overrides: [], failures: [] }],
});

function step(id: 'cells.set', args: Parameters<typeof planCommand<'cells.set'>>[2]) {
  const planned = planCommand(book, id, args);
  if (!planned.ok) throw new Error(planned.error.code);
  return planned.value;
}
const setCash = step('cells.set', { scenarioId: baseScenarioId, cells: [{ table: 'firms', id: 'f1', key: 'cash', value: 7 }] });
const cut = step('cells.set', { scenarioId: 's1', cells: [{ table: 'firms', id: 'f2', key: 'cash', value: 3 }] });

describe('a line', () => {
  test('says who, when, what, where, before and after, and whom it is about', () => {
    const record = recordOf(applyPatch(book, setCash.patch), setCash, stamp, false);
    expect(record).toMatchObject({ ...stamp, did: 'cells.set', table: 'firms', id: 'f1', key: 'cash', name: 'Lessor', from: 5, to: 7, firms: ['f1'] });
    expect([changeLabel(record, 'en'), changePlace(book, record, 'en')]).toEqual(['Edit cells', 'Firm Lessor, Cash']);
  });
  test('of an override names the scenario and the value that it had', () => {
    expect(recordOf(applyPatch(book, cut.patch), cut, stamp, false)).toMatchObject({ scenario: 's1', from: null, to: 3, firms: ['f2'] });
  });
  test('of an undo is the step turned round', () => {
    expect(recordOf(book, setCash, stamp, true)).toMatchObject({ undo: true, from: 7, to: 5 });
  });
});

describe('the lines of a session', () => {
  const [one, two]: readonly Patch[] = [setCash.patch, cut.patch];
  const record: ChangeRecord = { ...stamp, did: 'cells.set' };
  const lines = ({ steps }: SessionLog) => steps.map(({ patch, record: { undo } }) => `${undo === true ? '-' : ''}${patch === one ? 1 : 2}`).join(' ');
  test('leave out what was undone before it was saved, and tell what was undone after', () => {
    const done = logDone(emptyLog, one!, record, null);
    expect(lines(logMoved(done, one!, { ...record, undo: true }, true))).toBe('');
    const saved = logSaved(done, done.steps);
    const undone = logMoved(saved, one!, { ...record, undo: true }, true);
    expect(lines(undone)).toBe('1 -1');
    expect(lines(logMoved(undone, one!, record, false))).toBe('1');
    expect(lines(logDone(undone, two!, record, null))).toBe('1 -1 2');
  });
  test('are as they were saved whenever the workbook is', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('do', 'undo', 'redo', 'save'), { maxLength: 30 }), (acts) => {
      let log = emptyLog;
      let [done, undone]: [Patch[], Patch[]] = [[], []];
      const seen = new Map<string, string>();
      const ids = new Map<Patch, number>();
      const at = (): string => done.map((patch) => ids.get(patch)).join(' ');
      const text = (): string => log.steps.map(({ patch, record: { undo } }) => `${undo === true}${ids.get(patch)}`).join(' ');
      for (const act of acts) {
        if (act === 'do') {
          const patch: Patch = [...one!];
          ids.set(patch, ids.size);
          log = logDone(log, patch, record, null);
          [done, undone] = [[...done, patch], []];
        } else if (act === 'save') {
          log = logSaved(log, log.steps);
          seen.clear();
          seen.set(at(), text());
        } else {
          const patch = (act === 'undo' ? done : undone).at(-1);
          if (patch === undefined) continue;
          log = logMoved(log, patch, { ...record, ...(act === 'undo' ? { undo: true } : {}) }, act === 'undo');
          if (act === 'undo') [done, undone] = [done.slice(0, -1), [...undone, patch]];
          else [done, undone] = [[...done, patch], undone.slice(0, -1)];
        }
        const before = seen.get(at());
        if (before !== undefined) expect(text()).toBe(before);
      }
    }));
  });
});

describe('a file', () => {
  const record: ChangeRecord = recordOf(applyPatch(book, setCash.patch), setCash, stamp, false);
  const logged = (count: number): Workbook => withLog(book, Array.from({ length: count }, () => record));
  test('keeps the lines and gives the same bytes when it is saved again', () => {
    const text = encodeWorkbook(logged(3));
    const read = decodeWorkbook(text);
    if (!read.ok) throw new Error(read.error.code);
    expect(storedLog(read.value.workbook)).toEqual([record, record, record]);
    expect(encodeWorkbook(withLog(read.value.workbook, []))).toBe(text);
  });
  test('without edits has no list, and never more than the latest lines', () => {
    expect(encodeWorkbook(withLog(book, []))).toBe(encodeWorkbook(book));
    const long = withLog(logged(mostKept), [{ ...record, by: 'last' }]);
    expect(storedLog(long)).toHaveLength(mostKept);
    expect(storedLog(long).at(-1)?.by).toBe('last');
    expect(encodeWorkbook(long).length - encodeWorkbook(book).length).toBeLessThan(120_000);
  });
  test('has the same hash of its contents with and without lines, and keeps lines that it cannot read', () => {
    expect(provenanceOf(logged(2), baseScenario)).toEqual(provenanceOf(book, baseScenario));
    expect(withoutLog(logged(2))).toEqual(book);
    const odd = { ...book, extra: { changes: [1, { at: 'x' }, { ...record, table: 'nowhere' }] } };
    expect(storedLog(odd)).toEqual([]);
    expect(withLog(odd, [record]).extra['changes']).toHaveLength(4);
  });
});

test('the export is safe from formulas and carries its stamp', () => {
  const removal = { ...recordOf(applyPatch(book, cut.patch), cut, { ...stamp, by: '@SUM(A1)' }, false) };
  const tables = [changeLogTable(book, [removal], 'zhHant')];
  const made = stampOf(baseScenario, provenanceOf(book, baseScenario), { subject: 'changeLog', tables: numbersIn(tables), seed: null, time: '2026-11-25T08:00:00.000Z' });
  const text = stampedCsv(tables, { language: 'zhHant', workbook: book.name, scenario: '', parameters: '', remarks: [], stamp: made });
  for (const cell of text.slice(1).split(/\r\n/).flatMap((line) => line.split(','))) expect(cell).not.toMatch(/^"?[=+@-]/);
  const line = text.split('\r\n').find((each) => each.includes('firebreakStamp'))!;
  expect(readStampText(line.slice(line.indexOf('"') + 1, -1).replaceAll('""', '"'))).toEqual(made);
});
