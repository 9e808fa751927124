import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import type { CommandId } from '../../shared/document/commands/registry.ts';
import { commands, planCommand } from '../../shared/document/commands/registry.ts';
import type { AnyRow, Workbook } from '../../shared/document/document.ts';
import { rowsOf } from '../../shared/document/document.ts';
import type { History } from '../../shared/document/history.ts';
import { emptyHistory, endGesture, isSaved, markSaved, record, savePoint, takeBack, takeForward } from '../../shared/document/history.ts';
import { jsonText } from '../../shared/document/jsonText.ts';
import type { Patch } from '../../shared/document/patch.ts';
import { applyPatch, invertPatch } from '../../shared/document/patch.ts';
import { replayPatches } from '../../shared/document/replay.ts';
import { isMessageKey } from '../../shared/text/messages.ts';
import { arbCommands } from '../builders/arbCommands.ts';
import { arbWorkbook } from '../builders/arbWorkbook.ts';

const ids = Object.keys(commands) as CommandId[];

/** The patch of a command with random arguments; a refusal is no patch, and has a text. */
function arbPatch(id: CommandId, workbook: Workbook): fc.Arbitrary<Patch> {
  const args = arbCommands[id](workbook) as fc.Arbitrary<never>;
  return args.map((given) => {
    const planned = planCommand(workbook, id, given);
    if (planned.ok) return planned.value.patch;
    expect(isMessageKey(planned.error.code)).toBe(true);
    return [];
  });
}

/** Rows that a patch names; all others must keep their identity. */
function touchedRows(patch: Patch): ReadonlySet<string> {
  return new Set(patch.flatMap((op) => (op.op === 'cell' ? [`${op.table} ${op.id}`] : op.op === 'insert' || op.op === 'remove' ? [`${op.table} ${op.row.id}`] : [])));
}

test('every command has random arguments', () => {
  expect(Object.keys(arbCommands).toSorted()).toEqual([...ids].toSorted());
});

