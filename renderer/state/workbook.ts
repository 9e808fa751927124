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
import type { Command } from '../../shared/document/commands/command.ts';
import { emptyWorkbook, scenarioById, type Workbook } from '../../shared/document/document.ts';
import { emptyHistory, isSaved, markSaved as historySaved, record, type History, type HistoryEntry, takeBack, takeForward } from '../../shared/document/history.ts';
import { applyPatch, invertPatch, type Patch } from '../../shared/document/patch.ts';
import { findProblems } from '../../shared/document/problems.ts';
import { baseScenario, baseScenarioId } from '../../shared/drivers/scenario.ts';
import { type CellPlace, showPlace } from './place.ts';

const currentWorkbook = signal<Workbook>(emptyWorkbook(''));
const currentHistory = signal<History>(emptyHistory);

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
export const dirty = computed(() => !isSaved(history.value));

export const undoLabel = computed<Localized | null>(() => history.value.done.at(-1)?.label ?? null);
export const redoLabel = computed<Localized | null>(() => history.value.undone.at(-1)?.label ?? null);

/** What is wrong with the document as it stands. */
export const problems = computed(() => findProblems(workbook.value));

/** The names of firms by id, for references in the grid, the sheets and the charts. */
export const firmNames = computed<ReadonlyMap<string, string>>(() => new Map(workbook.value.firms.map((firm) => [firm.id, String(firm.name ?? '')])));

export interface DispatchOptions {
  /** Equal keys in a row become one step of undo: the drags of one slider. */
  readonly mergeKey?: string;
  /** Where undo and redo lead the eye. */
  readonly focus?: CellPlace;
}

/**
 * Changes the document by a command, as one step of undo.
 *
 * @returns the patch (empty: nothing to do), or why the command refuses; the caller says so in place or in a toast
 */
export function dispatch<Args>(command: Command<Args>, args: Args, options: DispatchOptions = {}): Result<Patch, Failure> {
  const planned = command.plan(currentWorkbook.value, args);
  if ('code' in planned) return fail(planned);
  if (planned.length === 0) return ok(planned);
  const entry: HistoryEntry = {
    patch: planned,
    label: command.label,
    ...(options.mergeKey === undefined ? {} : { mergeKey: options.mergeKey }),
    ...(options.focus === undefined ? {} : { focus: options.focus }),
  };
  batch(() => {
    currentWorkbook.value = applyPatch(currentWorkbook.value, planned);
    currentHistory.value = record(currentHistory.value, entry);
  });
  return ok(planned);
}
