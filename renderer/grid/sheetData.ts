/** The snapshots that the grids show, put together from the state: rows with the scenario's overrides, names, notes and problems. */
import { computed } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import { valueOf } from '../../shared/columns/define.ts';
import type { FormatContext } from '../../shared/columns/kind.ts';
import { formatCell, kindOf } from '../../shared/columns/kinds/registry.ts';
import type { Note } from '../../shared/document/document.ts';
import { columnOf, nameKey, tableOf } from '../../shared/document/document.ts';
import { formerValueText, noteText } from '../../shared/document/noteText.ts';
import type { Problem } from '../../shared/document/problems.ts';
import { cellKey } from '../../shared/document/scenario.ts';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { ruleCard } from '../../shared/rules/ruleCard.ts';
import { userColumnId } from '../../shared/rules/userColumn.ts';
import { describe, t } from '../../shared/text/messages.ts';
import { result } from '../state/recalc.ts';
import { language } from '../state/settings.ts';
import { placeOfFirm, ruleData, ruleValues, userColumns } from '../state/userColumns.ts';
import { doubtText, fragile } from '../state/fragility.ts';
import { failingNow } from '../state/cascade.ts';
import { quarter, round } from '../state/view.ts';
import { firmNames, overlaid, overridden, problems, scenario, typedText, workbook } from '../state/workbook.ts';
import type { CellRemark, Sheet, SheetData } from './sheet.ts';

/** Asked for when a name is typed: a hundred thousand names need not be folded for a sheet to be shown. */
const firmIds = computed<ReadonlyMap<string, string>>(() => new Map([...names.value].map(([id, name]) => [nameKey(name), id])));
const noteRows = computed(() => workbook.value.notes);
const notes = computed<CellRemarks<Note>>(() => byCell(noteRows.value, (note) => [tableOf(note.target), note.row, note.field]));
const problemsOfCells = computed<CellRemarks<Problem>>(() => byCell(problems.value, ({ place }) => [place.table, place.id, place.key]));
const nothing: readonly CellRemark[] = [];

/** The names of the firms; the same map as long as no name has changed, so that an edit elsewhere repaints no reference. */
const names = computed<ReadonlyMap<string, string>>(() => {
  const next = firmNames.value;
  if (next.size !== lastNames.size || [...next].some(([id, name]) => lastNames.get(id) !== name)) lastNames = next;
  return lastNames;
});
let lastNames: ReadonlyMap<string, string> = new Map();

/** The snapshot of a table; a new one whenever anything that its cells show has changed, results excepted. */
export function sheetData(table: Sheet['table']): ReadonlySignal<SheetData> {
  return computed(() => {
    const words = language.value;
    const { currency } = workbook.value;
    const firms = names.value;
    const overrides = overridden.value;
    const cellNotes = notes.value.get(table);
    const cellProblems = problemsOfCells.value.get(table);
    const format = { language: words, currency, firmName: (id: string) => firms.get(id) ?? null };
    return {
      rows: overlaid.value[table],
      format,
      parse: { language: words, currency, firmByName: (name) => firmIds.peek().get(nameKey(name)) ?? null },
      typed: (row, key) => typedText(table, row, key),
      isOverridden: (id, key) => overrides.size > 0 && overrides.has(cellKey(table, id, key)),
      overrideText: (id, key) => (overrides.has(cellKey(table, id, key)) ? overrideText(table, id, key) : null),
      remarks: (id, key) => {
        const note = cellNotes?.get(id)?.get(key);
        const found = cellProblems?.get(id)?.get(key);
        if (note === undefined && found === undefined) return nothing;
        return [
          ...(found ?? []).map((problem) => ({ text: describe(words, problem), isProblem: true })),
          ...(note ?? []).map((each) => ({ text: noteWords(table, each, format), isProblem: false })),
        ];
      },
      hasNote: (id, key) => cellNotes?.get(id)?.has(key) === true,
      hasProblem: (id, key) => cellProblems?.get(id)?.has(key) === true,
      paintedBy: [words, currency, firms, cellNotes, cellProblems],
      measured: (id, measure) => {
        const calculated = result.peek();
        const index = calculated.firmIndex.get(id);
        return calculated.result === null || index === undefined ? null : measure.compute(calculated.result, index, quarter.peek(), round.peek() ?? undefined);
      },
      failsNow: (id) => failingNow.peek().has(id),
      doubt: (id) => doubtText(fragile.peek().get(id), words),
      ruled: (id, key) => ruleValues.peek()?.value(userColumnId(key) ?? '', placeOfFirm(id) ?? -1) ?? null,
      ruleLines: (id, key) => ruleLines(id, key, format),
      firmNames: () => [...firms.values()],
    } satisfies SheetData;
  });
}

/** A note, and that it was written for another value when it was. */
function noteWords(table: Sheet['table'], note: Note, format: FormatContext): string {
  const term = columnOf(workbook.peek(), table, note.field);
  const row = workbook.peek()[table].find((each) => each.id === note.row);
  const former = term === undefined || row === undefined ? null : formerValueText(note, row, term, format);
  return [...(former === null ? [] : [former]), noteText(note, format.language)].join('\n');
}

/** The card of a rule for a firm, and what the rule comes to where a value was typed over it. */
function ruleLines(id: string, key: string, format: FormatContext): readonly string[] {
  const column = userColumns.peek().byId.get(userColumnId(key) ?? '');
  const values = ruleValues.peek();
  const index = placeOfFirm(id);
  if (column?.hasRule !== true || values === null || index === undefined) return [];
  const lines = ruleCard(column, { values, index, quarter: quarter.peek() }, format);
  const typed = ruleData.peek().firms[index]?.[key] ?? null;
  if (typed === null) return lines;
  const value = values.value(column.column.id, index);
  const shown = value === null ? t(format.language, 'grid.blank') : formatCell(value, column.term, format);
  return [t(format.language, 'rule.overridden', { value: shown }), ...lines];
}

/** Which scenario sets the cell, and what the base holds. */
function overrideText(table: Sheet['table'], id: string, key: string): string | null {
  const term = columnOf(workbook.peek(), table, key);
  const row = workbook.peek()[table].find((each) => each.id === id);
  if (term === undefined || row === undefined || scenario.peek().id === baseScenarioId) return null;
  const words = language.peek();
  const base = kindOf(term).format(valueOf(row, term), term, {
    language: words, currency: workbook.peek().currency, firmName: (firm) => firmNames.peek().get(firm) ?? null,
  });
  return t(words, 'grid.overridden', { scenario: scenario.peek().name, base: base === '' ? t(words, 'grid.blank') : base });
}

/** What is said of cells, by table, row and column. */
type CellRemarks<Item> = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, readonly Item[]>>>;

function byCell<Item>(items: readonly Item[], placeOf: (item: Item) => readonly [table: string, id: string | undefined, key: string | undefined]): CellRemarks<Item> {
  const found = new Map<string, Map<string, Map<string, Item[]>>>();
  for (const item of items) {
    const [table, id, key] = placeOf(item);
    if (id === undefined || key === undefined) continue;
    const ofTable = childOf(found, table, () => new Map<string, Map<string, Item[]>>());
    childOf(childOf(ofTable, id, () => new Map<string, Item[]>()), key, () => []).push(item);
  }
  return found;
}

function childOf<Child>(parent: Map<string, Child>, key: string, make: () => Child): Child {
  const known = parent.get(key);
  if (known !== undefined) return known;
  const made = make();
  parent.set(key, made);
  return made;
}
