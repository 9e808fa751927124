/**
 * What was done and can be undone.
 *
 * Owns: the stack of patches, merging of gestures, and the position that was saved. Does not own: the workbook, which the
 * caller changes by the patches given back. Pure: every function gives a new history. View state is no part of it.
 */
import type { Localized } from '../base/localized.ts';
import type { TableId } from './document.ts';
import type { Patch } from './patch.ts';
import { invertPatch, squashPatches } from './patch.ts';

/** What to scroll to when a step is undone or redone. */
export interface Focus {
  readonly table: TableId;
  readonly id?: string;
  readonly key?: string;
  /** The scenario in which the change shows; absent for the base. */
  readonly scenario?: string;
}

export interface HistoryEntry {
  readonly patch: Patch;
  readonly label: Localized;
  /** Id of the command that made it. */
  readonly command?: string;
  /** Equal keys within a gesture (the drag of a slider) make one step. */
  readonly mergeKey?: string;
  readonly focus?: Focus;
}

export interface History {
  readonly done: readonly HistoryEntry[];
  /** The step to redo first is the last one. */
  readonly undone: readonly HistoryEntry[];
  /** How many steps were done when the workbook was saved; null when undo and redo cannot lead back there. */
  readonly savedAt: number | null;
}

export interface HistoryStep {
  readonly history: History;
  /** What to apply to the workbook. */
  readonly patch: Patch;
  readonly entry: HistoryEntry;
}

/** The history of a workbook that is as on disk. */
export const emptyHistory: History = { done: [], undone: [], savedAt: 0 };
/** The history of a workbook that is on no disk: a recovered or imported one. */
export const unsavedHistory: History = { done: [], undone: [], savedAt: null };

/** Adds a step that was just applied. What had been undone is gone; a step without operations leaves everything as it is. */
export function record(history: History, entry: HistoryEntry): History {
  if (entry.patch.length === 0) return history;
  const { done, undone } = history;
  const savedAt = history.savedAt !== null && history.savedAt > done.length ? null : history.savedAt;
  const last = done.at(-1);
  // A step that was saved stays as it is, or nothing could lead back to what is on disk.
  const merges = last !== undefined && undone.length === 0 && savedAt !== done.length && entry.mergeKey !== undefined && entry.mergeKey === last.mergeKey;
  if (!merges) return { done: [...done, entry], undone: [], savedAt };
  const patch = squashPatches(last.patch, entry.patch);
  const before = done.slice(0, -1);
  return { done: patch.length === 0 ? before : [...before, { ...entry, patch }], undone: [], savedAt };
}

/** Ends a gesture: the next step with the same merge key is a step of its own. */
export function endGesture(history: History): History {
  const last = history.done.at(-1);
  if (last?.mergeKey === undefined) return history;
  const { mergeKey: _mergeKey, ...entry } = last;
  return { ...history, done: [...history.done.slice(0, -1), entry] };
}

/** One step back; null when there is none. */
export function takeBack(history: History): HistoryStep | null {
  const entry = history.done.at(-1);
  if (entry === undefined) return null;
  return { history: { ...history, done: history.done.slice(0, -1), undone: [...history.undone, entry] }, patch: invertPatch(entry.patch), entry };
}

/** One undone step again; null when there is none. */
export function takeForward(history: History): HistoryStep | null {
  const entry = history.undone.at(-1);
  if (entry === undefined) return null;
  return { history: { ...history, done: [...history.done, entry], undone: history.undone.slice(0, -1) }, patch: entry.patch, entry };
}

/** All steps in the order in which they were done, those that are undone now at the end. */
export function allSteps({ done, undone }: History): readonly HistoryEntry[] {
  return [...done, ...undone.toReversed()];
}

/** What is being saved: taken when the file is written, used when the disk has confirmed. */
export interface SavePoint {
  readonly steps: number;
  /** The last of those steps; null for none. */
  readonly last: HistoryEntry | null;
}

export function savePoint(history: History): SavePoint {
  return { steps: history.done.length, last: history.done.at(-1) ?? null };
}

/**
 * Remembers what is on disk: the workbook as it is now, or as it was at a save point. Steps may have been done or undone since;
 * when they replaced the point itself, nothing leads back to what is on disk and the workbook stays dirty.
 */
export function markSaved(history: History, point: SavePoint = savePoint(history)): History {
  const steps = allSteps(history);
  const stillThere = point.last === null ? point.steps === 0 : steps[point.steps - 1] === point.last;
  return { ...history, savedAt: stillThere ? point.steps : null };
}

/** Whether the workbook is as on disk. Undoing back to the saved position makes it so again. */
export function isSaved(history: History): boolean {
  return history.savedAt === history.done.length;
}
