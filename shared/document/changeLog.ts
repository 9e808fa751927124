/**
 * The change log: who did what when, a line a command, as a file keeps it beside the workbook.
 *
 * Owns: what a line says, how lines follow doing and undoing, and what is kept. Does not own: the clock and the name (given by the
 * caller), undo itself (`history.ts`).
 *
 * It is no part of the workbook's contents: nothing undoes it, no hash of the contents counts it, and it stands in the file's list
 * `changes`, which programs that do not know it keep as it is. A step that is undone before it was ever saved leaves no line; one that
 * was saved gets a line of its own when it is undone. So a workbook that is back where it was saved has the log that it was saved with.
 */
import type { Json } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import type { Override } from '../drivers/scenario.ts';
import { rowsOf, type TableId, tableIds, tableOf, type Workbook } from './document.ts';
import type { HistoryEntry } from './history.ts';
import type { CellOp, Op, Patch } from './patch.ts';
import { sameValue } from './patch.ts';
import { overrideKey } from './scenario.ts';
import { stepPlace, stepSize } from './stepPlace.ts';
import { typedField } from './typedText.ts';

type LoggedValue = string | number | boolean | null;

/** Before and after. */
interface OneChange {
  readonly from: LoggedValue;
  readonly to: LoggedValue;
}

/** A line of the log. Plain data; what a later program adds is kept. */
export interface ChangeRecord {
  /** UTC, ISO 8601 to the second. */
  readonly at: string;
  /** As set under Author; empty where nobody gave a name. */
  readonly by: string;
  /** Id of the command. */
  readonly did: string;
  /** The step was taken back. */
  readonly undo?: true;
  readonly table?: TableId;
  readonly id?: string;
  readonly key?: string;
  readonly scenario?: string;
  /** What the row was called at the time; rows come and go. */
  readonly name?: string;
  /** Of one changed cell: before and after; null is blank. */
  readonly from?: LoggedValue;
  readonly to?: LoggedValue;
  /** How many cells or rows changed, where more than one. */
  readonly size?: number;
  /** Ids of the firms that it is about, at most `mostFirms`. */
  readonly firms?: readonly string[];
}

export interface Stamped {
  readonly at: string;
  readonly by: string;
}

/** A file keeps so many lines, the latest: about 80 KB. Who needs all exports the log now and then. */
export const mostKept = 500;
const mostFirms = 12;
/** A text typed into a cell is told by its beginning. */
const longest = 60;

/** The field of the file. */
const field = 'changes';

/** The lines that a workbook's file holds; what is none is left out here, and kept in the file. */
export function storedLog({ extra }: Pick<Workbook, 'extra'>): readonly ChangeRecord[] {
  const given = extra[field];
  return Array.isArray(given) ? (given as readonly Json[]).filter(isRecord) : [];
}

function isRecord(value: Json): value is Json & ChangeRecord {
  if (!isJsonObject(value)) return false;
  const { at, by, did, table, firms } = value;
  return typeof at === 'string' && typeof by === 'string' && typeof did === 'string' && (table === undefined || (tableIds as readonly unknown[]).includes(table)) && (firms === undefined || (Array.isArray(firms) && firms.every((each) => typeof each === 'string')));
}

/** The workbook as it goes to disk, with the lines of this session behind those of its file; the very same where there are none. */
export function withLog(workbook: Workbook, session: readonly ChangeRecord[]): Workbook {
  if (session.length === 0) return workbook;
  const given = workbook.extra[field];
  const before = Array.isArray(given) ? (given as readonly Json[]) : [];
  return { ...workbook, extra: { ...workbook.extra, [field]: [...before, ...(session as unknown as readonly Json[])].slice(-mostKept) } };
}

/** The contents alone, for hashes of what was calculated from. */
export function withoutLog(workbook: Workbook): Workbook {
  if (!Object.hasOwn(workbook.extra, field)) return workbook;
  const { [field]: _log, ...extra } = workbook.extra;
  return { ...workbook, extra };
}

/** A step of this session with its line. Steps are told apart by their patches. */
export interface LoggedStep {
  readonly patch: Patch;
  readonly record: ChangeRecord;
}

export interface SessionLog {
  readonly steps: readonly LoggedStep[];
  /** So many of them are on disk. */
  readonly saved: number;
}

export const emptyLog: SessionLog = { steps: [], saved: 0 };

/** A step was done. @param replaced  the patch of the last step where this one took it in (the drag of a slider) */
export function logDone({ steps, saved }: SessionLog, patch: Patch, record: ChangeRecord, replaced: Patch | null): SessionLog {
  const kept = replaced !== null && steps.length > saved && steps.at(-1)?.patch === replaced ? steps.slice(0, -1) : steps;
  return { steps: patch.length === 0 ? kept : [...kept, { patch, record }], saved };
}

/** A step was taken back, or (`isUndo` false) done again. */
export function logMoved({ steps, saved }: SessionLog, patch: Patch, record: ChangeRecord, isUndo: boolean): SessionLog {
  const last = steps.at(-1);
  // The opposite of the last line: together they are nothing.
  if (steps.length > saved && last?.patch === patch && (last.record.undo === true) !== isUndo) return { steps: steps.slice(0, -1), saved };
  return { steps: [...steps, { patch, record }], saved };
}

