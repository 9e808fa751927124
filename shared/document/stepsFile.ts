/** The file of recorded steps (`firebreak-steps`, version 1): writing and reading it. What is no such file is refused by its place. */
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import type { Result } from '../base/result.ts';
import { failure, ok } from '../base/result.ts';
import { sha256 } from '../base/sha256.ts';
import { parseBounded } from './boundedJson.ts';
import type { CellTable } from './document.ts';
import type { ContractParties, RecordedStep, StepCell, StepValue } from './recordedSteps.ts';

const format = 'firebreak-steps';
const version = 1;
/** Far above what anybody records by hand. */
export const stepLimits = { steps: 1000, cells: 100_000, text: 1000, units: 32_000_000 } as const;

/** Carries the place that is wrong out of the reading; never seen outside. */
class Wrong extends Error {}

/** @param name  of the workbook that the steps come from */
export function stepsFileText(name: string, steps: readonly RecordedStep[]): string {
  const lines = steps.map((step) => `  ${JSON.stringify(step)}`);
  return `{ "format": "${format}", "version": ${version}, "workbook": ${JSON.stringify(name)}, "hash": "${hashOf(steps)}", "steps": [\n${lines.join(',\n')}\n] }\n`;
}

/** The steps of a file; or why it is refused. A file that was changed by hand says so by leaving out its hash. */
export function readStepsFile(text: string): Result<readonly RecordedStep[]> {
  if (text.length > stepLimits.units) return failure('steps.tooLarge', { most: stepLimits.units });
  const parsed = parseBounded(text);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  if (!isJsonObject(file) || file['format'] !== format) return failure('steps.otherFile');
  if (file['version'] !== version) return failure('steps.otherVersion', { version: String(file['version']).slice(0, 20), known: version });
  try {
    const steps = readList(file['steps'], 'steps', stepLimits.steps, readStep);
    if (steps.length === 0) throw new Wrong('steps');
    if (steps.reduce((sum, { cells }) => sum + cells.length, 0) > stepLimits.cells) return failure('steps.tooLarge', { most: stepLimits.cells });
    return file['hash'] === undefined || file['hash'] === hashOf(steps) ? ok(steps) : failure('steps.changed');
  } catch (error) {
    if (error instanceof Wrong) return failure('steps.badPlace', { where: error.message });
    throw error;
  }
}

function hashOf(steps: readonly RecordedStep[]): string {
  return sha256(JSON.stringify(steps));
}

function readList<Item>(value: Json | undefined, place: string, most: number, read: (item: Json, place: string) => Item): readonly Item[] {
  if (!Array.isArray(value) || value.length > most) throw new Wrong(place);
  return value.map((item: Json, index) => read(item, `${place}[${index}]`));
}

function objectAt(value: Json | undefined, place: string): JsonObject {
  if (value === undefined || !isJsonObject(value)) throw new Wrong(place);
  return value;
}

function textAt(object: JsonObject, key: string, place: string): string {
  const value = object[key];
  if (typeof value !== 'string' || value.length > stepLimits.text) throw new Wrong(`${place}.${key}`);
  return value;
}

function readStep(value: Json, place: string): RecordedStep {
  const step = objectAt(value, place);
  const cells = readList(step['cells'], `${place}.cells`, stepLimits.cells, readCell);
  if (cells.length === 0) throw new Wrong(`${place}.cells`);
  return { did: textAt(step, 'did', place), at: textAt(step, 'at', place), by: textAt(step, 'by', place), cells };
}

function readCell(value: Json, place: string): StepCell {
  const cell = objectAt(value, place);
  const table = textAt(cell, 'table', place);
  if (table !== 'market' && table !== 'firms' && table !== 'contracts') throw new Wrong(`${place}.table`);
  const scenario = cell['scenario'] === undefined ? {} : { scenario: textAt(cell, 'scenario', place) };
  // In the order in which they are written, for the hash.
  return { ...scenario, table, ...rowIn(cell, table, place), column: textAt(cell, 'column', place), ...valueIn(cell, 'from', place), ...valueIn(cell, 'to', place) };
}

function rowIn(cell: JsonObject, table: CellTable, place: string): { readonly firm?: string; readonly contract?: ContractParties } {
  if (table === 'firms') return { firm: textAt(cell, 'firm', place) };
  if (table === 'market') return {};
  const where = `${place}.contract`;
  const contract = objectAt(cell['contract'], where);
  return { contract: { type: textAt(contract, 'type', where), from: textAt(contract, 'from', where), to: textAt(contract, 'to', where) } };
}

function valueIn(cell: JsonObject, key: 'from' | 'to', place: string): { readonly from?: StepValue; readonly to?: StepValue } {
  const value = cell[key];
  if (value === undefined && cell['scenario'] !== undefined) return {};
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || (typeof value === 'string' && value.length <= stepLimits.text)) return { [key]: value };
  throw new Wrong(`${place}.${key}`);
}
