/**
 * The sound part of a damaged workbook file, as a workbook of its own, with a list of what is missing.
 *
 * Owns: finding rows in text that is no JSON any more, and judging each by itself. Does not own: what makes a row
 * (`codec.ts`), or the words of the list. The file is only read. What the checksum would have vouched for nothing vouches for
 * here: a row whose damage left it readable is kept, and the person is told so.
 */
import type { Json, JsonObject } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import type { Failure, Result } from '../base/result.ts';
import { fail, failure, ok } from '../base/result.ts';
import { fileLimits, parseBoundedSteps } from './boundedJson.ts';
import { readMarket, readSteps, rowReaders } from './codec.ts';
import type { Workbook } from './document.ts';
import { type FileSteps, finishFile, rowsAtOnce } from './fileSteps.ts';
import { type FoundPart, linesOf, mostLost, scannedRows } from './salvageText.ts';
import { currentVersion } from './migrations/registry.ts';
import { checkValues } from './checkValues.ts';
import { Findings, namedById, readTableRow, readText, Unreadable } from './readJson.ts';

/** What could not be kept. */
export interface LostPart {
  /** Such as `firms[3]`; a line of the file where it is no longer known what stood there. */
  readonly place: string;
  readonly reason: Failure;
  /** As it stands in the file, cut short: it may still be read by a person. */
  readonly text: string;
}

export interface Salvaged {
  readonly workbook: Workbook;
  readonly lost: readonly LostPart[];
}

type TableName = keyof typeof rowReaders;
const isTable = (key: string): key is TableName => Object.hasOwn(rowReaders, key);
/** Keys that are made anew. */
const isOurs: ReadonlySet<string> = new Set(['format', 'version', 'sha256']);
const longestText = 200;

/**
 * Reads what is sound in a file that `decodeWorkbook` refuses.
 *
 * @returns a failure `file.newer` for a later version, `file.nothingSound` when no row of any table can be read
 */
export function salvageWorkbook(text: string): Result<Salvaged> {
  return finishFile(salvageSteps(text));
}

/** The same in steps. */
export function* salvageSteps(text: string): FileSteps<Result<Salvaged>> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const whole = yield* parseBoundedSteps(plain);
  // Too much is no damage: nothing was lost on the way.
  if (!whole.ok && isExcess.has(whole.error.code)) return whole;
  // With bytes in it that were no text, it may read well and yet not be sound.
  const file = whole.ok && isJsonObject(whole.value) && !text.includes('\uFFFD') ? whole.value : null;
  const found = file === null ? yield* partsOfText(plain) : null;
  const version = file === null ? found?.find(({ table, key }) => table === null && key === 'version')?.value : file['version'];
  if (typeof version === 'number' && version > currentVersion) return failure('file.newer', { version, supported: currentVersion });
  const sound = yield* soundParts(found ?? partsOfFile(file ?? {}));
  const { lost, rows } = sound;
  if (rows === 0 || lost.length > mostLost) return failure('file.nothingSound');
  // Through the codec, so that what is kept is exactly what opens.
  const read = yield* readSteps(fileOfSound(sound), currentVersion);
  return read.ok ? ok({ workbook: read.value, lost }) : fail(read.error[0]);
}

const isExcess: ReadonlySet<string> = new Set(['file.tooManyRows', 'file.tooManyColumns', 'file.tooManyValues', 'file.textTooLong', 'file.nestedTooDeep']);

/** One after the other: a million of them at once would take more memory than the file. */
function* partsOfFile(file: JsonObject): Generator<FoundPart, void> {
  for (const [key, value] of Object.entries(file)) {
    if (!isTable(key) || !Array.isArray(value)) yield { table: null, key, value, place: key, text: '' };
    else for (const [index, item] of (value as readonly Json[]).entries()) yield { table: key, key: '', value: item, place: `${key}[${index}]`, text: '' };
  }
}

function* partsOfText(text: string): FileSteps<readonly FoundPart[]> {
  const byLine = yield* linesOf(text);
  return byLine.some(({ table, value }) => table !== null && value !== undefined) ? byLine : yield* scannedRows(text, Object.keys(rowReaders));
}

interface SoundParts {
  readonly others: ReadonlyMap<string, Json>;
  readonly tables: ReadonlyMap<string, readonly Json[]>;
  readonly lost: readonly LostPart[];
  readonly rows: number;
}

function* soundParts(parts: Iterable<FoundPart>): FileSteps<SoundParts> {
  const seen = new Map<string, Set<string>>();
  const tables = new Map<string, Json[]>();
  const others = new Map<string, Json>();
  const lost: LostPart[] = [];
  let judged = 0;
  for (const part of parts) {
    if (lost.length > mostLost) break;
    judged += 1;
    if (judged % rowsAtOnce === 0) yield { kind: 'pause', done: 0, total: 1 };
    if (part.value === undefined) {
      lost.push(lostPart(part, { code: 'file.unreadablePart', details: { place: part.place } }));
      continue;
    }
    const findings = new Findings();
    const { table, value, place } = part;
    findings.attempt(() => checkValues(value, place));
    if (table === null) findings.attempt(() => checkOther(part.key, value));
    else if (isTable(table)) {
      const ids = seen.get(table) ?? new Set();
      seen.set(table, ids);
      const row = table === 'columns' ? namedById(value) : value;
      findings.attempt(() => readTableRow<{ readonly id: string }>(row, () => place, ids, rowReaders[table]));
    }
    // A text that is no JSON as a whole was not held against the limits as a whole.
    if (table !== null && (tables.get(table)?.length ?? 0) >= fileLimits.rows) findings.attempt(() => refuse(place));
    if (findings.first !== undefined) lost.push(lostPart(part, findings.first));
    else if (table !== null) push(tables, table, value);
    else if (!isOurs.has(part.key)) others.set(part.key, value);
  }
  const rows = [...tables.values()].reduce((sum, each) => sum + each.length, 0);
  return { others, tables, lost, rows };
}

/** What is kept, as a file of today without a checksum: the very values that were judged, so that no second workbook is in memory. */
function fileOfSound({ others, tables }: SoundParts): JsonObject {
  // From entries, not by assignment: that would set the prototype for a part named __proto__.
  return Object.fromEntries<Json>([...others, ...tables]);
}

function push(tables: Map<string, Json[]>, table: string, row: Json): void {
  const rows = tables.get(table);
  if (rows === undefined) tables.set(table, [row]);
  else rows.push(row);
}

/** @throws Unreadable if a part that is no row is not as the codec wants it */
function checkOther(key: string, value: Json): void {
  if (key === 'name' || key === 'currency') readText(value, key, '');
  if (key === 'market') readMarket(value);
  if (isTable(key) && value !== null) throw new Unreadable('file.wantsList', key);
}

/** @throws Unreadable always */
function refuse(place: string): never {
  throw new Unreadable('file.unreadablePart', place);
}

function lostPart({ place, value, text }: FoundPart, reason: Failure): LostPart {
  const whole = text === '' ? JSON.stringify(value ?? null) : text;
  return { place, reason, text: whole.length > longestText ? `${whole.slice(0, longestText)}…` : whole };
}
