import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { type CommandArgs, type CommandId, planCommand } from '../../../shared/document/commands/registry.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { applyPatch, invertPatch, type Patch } from '../../../shared/document/patch.ts';
import { type RecordedStep, recordedCells } from '../../../shared/document/recordedSteps.ts';
import { replayRecorded } from '../../../shared/document/replaySteps.ts';
import { readStepsFile, stepsFileText } from '../../../shared/document/stepsFile.ts';

const decoded = decodeWorkbook(readFileSync(new URL('../../../samples/ai-chain-2025.firebreak', import.meta.url), 'utf8'));
if (!decoded.ok) throw new Error('the sample is refused');
const { workbook: sample } = decoded.value;
const storm = sample.scenarios.find(({ name }) => name === 'Perfect storm')!;
const [first, second, third] = sample.firms;
const lent = sample.firms.find((firm) => typeof firm['lender'] === 'string')!;

function patchOf<Id extends CommandId>(workbook: Workbook, id: Id, args: CommandArgs<Id>): Patch {
  const planned = planCommand(workbook, id, args);
  if (!planned.ok) throw new Error(planned.error.code);
  return planned.value.patch;
}

/** Commands done one after the other, and the steps that are recorded of them. */
function recorded(...does: readonly ((workbook: Workbook) => readonly [string, Patch])[]): { readonly steps: readonly RecordedStep[]; readonly after: Workbook } {
  let workbook = sample;
  const steps = does.map((does1): RecordedStep => {
    const [did, patch] = does1(workbook);
    const cells = recordedCells(workbook, patch)!;
    workbook = applyPatch(workbook, patch);
    return { did, at: '2026-01-01T00:00:00Z', by: 'A', cells };
  });
  return { after: workbook, steps };
}

const cell = (firm: Workbook['firms'][number], key: string, value: number | string | null, scenarioId = 'base') =>
  (workbook: Workbook): readonly [string, Patch] => ['cells.set', patchOf(workbook, 'cells.set', { scenarioId, cells: [{ table: 'firms', id: firm.id, key, value }] })];

const three = recorded(
  cell(first!, 'cash', 1234.5),
  cell(second!, 'cash', 77, storm.id),
  cell(lent, 'lender', third!.id),
);

/** The same workbook with other ids and its rows the other way round: names are all that is the same. */
function elsewhere(workbook: Workbook): Workbook {
  const ids = new Map(workbook.firms.map(({ id }, place) => [id, `zz${place}`]));
  const other = JSON.parse(JSON.stringify(workbook), (_key, value: unknown) => (typeof value === 'string' ? (ids.get(value) ?? value) : value)) as Workbook;
  return { ...other, firms: other.firms.toReversed() };
}

test('steps made again on the workbook that they come from lead to the same workbook, and are one patch that can be taken back', () => {
  const replayed = replayRecorded(sample, three.steps, true);
  expect(replayed.outcomes.map(({ result }) => result)).toEqual(['made', 'made', 'made']);
  expect(encodeWorkbook(replayed.workbook)).toBe(encodeWorkbook(three.after));
  expect(encodeWorkbook(applyPatch(replayed.workbook, invertPatch(replayed.patch)))).toBe(encodeWorkbook(sample));
  expect(replayRecorded(three.after, three.steps, false).outcomes.map(({ result }) => result)).toEqual(['same', 'same', 'same']);
});

test('firms are found by name, whatever their ids and the order of their rows', () => {
  const replayed = replayRecorded(elsewhere(sample), three.steps, true);
  expect(replayed.outcomes.map(({ reason }) => reason)).toEqual([null, null, null]);
  const byName = (workbook: Workbook, name: unknown) => workbook.firms.find((firm) => firm['name'] === name)!;
  expect(byName(replayed.workbook, first!['name'])['cash']).toBe(1234.5);
  expect(byName(replayed.workbook, lent['name'])['lender']).toBe(byName(replayed.workbook, third!['name']).id);
});

test('a firm that is renamed on the way is found by the name that it has at each step', () => {
  const { steps, after } = recorded(cell(first!, 'cash', 1), cell(first!, 'name', 'Renamed'), cell(first!, 'cash', 2));
  expect(steps.map(({ cells }) => cells[0]?.firm)).toEqual([first!['name'], first!['name'], 'Renamed']);
  expect(encodeWorkbook(replayRecorded(sample, steps, true).workbook)).toBe(encodeWorkbook(after));
  // As a step of its own it holds a cell twice.
  const again = recordedCells(sample, replayRecorded(sample, steps, true).patch)!;
  expect(encodeWorkbook(replayRecorded(sample, [{ ...steps[0]!, cells: again }], true).workbook)).toBe(encodeWorkbook(after));
});