describe.each(ids)('%s', (id) => {
  const arbCase = arbWorkbook().chain((workbook) => arbPatch(id, workbook).map((patch) => ({ workbook, patch })));

  test('undo restores the workbook, redo repeats, in the file too', () => {
    fc.assert(
      fc.property(arbCase, ({ workbook, patch }) => {
        const before = encodeWorkbook(workbook);
        const after = applyPatch(workbook, patch);
        const undone = applyPatch(after, invertPatch(patch));
        expect(undone).toEqual(workbook);
        expect(encodeWorkbook(undone)).toBe(before);
        expect(applyPatch(undone, patch)).toEqual(after);
        expect(encodeWorkbook(workbook)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  test('comes back from the journal of edits as it was (P7)', () => {
    fc.assert(
      fc.property(arbCase, ({ workbook, patch }) => {
        fc.pre(patch.length > 0);
        const replayed = replayPatches(encodeWorkbook(workbook), [jsonText(patch), jsonText(invertPatch(patch)), jsonText(patch)]);
        if (!replayed.ok) throw new Error(replayed.error.code);
        expect([replayed.value.applied, encodeWorkbook(replayed.value.workbook)]).toEqual([3, encodeWorkbook(applyPatch(workbook, patch))]);
      }),
      { numRuns: 30, maxSkipsPerRun: 1000 },
    );
  });

  test('changes something now and then, so that the laws say something', () => {
    const patches = fc.sample(arbCase, { numRuns: 100, seed: 1 }).filter(({ patch }) => patch.length > 0);
    expect(patches.length).toBeGreaterThan(5);
  });

  test('rows that do not change keep their identity', () => {
    fc.assert(
      fc.property(arbCase, ({ workbook, patch }) => {
        const after = applyPatch(workbook, patch);
        const touched = touchedRows(patch);
        for (const table of ['market', 'firms', 'contracts', 'scenarios', 'notes', 'views'] as const) {
          const former = new Set<AnyRow>(rowsOf(workbook, table));
          for (const row of rowsOf(after, table)) expect(former.has(row) || touched.has(`${table} ${row.id}`)).toBe(true);
        }
        if (patch.length === 0) expect(after).toBe(workbook);
      }),
      { numRuns: 40 },
    );
  });

  test('never makes a file that cannot be read, nor two rows with one id', () => {
    fc.assert(
      fc.property(arbCase, ({ workbook, patch }) => {
        const after = applyPatch(workbook, patch);
        for (const table of ['firms', 'contracts', 'scenarios', 'notes', 'views'] as const) {
          const all = rowsOf(after, table).map((row) => row.id);
          expect(new Set(all).size).toBe(all.length);
        }
        const decoded = decodeWorkbook(encodeWorkbook(after));
        expect(decoded.ok && decoded.value.workbook).toEqual(after);
      }),
      { numRuns: 40 },
    );
  });
});

interface Step {
  readonly kind: 'command' | 'undo' | 'redo' | 'save' | 'endGesture';
  readonly id: CommandId;
  readonly seed: number;
}
const arbKind = fc.constantFrom<Step['kind']>('command', 'command', 'command', 'undo', 'redo', 'save', 'endGesture');
const arbSteps: fc.Arbitrary<readonly Step[]> = fc.array(fc.record({ kind: arbKind, id: fc.constantFrom(...ids), seed: fc.nat(1_000_000) }), { maxLength: 25 });

test('after any session: saved means as on disk, and undoing everything gives the first workbook byte by byte', () => {
  fc.assert(
    fc.property(arbWorkbook(), arbSteps, (first, steps) => {
      let workbook = first;
      let history: History = emptyHistory;
      let onDisk = encodeWorkbook(first);
      const apply = (step: ReturnType<typeof takeBack>) => {
        if (step === null) return;
        workbook = applyPatch(workbook, step.patch);
        history = step.history;
      };
      for (const step of steps) {
        if (step.kind === 'undo') apply(takeBack(history));
        else if (step.kind === 'redo') apply(takeForward(history));
        else if (step.kind === 'endGesture') history = endGesture(history);
        else if (step.kind === 'save') {
          onDisk = encodeWorkbook(workbook);
          history = markSaved(history, savePoint(history));
        } else {
          const [args] = fc.sample(arbCommands[step.id](workbook) as fc.Arbitrary<never>, { seed: step.seed, numRuns: 1 });
          const planned = planCommand(workbook, step.id, args as never);
          if (!planned.ok) continue;
          workbook = applyPatch(workbook, planned.value.patch);
          history = record(history, planned.value);
        }
        if (isSaved(history)) expect(encodeWorkbook(workbook)).toBe(onDisk);
      }
      const last = encodeWorkbook(workbook);
      const count = history.done.length;
      while (history.done.length > 0) apply(takeBack(history));
      expect(encodeWorkbook(workbook)).toBe(encodeWorkbook(first));
      while (history.done.length < count) apply(takeForward(history));
      expect(encodeWorkbook(workbook)).toBe(last);
    }),
    { numRuns: 300 },
  );
});

test('500 random commands, undone one by one, give the first workbook byte by byte; the steps stay in order', () => {
  fc.assert(
    fc.property(arbWorkbook(), fc.array(fc.tuple(fc.constantFrom(...ids), fc.nat(1_000_000)), { minLength: 500, maxLength: 500 }), (first, steps) => {
      let workbook = first;
      let history: History = emptyHistory;
      const texts: string[] = [];
      for (const [id, seed] of steps) {
        const [args] = fc.sample(arbCommands[id](workbook) as fc.Arbitrary<never>, { seed, numRuns: 1 });
        const planned = planCommand(workbook, id, args as never);
        if (!planned.ok || planned.value.patch.length === 0) continue;
        // Merging of gestures has its own tests; here every command is a step.
        const { mergeKey: _mergeKey, ...entry } = planned.value;
        texts.push(encodeWorkbook(workbook));
        workbook = applyPatch(workbook, entry.patch);
        history = record(history, entry);
      }
      expect(history.done).toHaveLength(texts.length);
      expect(texts.length).toBeGreaterThan(100);
      for (let step = takeBack(history); step !== null; step = takeBack(history)) {
        workbook = applyPatch(workbook, step.patch);
        history = step.history;
        if (history.done.length % 25 === 0) expect(encodeWorkbook(workbook)).toBe(texts[history.done.length]);
      }
      expect(encodeWorkbook(workbook)).toBe(encodeWorkbook(first));
    }),
    { numRuns: 8 },
  );
});
