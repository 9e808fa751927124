/** The snapshots that the grids show, put together from the state: rows with the scenario's overrides, names, notes and problems. */
import { computed } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import { valueOf } from '../../shared/columns/define.ts';
import { kindOf } from '../../shared/columns/kinds/registry.ts';
import type { Note, Workbook } from '../../shared/document/document.ts';
import { nameKey, tableOf, termOf } from '../../shared/document/document.ts';
import type { Problem } from '../../shared/document/problems.ts';
import { cellKey } from '../../shared/document/scenario.ts';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { describe, t } from '../../shared/text/messages.ts';
import { result } from '../state/recalc.ts';
import { language } from '../state/settings.ts';
import { quarter } from '../state/view.ts';
import { firmNames, overlaid, overridden, problems, scenario, workbook } from '../state/workbook.ts';
import type { CellRemark, Sheet, SheetData } from './sheet.ts';
import { noteText } from './tooltips.ts';

const firmIds = computed<ReadonlyMap<string, string>>(() => new Map([...firmNames.value].map(([id, name]) => [nameKey(name), id])));
const notes = computed<ReadonlyMap<string, Note>>(() => notesByCell(workbook.value.notes));
const problemsOfCells = computed<ReadonlyMap<string, readonly Problem[]>>(() => problemsByCell(problems.value));
const nobody: readonly CellRemark[] = [];

/** The snapshot of a table; a new one whenever anything that its cells show has changed, results excepted. */
export function sheetData(table: Sheet['table']): ReadonlySignal<SheetData> {
  return computed(() => {
    const words = language.value;
    const { currency } = workbook.value;
    const names = firmNames.value;
    const ids = firmIds.value;
    const overrides = overridden.value;
    const cellNotes = notes.value;
    const cellProblems = problemsOfCells.value;
    const format = { language: words, currency, firmName: (id: string) => names.get(id) ?? null };
    return {
      rows: overlaid.value[table],
      format,
      parse: { language: words, currency, firmByName: (name) => ids.get(nameKey(name)) ?? null },
      isOverridden: (id, key) => overrides.size > 0 && overrides.has(cellKey(table, id, key)),
      overrideText: (id, key) => (overrides.has(cellKey(table, id, key)) ? overrideText(table, id, key) : null),
      remarks: (id, key) => {
        if (cellNotes.size === 0 && cellProblems.size === 0) return nobody;
        const cell = cellKey(table, id, key);
        const note = cellNotes.get(cell);
        const found = cellProblems.get(cell);
        if (note === undefined && found === undefined) return nobody;
        return [
          ...(found ?? []).map((problem) => ({ text: describe(words, problem), isProblem: true })),
          ...(note === undefined ? [] : [{ text: noteText(note, words), isProblem: false }]),
        ];
      },
      measured: (id, measure) => {
        const calculated = result.peek();
        const index = calculated.firmIndex.get(id);
        return calculated.result === null || index === undefined ? null : measure.compute(calculated.result, index, quarter.peek());
      },
      firmNames: () => [...names.values()],
    } satisfies SheetData;
  });
}

/** Which scenario sets the cell, and what the base holds. */
function overrideText(table: Sheet['table'], id: string, key: string): string | null {
  const term = termOf(table, key);
  const row = workbook.peek()[table].find((each) => each.id === id);
  if (term === undefined || row === undefined || scenario.peek().id === baseScenarioId) return null;
  const words = language.peek();
  const base = kindOf(term).format(valueOf(row, term), term, {
    language: words, currency: workbook.peek().currency, firmName: (firm) => firmNames.peek().get(firm) ?? null,
  });
  return t(words, 'grid.overridden', { scenario: scenario.peek().name, base: base === '' ? t(words, 'grid.blank') : base });
}

function notesByCell(all: Workbook['notes']): ReadonlyMap<string, Note> {
  return new Map(all.map((note) => [cellKey(tableOf(note.target), note.row, note.field), note]));
}

function problemsByCell(all: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of all) {
    const { table, id, key } = problem.place;
    if ((table !== 'firms' && table !== 'contracts') || id === undefined || key === undefined) continue;
    const cell = cellKey(table, id, key);
    const there = found.get(cell);
    if (there === undefined) found.set(cell, [problem]);
    else there.push(problem);
  }
  return found;
}

