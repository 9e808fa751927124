/**
 * Many scenarios from a table: a row is a scenario, a column an input of it, and the answer is a row of figures for each.
 *
 * Owns: what headings and cells mean, and running row by row. Does not own: the file's format, or how the answers are laid out. A cell
 * that is blank leaves the input as it is; nothing is skipped silently: a cell that cannot be read refuses the table.
 */
import type { Language } from '../base/localized.ts';
import type { Failure, Result } from '../base/result.ts';
import { fail, failure, ok } from '../base/result.ts';
import type { Term } from '../columns/define.ts';
import { numberTerm } from '../columns/define.ts';
import { parseCell } from '../columns/kinds/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { EngineModel, InputProblem } from '../engine/inputs.ts';
import { compileInputs } from '../engine/inputs.ts';
import { run } from '../engine/run.ts';
import { failedFirms } from './kinds/naming.ts';
import type { ScenarioSummary } from './scenarioSummary.ts';
import { summarize } from './scenarioSummary.ts';
import type { CellLever, Lever } from './trials/lever.ts';
import { firmId, leverLimits, leverTerm, readLever, refusedSetting, scenarioWith } from './trials/lever.ts';

/** The headings under which a scenario has its name. */
const nameHeadings: ReadonlySet<string> = new Set(['scenario', 'name', '情境', '名稱']);

/** What a column of the table sets: an input, or the quarter in which a firm is made to fail. */
type SweepInput = { readonly kind: 'lever'; readonly lever: Lever; readonly term: Term } | { readonly kind: 'failure'; readonly firm: string };

/** One row of the table, with what it changes of the scenario that the sweep is laid over. */
export interface SweepRow {
  readonly name: string;
  /** The cells as they were written, in the order of the inputs; blank for what is left as it is. */
  readonly texts: readonly string[];
  /** The same as numbers where they are numbers, a percentage as its fraction; null for blank. */
  readonly values: readonly (string | number | null)[];
  readonly scenario: Scenario;
}

export interface Sweep {
  /** The headings of the inputs. */
  readonly inputs: readonly string[];
  readonly rows: readonly SweepRow[];
}

export interface SweepOutcome {
  readonly row: SweepRow;
  /** Null where the model refuses the scenario. */
  readonly summary: ScenarioSummary | null;
  readonly failed: readonly { readonly firm: string; readonly t: number }[];
  readonly problems: readonly InputProblem[];
}

/**
 * Reads the table.
 *
 * @param table  headings first; numbers with a decimal point
 * @param over   the scenario that every row is laid over, with all that it inherits
 * @returns the first cell or heading that cannot be read, named by its place in the table
 */
export function readSweep(table: readonly (readonly string[])[], model: EngineModel, over: Scenario, language: Language): Result<Sweep> {
  const [headings = [], ...body] = table;
  const nameAt = headings.findIndex((heading) => nameHeadings.has(heading.trim().toLowerCase()));
  const columns: { readonly index: number; readonly heading: string; readonly input: SweepInput }[] = [];
  for (const [index, text] of headings.entries()) {
    const heading = text.trim();
    if (index === nameAt || (heading === '' && body.every((row) => (row[index] ?? '').trim() === ''))) continue;
    const input = readInput(heading, model);
    if (!input.ok) return failure(input.error.code, input.error.details);
    if (columns.some((each) => each.heading === heading)) return failure('sweep.twice', { input: heading });
    columns.push({ index, heading, input: input.value });
  }
  if (columns.length === 0) return failure('sweep.noInputs');
  const rows: SweepRow[] = [];
  for (const [index, cells] of body.entries()) {
    if (cells.every((text) => text.trim() === '')) continue;
    const name = (cells[nameAt] ?? '').trim() || String(rows.length + 1);
    let scenario: Scenario = { ...over, id: `sweep${rows.length + 1}`, name };
    const values: (string | number | null)[] = [];
    for (const column of columns) {
      const text = (cells[column.index] ?? '').trim();
      const next = withCell(scenario, column.input, text, model, language);
      if (!next.ok) return failure('sweep.badCell', { row: index + 2, input: column.heading, ...reasonOf(next.error) });
      scenario = next.value.scenario;
      values.push(next.value.number ?? (text || null));
    }
    rows.push({ name, texts: columns.map((column) => (cells[column.index] ?? '').trim()), values, scenario });
  }
  return rows.length === 0 ? failure('sweep.noRows') : ok({ inputs: columns.map(({ heading }) => heading), rows });
}

