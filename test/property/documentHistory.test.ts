import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Workbook } from '../../shared/document/document.ts';
import type { History, SavePoint } from '../../shared/document/history.ts';
import { emptyHistory, endGesture, isSaved, markSaved, record, savePoint, takeBack, takeForward, unsavedHistory } from '../../shared/document/history.ts';
import { applyPatch } from '../../shared/document/patch.ts';
import { aWorkbook } from '../builders/aWorkbook.ts';

interface Session {
  readonly workbook: Workbook;
  readonly history: History;
}

const start: Session = { workbook: aWorkbook({ market: { id: 'market', spotRent: 1 } }), history: emptyHistory };

function setRent({ workbook, history }: Session, to: number, mergeKey?: string): Session {
  const from = workbook.market.spotRent;
  const patch = from === to ? [] : [{ op: 'cell', table: 'market', id: 'market', key: 'spotRent', from, to } as const];
  const label = { en: 'Edit', zhHant: '編輯' };
  return { workbook: applyPatch(workbook, patch), history: record(history, { patch, label, ...(mergeKey === undefined ? {} : { mergeKey }) }) };
}

function walk({ workbook, history }: Session, go: typeof takeBack): Session {
  const step = go(history);
  return step === null ? { workbook, history } : { workbook: applyPatch(workbook, step.patch), history: step.history };
}

const rent = ({ workbook }: Session) => workbook.market.spotRent;

describe('history', () => {
  test('a drag is one step, and two drags are two', () => {
    const dragged = [2, 3, 4].reduce((session, value) => setRent(session, value, 'rent'), start);
    expect(dragged.history.done).toHaveLength(1);
    const again = setRent({ ...dragged, history: endGesture(dragged.history) }, 5, 'rent');
    expect(again.history.done).toHaveLength(2);
    expect(rent(walk(walk(again, takeBack), takeBack))).toBe(1);
  });

  test('a drag that comes back leaves no step, and the workbook saved', () => {
    const back = setRent(setRent(start, 2, 'rent'), 1, 'rent');
    expect(back.history.done).toHaveLength(0);
    expect(isSaved(back.history)).toBe(true);
  });

  test('undoing back to the saved position makes it saved again', () => {
    const edited = setRent(setRent(start, 2), 3);
    const saved = { ...edited, history: markSaved(edited.history) };
    expect(isSaved(setRent(saved, 4).history)).toBe(false);
    expect(isSaved(walk(setRent(saved, 4), takeBack).history)).toBe(true);
    expect(isSaved(walk(saved, takeBack).history)).toBe(false);
  });

  test('an edit after undoing past the saved position can never become saved by undo', () => {
    const edited = setRent(start, 2);
    const other = setRent(walk({ ...edited, history: markSaved(edited.history) }, takeBack), 5);
    expect(isSaved(other.history)).toBe(false);
    expect(isSaved(walk(other, takeBack).history)).toBe(false);
  });

  test('a step without operations changes nothing', () => {
    expect(record(start.history, { patch: [], label: { en: '', zhHant: '' } })).toBe(start.history);
  });

  test('a recovered workbook is not saved whatever is undone', () => {
    expect(isSaved(unsavedHistory)).toBe(false);
  });
});

test('whatever is done while a slow save runs, saved means as on disk', () => {
  const arbAction = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), value: fc.integer({ min: 1, max: 3 }), mergeKey: fc.constantFrom(undefined, 'a', 'b') }),
    fc.record({ kind: fc.constantFrom('undo', 'redo', 'endGesture', 'beginSave', 'confirmSave') }),
  );
  fc.assert(
    fc.property(fc.array(arbAction, { maxLength: 30 }), (actions) => {
      let session = start;
      let onDisk = rent(start);
      let writing: { readonly point: SavePoint; readonly value: number | null | undefined } | null = null;
      for (const action of actions) {
        if ('value' in action) session = setRent(session, action.value, action.mergeKey);
        else if (action.kind === 'undo') session = walk(session, takeBack);
        else if (action.kind === 'redo') session = walk(session, takeForward);
        else if (action.kind === 'endGesture') session = { ...session, history: endGesture(session.history) };
        else if (action.kind === 'beginSave') writing = { point: savePoint(session.history), value: rent(session) };
        else if (writing !== null) {
          onDisk = writing.value;
          session = { ...session, history: markSaved(session.history, writing.point) };
          writing = null;
        }
        if (writing === null && isSaved(session.history)) expect(rent(session)).toBe(onDisk);
      }
    }),
    { numRuns: 5000 },
  );
});
