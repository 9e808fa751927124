import { expect, test } from 'vitest';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import { type FileSteps, rowsAtOnce } from '../../../shared/document/fileSteps.ts';
import { replaySteps } from '../../../shared/document/replay.ts';
import { salvageSteps } from '../../../shared/document/salvage.ts';
import { aLargeWorkbook } from '../../bench/aLargeWorkbook.ts';

/** Three times as many rows as are worked at between two pauses. */
const workbook = aLargeWorkbook(rowsAtOnce * 1.5, 1, 1);
const text = encodeWorkbook(workbook);

function pausesOf<Answer>(steps: FileSteps<Answer>): { readonly pauses: number; readonly answer: Answer } {
  for (let pauses = 0; ; ) {
    const step = steps.next();
    if (step.done === true) return { pauses, answer: step.value };
    if (step.value.kind === 'pause') pauses += 1;
  }
}

test('recovering pauses as it reads the text', () => {
  const patch = [{ op: 'cell', table: 'firms', id: 'f1', key: 'cash', from: workbook.firms[0]?.cash, to: 7 }];
  const { pauses, answer } = pausesOf(replaySteps(text, [JSON.stringify(patch)]));
  if (!answer.ok) throw new Error(answer.error.code);
  const { applied, before, workbook: after } = answer.value;
  expect([applied, before.firms[0]?.cash, after.firms[0]?.cash]).toEqual([1, workbook.firms[0]?.cash, 7]);
  // A second workbook of this size is not made: what no edit touched is what it was.
  expect([after.contracts === before.contracts, after.firms[1] === before.firms[1]]).toEqual([true, true]);
  expect(pauses).toBeGreaterThanOrEqual(6);
});

test('salvaging pauses as it finds rows, judges them and writes them, in our own layout and in any other', () => {
  for (const damaged of [text.replace('"f7"', '"f7'), `${JSON.stringify(JSON.parse(text)).slice(0, -2)}`]) {
    const { pauses, answer } = pausesOf(salvageSteps(damaged));
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.workbook.firms.length).toBeGreaterThanOrEqual(workbook.firms.length - 1);
    expect(pauses).toBeGreaterThanOrEqual(9);
  }
});