test('the command makes all steps or none', () => {
  expect(applyPatch(sample, patchOf(sample, 'cells.replay', { steps: three.steps, checksOldValues: true }))).toEqual(three.after);
  const locked = { ...sample, scenarios: sample.scenarios.map((each) => (each.id === storm.id ? { ...each, locked: { hash: 'x' } } : each)) };
  const planned = planCommand(locked, 'cells.replay', { steps: three.steps, checksOldValues: false });
  expect(planned.ok ? null : planned.error.code).toBe('scenarios.locked');
});

test('an override taken out is taken out again', () => {
  const set = cell(second!, 'cash', 77, storm.id);
  const { steps, after } = recorded(set, (workbook) => ['cells.resetToBase', patchOf(workbook, 'cells.resetToBase', { scenarioId: storm.id, cells: [{ table: 'firms', id: second!.id, key: 'cash' }] })]);
  expect(steps[1]!.cells[0]).toMatchObject({ scenario: storm.name, from: 77 });
  expect(encodeWorkbook(replayRecorded(sample, steps, true).workbook)).toBe(encodeWorkbook(after));
});

test.each([
  ['steps.noFirm', (workbook: Workbook) => ({ ...workbook, firms: workbook.firms.map((firm) => (firm === workbook.firms[1] ? { ...firm, name: 'Other' } : firm)) }), false],
  ['steps.noScenario', (workbook: Workbook) => ({ ...workbook, scenarios: workbook.scenarios.filter(({ id }) => id !== storm.id) }), false],
  ['scenarios.locked', (workbook: Workbook) => ({ ...workbook, scenarios: workbook.scenarios.map((each) => (each.id === storm.id ? { ...each, locked: { hash: 'x' } } : each)) }), false],
  ['steps.otherValue', (workbook: Workbook) => applyPatch(workbook, cell(second!, 'cash', 5, storm.id)(workbook)[1]), true],
] as const)('%s ends it at the step that it is about, with what came before intact', (code, changed, checksOldValues) => {
  const before = changed(sample) as Workbook;
  const { outcomes, isComplete, patch, workbook } = replayRecorded(before, three.steps, checksOldValues);
  expect(outcomes.map(({ result }) => result)).toEqual(['made', 'refused', 'notReached']);
  expect(outcomes[1]!.reason?.code).toBe(code);
  expect(outcomes[1]!.cell).toEqual(three.steps[1]!.cells[0]);
  expect(isComplete).toBe(false);
  expect(encodeWorkbook(workbook)).toBe(encodeWorkbook(applyPatch(before, patch)));
});

test('a cell that does not fit is named among the many of its step', () => {
  const { step, cell: at, reason } = (() => {
    const cells = [three.steps[0]!.cells[0]!, { ...three.steps[0]!.cells[0]!, firm: String(second!['name']), to: 'text' }];
    return replayRecorded(sample, [{ ...three.steps[0]!, cells }], false).outcomes[0]!;
  })();
  expect(at).toBe(step.cells[1]);
  expect(reason).not.toBeNull();
});

test('a column that is not there, and a value that the column does not take, are refused', () => {
  const with1 = (change: object) => replayRecorded(sample, [{ ...three.steps[0]!, cells: [{ ...three.steps[0]!.cells[0]!, ...change }] }], false).outcomes[0]!;
  expect(with1({ column: 'nothing' }).reason?.code).toBe('steps.noColumn');
  expect(with1({ to: 'text' }).result).toBe('refused');
});

test('steps that do more than set cells are not recorded', () => {
  expect(recordedCells(sample, patchOf(sample, 'rows.insert', { table: 'firms', index: 0, rows: [{}] }))).toBeNull();
});

test('a steps file reads back, and a hostile one is refused by its place', () => {
  const text = stepsFileText('Sample', three.steps);
  expect(readStepsFile(text)).toEqual({ ok: true, value: three.steps });
  const file = JSON.parse(text) as Record<string, unknown>;
  const code = (changes: object) => {
    const read = readStepsFile(JSON.stringify({ ...file, ...changes }));
    return read.ok ? null : [read.error.code, read.error.details['where']];
  };
  expect(code({ format: 'x' })).toEqual(['steps.otherFile', undefined]);
  expect(code({ version: 2 })).toEqual(['steps.otherVersion', undefined]);
  expect(code({ steps: three.steps.slice(1) })).toEqual(['steps.changed', undefined]);
  expect(code({ steps: three.steps.slice(1), hash: undefined })).toBeNull();
  expect(code({ steps: {} })).toEqual(['steps.badPlace', 'steps']);
  expect(code({ steps: [{ did: 'x', at: '', by: '', cells: [{ table: 'views' }] }] })).toEqual(['steps.badPlace', 'steps[0].cells[0].table']);
  expect(code({ steps: [{ did: 'x', at: '', by: '', cells: [{ table: 'firms', firm: 'A', column: 'cash', from: 1, to: { deep: 1 } }] }] })).toEqual(['steps.badPlace', 'steps[0].cells[0].to']);
  expect(code({ steps: Array.from({ length: 1001 }, () => three.steps[0]) })).toEqual(['steps.badPlace', 'steps']);
  expect(readStepsFile('[').ok).toBe(false);
});
