/**
 * The document on the table and the only ways to change it.
 *
 * Owns: the document signal, its history, the scenario in front. Does not own: what commands do (`shared/document/commands`),
 * results (`recalc.ts`), files (`files.ts`), or what is looked at (`place.ts`, `view.ts`).
 */
import { batch, computed, signal } from '@preact/signals-core';
import type { Localized } from '../../shared/base/localized.ts';
import type { Failure, Result } from '../../shared/base/result.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { type Command, isFailure } from '../../shared/document/commands/command.ts';
import type { Row } from '../../shared/columns/define.ts';
import { type CellTable, emptyWorkbook, scenarioById, type Workbook } from '../../shared/document/document.ts';
import type { Focus, History, HistoryEntry, HistoryStep } from '../../shared/document/history.ts';
import * as steps from '../../shared/document/history.ts';
import { applyPatch, type Patch } from '../../shared/document/patch.ts';
import type { Problem } from '../../shared/document/problems.ts';
import { cellKey, overlay, overriddenCells } from '../../shared/document/scenario.ts';
import { typedTextOf } from '../../shared/document/typedText.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import { baseScenario, baseScenarioId } from '../../shared/drivers/scenario.ts';
import { userKey } from '../../shared/rules/userColumn.ts';
import { showPlace } from './place.ts';

const currentWorkbook = signal<Workbook>(emptyWorkbook(''));
const currentHistory = signal<History>(steps.emptyHistory);

/** The document; changed by `dispatch`, `undo` and `redo` only. */
export const workbook = computed(() => currentWorkbook.value);
export const history = computed(() => currentHistory.value);

/** Rises whenever another workbook is put on the table. */
export const workbookSerial = signal(0);

const chosenScenario = signal<string>(baseScenarioId);

/** The scenario in front; Base when the one chosen has been removed, e.g. by undo. */
export const scenario = computed(() => scenarioById(workbook.value, chosenScenario.value) ?? baseScenario);
export const scenarioId = computed(() => scenario.value.id);

/** Brings a scenario to the front; that is a way of looking, not a change, so undo leaves it alone. */
export function chooseScenario(id: string): void {
  chosenScenario.value = id;
}

/** Whether the document differs from what was last saved or opened. */
export const dirty = computed(() => !steps.isSaved(history.value));

export const undoLabel = computed<Localized | null>(() => history.value.done.at(-1)?.label ?? null);
export const redoLabel = computed<Localized | null>(() => history.value.undone.at(-1)?.label ?? null);

/** What is wrong with the document; `problems.ts` brings it up to date a moment after each change. */
export const problems = signal<readonly Problem[]>([]);

/** The firms alone: this keeps its identity while a scenario is dragged, and so does all that follows from it. */
export const firms = computed(() => workbook.value.firms);

/** The contracts alone, for the same reason. */
export const contracts = computed(() => workbook.value.contracts);

/** The names of firms by id, for references in the grid, the sheets and the charts; the same map until a name, a firm or their order changes. */
export const firmNames = computed<ReadonlyMap<string, string>>(() => {
  const rows = firms.value;
  const former = lastNames.entries();
  const isSame = rows.length === lastNames.size && rows.every(({ id, name }) => {
    const { value } = former.next();
    return value?.[0] === id && value[1] === String(name ?? '');
  });
  if (!isSame) lastNames = new Map(rows.map(({ id, name }) => [id, String(name ?? '')]));
  return lastNames;
});
let lastNames: ReadonlyMap<string, string> = new Map();

/** The scenario in front with all that it inherits: what is run and shown. Edits go to `scenario`. */
export const effective = computed(() => effectiveScenario(workbook.value.scenarios, scenario.value));

/** Market, firms and contracts as the scenario in front sees them. */
export const overlaid = computed(() => overlay(workbook.value, effective.value));

const overrides = computed(() => effective.value.overrides);

/** The cells that the scenario in front overrides, by `cellKey`. */
export const overridden = computed(() => overriddenCells({ ...baseScenario, overrides: overrides.value }));

/** The arithmetic that was typed into a cell as the scenario in front has it; null when it was none. */
export function typedText(table: CellTable, row: Row, key: string): string | null {
  const override = overridden.value.size === 0 ? undefined : overridden.value.get(cellKey(table, row.id, key));
  return override === undefined ? typedTextOf(row, key) : (override.typed ?? null);
}

/** The scenario's id as commands want it. */
export function currentScenarioId(): string {
  return scenarioId.peek();
}

/**
 * Changes the document by a command, as one step of undo.
 *
 * @returns the patch (empty: nothing to do), or why the command refuses; the caller says so in place or in a toast
 */
