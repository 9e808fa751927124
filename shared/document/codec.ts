/**
 * The workbook file (design/format.md): text to workbook and back.
 *
 * Owns: the layout, the checksum, versions. Does not own: the shapes inside (`readJson.ts`), what is wrong with values
 * (`problems.ts`), bytes and disks (main). One row a line and keys in a fixed order, so that files compare well and saving
 * the same workbook twice gives the same bytes.
 */
import type { Json, JsonObject } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import type { Failure, Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Row } from '../columns/define.ts';
import { firmTerms } from '../columns/terms/registry.ts';
import { contractTerms } from '../contracts/registry.ts';
import { marketTerms } from '../market/registry.ts';
import { parseBoundedSteps } from './boundedJson.ts';
import { checkFile } from './checkValues.ts';
import { withCustomCells } from './customValues.ts';
import type { AnyRow, Workbook } from './document.ts';
import { defaultCurrency } from './document.ts';
import { type FileSteps, finishFile, type HashPort, hashOf, rowsAtOnce } from './fileSteps.ts';
import { jsonText } from './jsonText.ts';
import { currentVersion, migrations } from './migrations/registry.ts';
import { cellTypes, Findings, hasTypes, namedById, type Place, readCustom, readNote, readObject, readRow, readScenario, readTable, readText, readUserColumn, Unreadable } from './readJson.ts';
import { readAnalysis } from './readAnalysis.ts';
import { readChart } from './readChart.ts';
import { readRecipe } from './readRecipe.ts';
import { readReport } from './readReport.ts';
import { readView } from './readView.ts';
import { byKey, marketText, writtenTables } from './rowText.ts';

export const formatName = 'firebreak-workbook';

export interface DecodedWorkbook {
  readonly workbook: Workbook;
  /** What the person should know although the file opens; codes have their texts in the catalogue. */
  readonly warnings: readonly Failure[];
}

/** A checksum as we write it: the last line but one. Anything else that ends in a checksum has been changed. */
const checksumAtEnd = /\n"([^"\n]*)": "([^"\n]*)"\n\}\n$/;

/**
 * Reads a workbook file. Never changes or half-reads one: what cannot be read is refused with the reason and the place.
 *
 * @param text  the whole file; a byte order mark is allowed in files without checksum
 * @param hash  the machine's own SHA-256 is ten times as fast as ours
 */
export function decodeWorkbook(text: string, hash?: HashPort): Result<DecodedWorkbook> {
  const decoded = decodeThoroughly(text, hash);
  return decoded.ok ? decoded : fail(decoded.error[0]);
}

/** The same, with everything for which the file is refused, in its order. */
export function decodeThoroughly(text: string, hash?: HashPort): Result<DecodedWorkbook, Refusal> {
  return finishFile(decodeSteps(text), hash);
}

/** Everything for which a file is refused. */
export type Refusal = readonly [Failure, ...Failure[]];

/** The same in steps. */
export function* decodeSteps(text: string): FileSteps<Result<DecodedWorkbook, Refusal>> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const bounded = yield* parseBoundedSteps(plain);
  if (!bounded.ok) return fail([bounded.error]);
  const parsed = bounded.value;
  if (!isJsonObject(parsed) || parsed['format'] !== formatName) return fail([{ code: 'file.notWorkbook', details: {} }]);
  const { version } = parsed;
  const isVersion = typeof version === 'number' && Number.isInteger(version) && version >= 1;
  // Before the checksum: a later version may make its own in another way.
  if (isVersion && version > currentVersion) return fail([{ code: 'file.newer', details: { version, supported: currentVersion } }]);
  const damage = yield* findDamage(text, parsed);
  if (damage !== null) return fail([damage]);
  if (!isVersion) return fail([{ code: 'file.badVersion', details: {} }]);
  const warnings: Failure[] = [];
  if (!Object.hasOwn(parsed, 'sha256')) warnings.push({ code: 'file.noChecksum', details: {} });
  if (version < currentVersion) warnings.push({ code: 'file.migrated', details: { version, current: currentVersion } });
  const workbook = yield* readSteps(parsed, version);
  return workbook.ok ? ok({ workbook: workbook.value, warnings }) : workbook;
}

/** The workbook in a file that is parsed already, and that holds no more than a file may. */
export function* readSteps(file: JsonObject, version: number): FileSteps<Result<Workbook, Refusal>> {
  try {
    yield* checkFile(file);
    return ok(yield* readWorkbook(migrations.slice(version - 1).reduce((old, step) => step.up(old), file)));
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.failures);
    throw error;
  }
}

/** Compares the contents with their checksum; null when they agree or there is none. */
function* findDamage(text: string, parsed: JsonObject): FileSteps<Failure | null> {
  const [end, key, expected] = checksumAtEnd.exec(text.slice(-400)) ?? [];
  const claimsChecksum = Object.hasOwn(parsed, 'sha256');
  if (end === undefined || key === undefined || expected === undefined) return claimsChecksum ? damaged(parsed, String(parsed['sha256']), '') : null;
  const found = yield* hashOf([text.slice(0, text.length - end.length + 1)]);
  // A checksum under another name that fits is ours with a damaged name.
  if (key !== 'sha256') return claimsChecksum || expected === found ? damaged(parsed, expected, found) : null;
  return expected === found ? null : damaged(parsed, expected, found);
}

