/** The change log of the workbook on the table: the lines of its file, and those of this session. */
import { computed, signal } from '@preact/signals-core';
import type { ChangeRecord, LoggedStep, SessionLog } from '../../shared/document/changeLog.ts';
import { emptyLog, logDone, logMoved, logSaved, recordOf, storedLog, withLog } from '../../shared/document/changeLog.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { nameKey } from '../../shared/document/document.ts';
import type { HistoryEntry } from '../../shared/document/history.ts';
import { recoveredWork } from '../../shared/interchange/changeLogTable.ts';
import { applyPatch, invertPatch } from '../../shared/document/patch.ts';
import { type RecordedStep, recordedCells } from '../../shared/document/recordedSteps.ts';
import { author } from './settings.ts';
import { firmNames, listenToSteps, workbook } from './workbook.ts';

const session = signal<SessionLog>(emptyLog);
let clock: () => Date = () => new Date(0);

/** Every step is logged from now on; called once. @param now  the machine's clock */
export function startChangeLog(now: () => Date): void {
  clock = now;
  listenToSteps((event) => {
    const { entry } = event;
    if (event.kind !== 'done') {
      session.value = logMoved(session.peek(), entry.patch, lineOf(entry, event.kind === 'undone'), event.kind === 'undone');
      return;
    }
    const { before, after } = event;
    const isMerged = after.done.length <= before.done.length;
    const kept = after.done.length < before.done.length ? [] : (after.done.at(-1)?.patch ?? []);
    // The history keeps the gesture as one step; so does the log.
    session.value = logDone(session.peek(), kept, lineOf({ ...entry, patch: kept }, false), isMerged ? (before.done.at(-1)?.patch ?? null) : null);
  });
}

function lineOf(entry: HistoryEntry, isUndo: boolean): ChangeRecord {
  return recordOf(workbook.peek(), entry, { at: `${clock().toISOString().slice(0, 19)}Z`, by: author.peek().trim() }, isUndo);
}

/** A workbook has come onto the table. @param carried  edits in it that a crash left and nothing else tells of */
export function beginLog(carried: number): void {
  session.value = emptyLog;
  logFirm.value = null;
  if (carried > 0) session.value = logDone(emptyLog, [{ op: 'move', table: 'firms', from: 0, to: 0 }], { at: `${clock().toISOString().slice(0, 19)}Z`, by: author.peek().trim(), did: recoveredWork, size: carried }, null);
}

/** The steps of this session as they are about to be written. */
export function sessionSteps(): readonly LoggedStep[] {
  return session.peek().steps;
}

/** What was written is on disk. */
export function markLogged(written: readonly LoggedStep[]): void {
  session.value = logSaved(session.peek(), written);
}

/** The workbook with its log, as a file of it holds both. */
export function loggedWorkbook(): Workbook {
  return withLog(workbook.peek(), session.peek().steps.map(({ record }) => record));
}

const extra = computed(() => workbook.value.extra);

/** All lines, the latest first. */
export const changeLog = computed<readonly ChangeRecord[]>(() => [...storedLog({ extra: extra.value }), ...session.value.steps.map(({ record }) => record)].toReversed());

/** The firms that lines are about and that are still there, by name. */
export const loggedFirms = computed<readonly { readonly id: string; readonly name: string }[]>(() => {
  const ids = new Set(changeLog.value.flatMap(({ firms = [] }) => firms));
  return [...ids].flatMap((id) => (firmNames.value.has(id) ? [{ id, name: firmNames.value.get(id) ?? id }] : [])).toSorted((a, b) => (nameKey(a.name) < nameKey(b.name) ? -1 : 1));
});

/** The firm that the list is narrowed to; null: all. */
export const logFirm = signal<string | null>(null);

export const shownLog = computed<readonly ChangeRecord[]>(() => {
  const firm = logFirm.value;
  return firm === null ? changeLog.value : changeLog.value.filter(({ firms = [] }) => firms.includes(firm));
});

/** The lines shown that are steps of this session: what may be made again on another workbook. */
export const shownSteps = computed<readonly LoggedStep[]>(() => {
  const lines = new Set(shownLog.value);
  return session.value.steps.filter(({ record }) => lines.has(record));
});

export interface Recordable {
  /** Those that set cells, the first one first. */
  readonly steps: readonly RecordedStep[];
  /** Numbers of the others among the shown steps, from 1 for the first, with their lines. */
  readonly leftOut: readonly { readonly number: number; readonly record: ChangeRecord }[];
}

/** Takes the shown steps out of the log, each by the names that stood before it: the session is gone back through step by step. */
export function recordShownSteps(): Recordable {
  const shown = shownSteps.peek();
  const taken = new Map<LoggedStep, RecordedStep | null>();
  let before = workbook.peek();
  for (const step of session.peek().steps.toReversed()) {
    const { record } = step;
    const patch = record.undo === true ? invertPatch(step.patch) : step.patch;
    // Stands for edits that a crash left: there is nothing to take back.
    if (record.did === recoveredWork) break;
    before = applyPatch(before, invertPatch(patch));
    const cells = recordedCells(before, patch);
    taken.set(step, cells === null ? null : { did: record.did, at: record.at, by: record.by, cells });
  }
  return {
    steps: shown.flatMap((step) => taken.get(step) ?? []),
    leftOut: shown.flatMap((step, index) => (taken.get(step) ? [] : [{ number: index + 1, record: step.record }])),
  };
}