/** What was logged up to some moment is on disk now. */
export function logSaved({ steps }: SessionLog, written: readonly LoggedStep[]): SessionLog {
  const same = steps.findIndex((step, index) => step !== written[index]);
  return { steps, saved: same < 0 ? Math.min(steps.length, written.length) : Math.min(same, written.length) };
}

/** The line of a step. @param workbook  as it is where the step is in it */
export function recordOf(workbook: Workbook, { patch, focus, command }: HistoryEntry, { at, by }: Stamped, isUndo: boolean): ChangeRecord {
  const place = focus === undefined ? undefined : stepPlace(focus, patch);
  const one = onlyChange(patch);
  const size = stepSize(patch);
  const firms = [...new Set(patch.flatMap((op) => firmsOf(workbook, op)))];
  const name = place?.id === undefined || place.table === 'market' ? undefined : rowNameIn(workbook, place.table, place.id, patch);
  return {
    at, by, did: command ?? '', ...(isUndo ? { undo: true } : {}),
    ...(place === undefined ? {} : { table: place.table, ...given('id', place.id), ...given('key', place.key), ...given('scenario', place.scenario) }),
    ...given('name', name),
    ...(one === null ? {} : isUndo ? { from: one.to, to: one.from } : one), ...(size > 1 ? { size } : {}),
    ...(firms.length === 0 ? {} : { firms: firms.slice(0, mostFirms) }),
  };
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: Value });
}

function scalar(value: unknown): LoggedValue {
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}…` : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Before and after of the one cell that a patch changes; null where it changes more, or something that is no cell. */
function onlyChange(patch: Patch): OneChange | null {
  const own = patch.filter((op) => !(op.op === 'cell' && (op.table === 'notes' || op.key === typedField)));
  const [op] = own;
  if (own.length !== 1 || op === undefined) return null;
  if (op.op === 'field') return { from: op.from, to: op.to };
  if (op.op !== 'cell') return null;
  if (op.table === 'scenarios' && op.key === 'overrides') return onlyOverride(op);
  const isPlain = [op.from, op.to].every((value) => typeof value !== 'object' || value === null);
  return isPlain ? { from: scalar(op.from), to: scalar(op.to) } : null;
}

function onlyOverride({ from, to }: CellOp): OneChange | null {
  const [before, after] = [overridesOf(from), overridesOf(to)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => !sameValue(before.get(key), after.get(key)));
  const [key] = changed;
  if (changed.length !== 1 || key === undefined) return null;
  return { from: overrideText(before.get(key)), to: overrideText(after.get(key)) };
}

function overridesOf(list: unknown): ReadonlyMap<string, Override> {
  return new Map((Array.isArray(list) ? (list as readonly Override[]) : []).map((each) => [overrideKey(each), each]));
}

function overrideText(override: Override | undefined): LoggedValue {
  return override === undefined ? null : override.value === undefined ? `× ${override.scale ?? 1}` : scalar(override.value);
}

/** The firms that an operation is about: its rows, the parties of its contracts, those whose cells a scenario overrides. */
function firmsOf(workbook: Workbook, op: Op): readonly string[] {
  if (op.op === 'field' || op.op === 'move') return [];
  if (op.op !== 'cell') return op.table === 'firms' ? [op.row.id] : op.table === 'contracts' ? partiesOf(op.row) : [];
  if (op.table === 'firms') return [op.id];
  if (op.table === 'contracts') return contractParties(workbook, op.id);
  if (op.table === 'notes') return [];
  if (op.table !== 'scenarios' || op.key !== 'overrides') return [];
  const [before, after] = [overridesOf(op.from), overridesOf(op.to)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => !sameValue(before.get(key), after.get(key))).flatMap((key) => {
    const { target, id } = (after.get(key) ?? before.get(key))!;
    return id === undefined ? [] : tableOf(target) === 'firms' ? [id] : contractParties(workbook, id);
  });
}

function contractParties(workbook: Workbook, id: string): readonly string[] {
  return partiesOf(workbook.contracts.find((row) => row.id === id) ?? {});
}

function partiesOf(row: object): readonly string[] {
  const { from, to } = row as { readonly from?: unknown; readonly to?: unknown };
  return [from, to].filter((each) => typeof each === 'string');
}

/** What a row is called, also one that the step takes out. */
function rowNameIn(workbook: Workbook, table: TableId, id: string, patch: Patch): string | undefined {
  const removed = patch.find((op) => (op.op === 'remove' || op.op === 'insert') && op.table === table && op.row.id === id);
  const row: object | undefined = rowsOf(workbook, table).find((each) => each.id === id) ?? (removed?.op === 'remove' || removed?.op === 'insert' ? removed.row : undefined);
  if (row === undefined) return undefined;
  if (table === 'contracts') {
    const nameOf = (firm: unknown): string => (typeof firm === 'string' ? String(workbook.firms.find((each) => each.id === firm)?.name ?? firm) : '–');
    const { from, to } = row as { readonly from?: unknown; readonly to?: unknown };
    return `${nameOf(from)} → ${nameOf(to)}`;
  }
  const name = 'name' in row ? row.name : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