function damaged(parsed: JsonObject, expected: string, found: string): Failure {
  const count = (rows: Json | undefined) => (Array.isArray(rows) ? rows.length : 0);
  const details = { expected: expected.slice(0, 8), found: found.slice(0, 8), firms: count(parsed['firms']), contracts: count(parsed['contracts']) };
  return { code: 'file.damaged', details };
}

const firmTypes = cellTypes(firmTerms);
const contractTypes = cellTypes(contractTerms);

/** What makes a row of each table. */
export const rowReaders = {
  firms: (row: Row, place: Place) => withCustomCells(readCustom(hasTypes(row, firmTypes) ? row : readRow(row, firmTerms, place()), place)),
  contracts: (row: Row, place: Place) => (hasTypes(row, contractTypes) ? row : readRow(row, contractTerms, place())),
  scenarios: (row: Row, place: Place) => readScenario(row, place()),
  notes: (row: Row, place: Place) => readNote(row, place()),
  columns: (row: Row, place: Place) => readUserColumn(row, place()),
  views: (row: Row, place: Place) => readView(row, place()),
  analyses: (row: Row, place: Place) => readAnalysis(row, place()),
  charts: (row: Row, place: Place) => readChart(row, place()),
  reports: (row: Row, place: Place) => readReport(row, place()),
  recipes: (row: Row, place: Place) => readRecipe(row, place()),
} as const;

/** @throws Unreadable with everything that does not fit */
export function readMarket(market: Json | undefined): Row {
  return { ...readRow({ ...readObject(market, 'market'), id: 'market' }, marketTerms, 'market'), id: 'market' };
}

function* readWorkbook(file: JsonObject): FileSteps<Workbook> {
  const { format: _format, version: _version, name, currency, market, firms, contracts, scenarios, notes, columns, views, analyses, charts, reports, recipes, sha256: _hash, ...extra } = file;
  const findings = new Findings();
  const workbook = {
    name: findings.attempt(() => readText(name, 'name', '')),
    currency: findings.attempt(() => readText(currency, 'currency', defaultCurrency)),
    market: findings.attempt(() => readMarket(market)),
    firms: yield* findings.attemptSteps(readTable(firms, 'firms', rowReaders.firms)),
    contracts: yield* findings.attemptSteps(readTable(contracts, 'contracts', rowReaders.contracts)),
    scenarios: yield* findings.attemptSteps(readTable(scenarios, 'scenarios', rowReaders.scenarios)),
    notes: yield* findings.attemptSteps(readTable(notes, 'notes', rowReaders.notes)),
    columns: yield* findings.attemptSteps(readTable(columns, 'columns', rowReaders.columns, namedById)),
    views: yield* findings.attemptSteps(readTable(views, 'views', rowReaders.views)),
    analyses: yield* findings.attemptSteps(readTable(analyses, 'analyses', rowReaders.analyses)),
    charts: yield* findings.attemptSteps(readTable(charts, 'charts', rowReaders.charts)),
    reports: yield* findings.attemptSteps(readTable(reports, 'reports', rowReaders.reports)),
    recipes: yield* findings.attemptSteps(readTable(recipes, 'recipes', rowReaders.recipes)),
    extra,
  };
  findings.finish();
  // Safe: had a part not been read, finish would have thrown, and readRow has checked every term against its column.
  return workbook as unknown as Workbook;
}

/**
 * The file of a workbook, with the checksum of every byte before its line. The same workbook always gives the same text.
 *
 * @throws if a number is not finite (a bug: no command lets one in)
 */
export function encodeWorkbook(workbook: Workbook, hash?: HashPort): string {
  return finishFile(encodeSteps(workbook), hash);
}

/** The same in steps. */
export function* encodeSteps(workbook: Workbook): FileSteps<string> {
  return (yield* encodePartSteps(workbook)).join('');
}

/** The same as texts in a row, whole lines each: nothing holds a large one in one piece. */
export function* encodePartSteps(workbook: Workbook): FileSteps<readonly string[]> {
  const { id: _id, ...market } = workbook.market;
  const pieces = [
    '{\n',
    `"format": ${jsonText(formatName)},\n`,
    `"version": ${currentVersion},\n`,
    `"name": ${jsonText(workbook.name)},\n`,
    `"currency": ${jsonText(workbook.currency)},\n`,
    `"market": ${marketText(market)},\n`,
  ];
  for (const { table, text, always } of writtenTables) {
    const rows: readonly AnyRow[] = workbook[table];
    // Files without views are as they were before there were any. Safe: a table holds rows of its own kind.
    if (always || rows.length > 0) yield* addTable(pieces, table, rows, text as (row: AnyRow) => string);
  }
  for (const [key, value] of Object.entries(workbook.extra).toSorted(byKey)) {
    if (Array.isArray(value)) yield* addTable(pieces, key, value, jsonText);
    else pieces.push(`${jsonText(key)}: ${jsonText(value)},\n`);
  }
  pieces.push(`"sha256": "${yield* hashOf(pieces)}"\n}\n`);
  return pieces;
}

/** A list with one item a line. */
function* addTable<Item>(pieces: string[], key: string, items: readonly Item[], text: (item: Item) => string): FileSteps<void> {
  if (items.length === 0) {
    pieces.push(`${jsonText(key)}: [],\n`);
    return;
  }
  pieces.push(`${jsonText(key)}: [\n`);
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    const to = Math.min(items.length, from + rowsAtOnce);
    pieces.push(items.slice(from, to).map(text).join(',\n'), to < items.length ? ',\n' : '\n],\n');
    yield { kind: 'pause', done: to, total: items.length };
  }
}