export function dispatch<Args>(command: Command<Args>, args: Args): Result<Patch, Failure> {
  const planned = command.plan(currentWorkbook.peek(), args);
  if (isFailure(planned)) return fail(planned);
  if (planned.length === 0) return ok(planned);
  const mergeKey = command.mergeKey?.(args);
  const focus = command.focus?.(args);
  const entry: HistoryEntry = {
    patch: planned,
    label: command.label,
    command: command.id,
    ...(mergeKey === undefined ? {} : { mergeKey }),
    ...(focus === undefined ? {} : { focus }),
  };
  batch(() => {
    currentWorkbook.value = applyPatch(currentWorkbook.peek(), planned);
    const before = currentHistory.peek();
    currentHistory.value = steps.record(before, entry);
    stepListener({ kind: 'done', entry, before, after: currentHistory.peek() });
  });
  patchListener(planned);
  return ok(planned);
}

/** A step that was just done, taken back or done again. */
export type StepEvent =
  | { readonly kind: 'done'; readonly entry: HistoryEntry; readonly before: History; readonly after: History }
  | { readonly kind: 'undone' | 'redone'; readonly entry: HistoryEntry };

let stepListener: (event: StepEvent) => void = () => undefined;

/** Who is told of each step; one listener, named once. */
export function listenToSteps(listener: (event: StepEvent) => void): void {
  stepListener = listener;
}

let patchListener: (patch: Patch) => void = () => undefined;

/** Who is told of each patch right after it was applied, undo and redo included; one listener, named once. */
export function listenToPatches(listener: (patch: Patch) => void): void {
  patchListener = listener;
}

/** The drag of a slider is over: the next one is a step of its own. */
export function endGesture(): void {
  currentHistory.value = steps.endGesture(currentHistory.peek());
}

export const canUndo = computed(() => history.value.done.length > 0);
export const canRedo = computed(() => history.value.undone.length > 0);

/** Takes the last step back and shows where it was; nothing when there is none. */
export function undo(): void {
  follow(steps.takeBack(currentHistory.peek()), 'undone');
}

export function redo(): void {
  follow(steps.takeForward(currentHistory.peek()), 'redone');
}

/** Goes back or forward until so many steps are done, and shows where the last of the changes was; as many undos or redos at once. */
export function jumpTo(position: number): void {
  batch(() => {
    for (let ahead = position - currentHistory.peek().done.length; ahead !== 0; ahead = position - currentHistory.peek().done.length) {
      const step = ahead < 0 ? steps.takeBack(currentHistory.peek()) : steps.takeForward(currentHistory.peek());
      if (step === null) return;
      follow(step, ahead < 0 ? 'undone' : 'redone');
    }
  });
}

function follow(step: HistoryStep | null, kind: 'undone' | 'redone'): void {
  if (step === null) return;
  batch(() => {
    currentWorkbook.value = applyPatch(currentWorkbook.peek(), step.patch);
    currentHistory.value = step.history;
    stepListener({ kind, entry: step.entry });
    if (step.entry.focus !== undefined) showFocus(step.entry.focus);
  });
  patchListener(step.patch);
}

/**
 * Leads to a place: its scenario (Base for a cell of the base) and its sheet come to the front. A whole row stands in every
 * scenario, so the one shown stays: to be moved to Base unseen would let the next edit change the base.
 */
export function showFocus(focus: Focus): void {
  batch(() => {
    if (focus.table === 'columns') {
      showPlace(placeOfColumn(focus));
      return;
    }
    if (focus.scenario !== undefined) chosenScenario.value = focus.scenario;
    else if (focus.key !== undefined && focus.table !== 'scenarios' && focus.table !== 'notes') chosenScenario.value = baseScenarioId;
    showPlace(focus);
  });
}

/** A column of the person's own is looked at where it stands: in the firms, in whatever scenario is in front. */
function placeOfColumn({ id }: Focus): Focus {
  return id !== undefined && currentWorkbook.peek().columns.some((each) => each.id === id) ? { table: 'firms', key: userKey(id) } : { table: 'firms' };
}

/** Puts another workbook on the table, with nothing to undo, in Base. @param isSaved whether it is as on disk */
export function putOnTable(next: Workbook, isSaved = true): void {
  batch(() => {
    currentWorkbook.value = next;
    currentHistory.value = isSaved ? steps.emptyHistory : steps.unsavedHistory;
    chosenScenario.value = baseScenarioId;
    workbookSerial.value += 1;
  });
}

/** A state of the document that is being written to disk. */
export interface SavePoint {
  readonly point: steps.SavePoint;
  readonly serial: number;
}

/** Remembers what is about to be written; the running gesture ends, so that it cannot change that step afterwards. */
export function savePoint(): SavePoint {
  endGesture();
  return { point: steps.savePoint(currentHistory.peek()), serial: workbookSerial.peek() };
}

/** What was written is on disk now: only that state of the document is clean, not what was edited meanwhile. */
export function markSaved({ point, serial }: SavePoint): void {
  if (serial === workbookSerial.peek()) currentHistory.value = steps.markSaved(currentHistory.peek(), point);
}