/** Why a cell is refused, as details of the message that names its place; the reason keeps its code. */
function reasonOf({ code, details }: Failure): Failure['details'] {
  return { ...details, reasonCode: code };
}

function readInput(heading: string, model: EngineModel): Result<SweepInput> {
  if (heading.startsWith('fails:')) {
    const firm = firmId(model, heading.slice('fails:'.length));
    return firm === null ? failure('analysis.unknownFirm', { input: heading }) : ok({ kind: 'failure', firm });
  }
  const lever = readLever(heading, model);
  if (lever.ok) return ok({ kind: 'lever', lever: lever.value, term: termOf(lever.value) });
  const choice = lever.error.code === 'analysis.notANumber' ? choiceLever(heading, model) : null;
  return choice === null ? lever : ok({ kind: 'lever', lever: choice, term: leverTerm(choice) as Term });
}

/** A choice, flag or reference that a scenario may override: no analysis moves it, but a table can set it. */
function choiceLever(heading: string, model: EngineModel): CellLever | null {
  const found = /^(?:(firm|contract):(.*)|(market))\.([^.]+)$/s.exec(heading);
  if (found === null) return null;
  const [, kind, name = '', , field = ''] = found;
  const target = kind === undefined ? 'market' : kind === 'firm' ? 'firm' : 'contract';
  const term = leverTerm({ target, field });
  const id = target === 'market' ? 'market' : target === 'firm' ? firmId(model, name) : name;
  return term === undefined || !term.overridable || id === null ? null : { kind: 'cell', target, id, field };
}

/** What is no cell is a number; `-30%` is -0.3 there too. */
function termOf(lever: Lever): Term {
  const known = lever.kind === 'cell' ? leverTerm(lever) : undefined;
  const nothing = { en: '', zhHant: '' };
  return known ?? numberTerm({ key: lever.kind, kind: 'number', group: '', label: nothing, help: nothing, limits: leverLimits(lever) });
}

interface CellTaken {
  readonly scenario: Scenario;
  /** What the cell holds, where it is a number. */
  readonly number: number | null;
}

function withCell(scenario: Scenario, input: SweepInput, text: string, model: EngineModel, language: Language): Result<CellTaken> {
  if (text === '') return ok({ scenario, number: null });
  if (input.kind === 'failure') {
    const quarter = Number(text);
    const others = scenario.failures.filter(({ firm }) => firm !== input.firm);
    return Number.isInteger(quarter) && quarter >= 1 ? ok({ scenario: { ...scenario, failures: [...others, { firm: input.firm, quarter }] }, number: quarter }) : failure('sweep.badQuarter', { value: text.slice(0, 40) });
  }
  const { lever, term } = input;
  const factor = lever.kind === 'cell' && 'limits' in term ? /^\s*[x×]\s*(\d+(?:\.\d+)?)\s*$/i.exec(text) : null;
  if (factor !== null && lever.kind === 'cell') return ok({ scenario: scaled(scenario, lever, Number(factor[1])), number: null });
  const read = parseCell(text, term, { language, firmByName: (name) => firmId(model, name) });
  if (!read.ok) return read;
  const refused = typeof read.value === 'number' ? refusedSetting(lever, read.value) : null;
  return refused === null ? ok({ scenario: scenarioWith(model, scenario, [{ lever, value: read.value }]), number: typeof read.value === 'number' ? read.value : null }) : fail(refused);
}

function scaled(scenario: Scenario, { target, id, field }: CellLever, scale: number): Scenario {
  const others = scenario.overrides.filter((each) => !(each.target === target && each.field === field && (target === 'market' || each.id === id)));
  return { ...scenario, overrides: [...others, target === 'market' ? { target, field, scale } : { target, id, field, scale }] };
}

/** Runs the rows in their order, each from nothing: a row's answer is that of its scenario in any other company. */
export function* runSweep(model: EngineModel, { rows }: Sweep): Generator<SweepOutcome> {
  for (const row of rows) {
    const inputs = compileInputs(model, row.scenario);
    if (!inputs.ok) {
      yield { row, summary: null, failed: [], problems: inputs.error };
      continue;
    }
    const result = run(inputs.value);
    yield { row, summary: summarize(result), failed: failedFirms(model, result).map(({ firm, t }) => ({ firm, t })), problems: [] };
  }
}
