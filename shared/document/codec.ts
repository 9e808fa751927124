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
import { sha256 } from '../base/sha256.ts';
import type { Row } from '../columns/define.ts';
import { firmTerms } from '../columns/terms/registry.ts';
import { contractTerms } from '../contracts/registry.ts';
import { drivers } from '../drivers/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { marketTerms } from '../market/registry.ts';
import type { UserColumn } from '../rules/userColumn.ts';
import { parseBounded } from './boundedJson.ts';
import { withCustomCells, withCustomObject } from './customValues.ts';
import type { Workbook } from './document.ts';
import { defaultCurrency } from './document.ts';
import { jsonText, objectText } from './jsonText.ts';
import { currentVersion, migrations } from './migrations/registry.ts';
import { checkValues, Findings, namedById, readCustom, readList, readNote, readObject, readRow, readScenario, readTable, readText, readUserColumn, Unreadable } from './readJson.ts';
import { readAnalysis } from './readAnalysis.ts';
import { readRecipe } from './readRecipe.ts';
import { readReport } from './readReport.ts';
import { readView } from './readView.ts';

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
 */
export function decodeWorkbook(text: string): Result<DecodedWorkbook> {
  const decoded = decodeThoroughly(text);
  return decoded.ok ? decoded : fail(decoded.error[0]);
}

/** The same, with everything for which the file is refused, in its order. */
export function decodeThoroughly(text: string): Result<DecodedWorkbook, readonly [Failure, ...Failure[]]> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const bounded = parseBounded(plain);
  if (!bounded.ok) return fail([bounded.error]);
  const parsed = bounded.value;
  if (!isJsonObject(parsed) || parsed['format'] !== formatName) return fail([{ code: 'file.notWorkbook', details: {} }]);
  const { version } = parsed;
  const isVersion = typeof version === 'number' && Number.isInteger(version) && version >= 1;
  // Before the checksum: a later version may make its own in another way.
  if (isVersion && version > currentVersion) return fail([{ code: 'file.newer', details: { version, supported: currentVersion } }]);
  const damage = findDamage(text, parsed);
  if (damage !== null) return fail([damage]);
  if (!isVersion) return fail([{ code: 'file.badVersion', details: {} }]);
  const warnings: Failure[] = [];
  if (!Object.hasOwn(parsed, 'sha256')) warnings.push({ code: 'file.noChecksum', details: {} });
  if (version < currentVersion) warnings.push({ code: 'file.migrated', details: { version, current: currentVersion } });
  try {
    checkValues(parsed, '');
    const today = migrations.slice(version - 1).reduce((old, step) => step.up(old), parsed);
    return ok({ workbook: readWorkbook(today), warnings });
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.failures);
    throw error;
  }
}

/** Compares the contents with their checksum; null when they agree or there is none. */
function findDamage(text: string, parsed: JsonObject): Failure | null {
  const [end, key, expected] = checksumAtEnd.exec(text.slice(-400)) ?? [];
  const claimsChecksum = Object.hasOwn(parsed, 'sha256');
  if (end === undefined || key === undefined || expected === undefined) return claimsChecksum ? damaged(parsed, String(parsed['sha256']), '') : null;
  const found = sha256(text.slice(0, text.length - end.length + 1));
  // A checksum under another name that fits is ours with a damaged name.
  if (key !== 'sha256') return claimsChecksum || expected === found ? damaged(parsed, expected, found) : null;
  return expected === found ? null : damaged(parsed, expected, found);
}

function damaged(parsed: JsonObject, expected: string, found: string): Failure {
  const count = (rows: Json | undefined) => (Array.isArray(rows) ? rows.length : 0);
  const details = { expected: expected.slice(0, 8), found: found.slice(0, 8), firms: count(parsed['firms']), contracts: count(parsed['contracts']) };
  return { code: 'file.damaged', details };
}

/** What makes a row of each table. */
export const rowReaders = {
  firms: (row: Row, place: string) => withCustomCells(readCustom(readRow(row, firmTerms, place), place)),
  contracts: (row: Row, place: string) => readRow(row, contractTerms, place),
  scenarios: readScenario,
  notes: readNote,
  columns: readUserColumn,
  views: readView,
  analyses: readAnalysis,
  reports: readReport,
  recipes: readRecipe,
} as const;

/** @throws Unreadable with everything that does not fit */
export function readMarket(market: Json | undefined): Row {
  return { ...readRow({ ...readObject(market, 'market'), id: 'market' }, marketTerms, 'market'), id: 'market' };
}

function readWorkbook(file: JsonObject): Workbook {
  const { format: _format, version: _version, name, currency, market, firms, contracts, scenarios, notes, columns, views, analyses, reports, recipes, sha256: _hash, ...extra } = file;
  const findings = new Findings();
  const workbook = {
    name: findings.attempt(() => readText(name, 'name', '')),
    currency: findings.attempt(() => readText(currency, 'currency', defaultCurrency)),
    market: findings.attempt(() => readMarket(market)),
    firms: findings.attempt(() => readTable(firms, 'firms', rowReaders.firms)),
    contracts: findings.attempt(() => readTable(contracts, 'contracts', rowReaders.contracts)),
    scenarios: findings.attempt(() => readTable(scenarios, 'scenarios', rowReaders.scenarios)),
    notes: findings.attempt(() => readTable(notes, 'notes', rowReaders.notes)),
    columns: findings.attempt(() => readTable(readList(columns, 'columns', namedById), 'columns', rowReaders.columns)),
    views: findings.attempt(() => readTable(views, 'views', rowReaders.views)),
    analyses: findings.attempt(() => readTable(analyses, 'analyses', rowReaders.analyses)),
    reports: findings.attempt(() => readTable(reports, 'reports', rowReaders.reports)),
    recipes: findings.attempt(() => readTable(recipes, 'recipes', rowReaders.recipes)),
    extra,
  };
  findings.finish();
  // Safe: had a part not been read, finish would have thrown, and readRow has checked every term against its column.
  return workbook as unknown as Workbook;
}

/** Sets keep the order in which they were filled. */
type Order = ReadonlySet<string>;
const firmOrder: Order = new Set(['id', ...firmTerms.map(({ key }) => key)]);
const contractOrder: Order = new Set(['id', ...contractTerms.map(({ key }) => key)]);
const scenarioOrder: Order = new Set(['id', 'name', 'parent', 'locked', 'drivers', 'overrides', 'failures']);
const driverOrder: Order = new Set(drivers.map(({ key }) => key));
const columnOrder: Order = new Set(['id', 'name', 'type', 'formula', 'help']);
const viewOrder: Order = new Set(['id', 'name', 'table', 'columns', 'sort', 'filter']);
const noteOrder: Order = new Set(['id', 'target', 'row', 'field', 'text', 'source', 'date', 'author', 'assumed', 'value']);
const analysisOrder: Order = new Set(['id', 'name', 'kind', 'scenario', 'parameters']);
const reportOrder: Order = new Set(['id', 'name', 'template', 'scenario', 'paper', 'languages', 'footer', 'logo', 'sections']);
const recipeOrder: Order = new Set(['id', 'name', 'table', 'encoding', 'separator', 'sheet', 'headerRow', 'numbers', 'existing', 'columns']);
const marketOrder: Order = new Set(marketTerms.map(({ key }) => key));

/**
 * The file of a workbook, with the checksum of every byte before its line. The same workbook always gives the same text.
 *
 * @throws if a number is not finite (a bug: no command lets one in)
 */
export function encodeWorkbook(workbook: Workbook): string {
  const { id: _id, ...market } = workbook.market;
  const lines = [
    '{',
    `"format": ${jsonText(formatName)},`,
    `"version": ${currentVersion},`,
    `"name": ${jsonText(workbook.name)},`,
    `"currency": ${jsonText(workbook.currency)},`,
    `"market": ${rowText(market, marketOrder)},`,
    tableText('firms', workbook.firms.map(firmText)),
    tableText('contracts', workbook.contracts.map((row) => rowText(row, contractOrder))),
    tableText('scenarios', workbook.scenarios.map(scenarioText)),
    tableText('notes', workbook.notes.map((row) => rowText(row, noteOrder))),
    ...(workbook.columns.length === 0 ? [] : [tableText('columns', workbook.columns.map(columnText))]),
    // Files without views are as they were before there were any.
    ...(workbook.views.length === 0 ? [] : [tableText('views', workbook.views.map((row) => rowText(row, viewOrder)))]),
    ...(workbook.recipes.length === 0 ? [] : [tableText('recipes', workbook.recipes.map((row) => rowText(row, recipeOrder)))]),
    ...(workbook.analyses.length === 0 ? [] : [tableText('analyses', workbook.analyses.map((row) => rowText(row, analysisOrder)))]),
    ...(workbook.reports.length === 0 ? [] : [tableText('reports', workbook.reports.map((row) => rowText(row, reportOrder)))]),
  ];
  for (const [key, value] of Object.entries(workbook.extra).toSorted(byKey)) {
    lines.push(Array.isArray(value) ? tableText(key, value.map(jsonText)) : `${jsonText(key)}: ${jsonText(value)},`);
  }
  const contents = `${lines.join('\n')}\n`;
  return `${contents}"sha256": "${sha256(contents)}"\n}\n`;
}

/** A list with one item a line. */
function tableText(key: string, items: readonly string[]): string {
  return items.length === 0 ? `${jsonText(key)}: [],` : `${jsonText(key)}: [\n${items.join(',\n')}\n],`;
}

/** A row: known fields in the order of their registry, then the others by name, whatever the order in memory. */
function rowText(row: object, order: Order): string {
  return objectText(inOrder(row, order));
}

function firmText(row: Row): string {
  return objectText(withCustomObject(inOrder(row, firmOrder)));
}

/** A column that is known by its name, as other programs write them, stays so. */
function columnText({ id, ...column }: UserColumn): string {
  return rowText(id === column.name ? column : { id, ...column }, columnOrder);
}

function inOrder(row: object, order: Order): readonly (readonly [string, unknown])[] {
  const given = row as { readonly [field: string]: unknown };
  const entries: (readonly [string, unknown])[] = [];
  for (const key of order) if (Object.hasOwn(given, key)) entries.push([key, given[key]]);
  // Most rows have no fields of other programs.
  if (entries.length === Object.keys(given).length) return entries;
  const others = Object.entries(given).filter(([key]) => !order.has(key));
  return [...entries, ...others.toSorted(byKey)];
}

function scenarioText(scenario: Scenario): string {
  const entries = inOrder(scenario, scenarioOrder).filter(([, value]) => value !== undefined);
  const texts = entries.map(([key, value]) => `${jsonText(key)}:${key === 'drivers' ? rowText(scenario.drivers, driverOrder) : jsonText(value)}`);
  return `{${texts.join(',')}}`;
}

/** By UTF-16 units: the same on every machine, unlike a locale's order. */
function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
