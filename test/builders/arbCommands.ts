/** Arguments for every command, fitting a workbook; the type makes a command without one not compile, the test fail. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { CellValue, Term } from '../../shared/columns/define.ts';
import { shownCharts } from '../../shared/document/savedChart.ts';
import type { NewRow } from '../../shared/document/commands/newRowOps.ts';
import type { CommandArgs, CommandId } from '../../shared/document/commands/registry.ts';
import type { CellTable, Workbook } from '../../shared/document/document.ts';
import { tableOf } from '../../shared/document/document.ts';
import { type RecordedStep, recordedCells } from '../../shared/document/recordedSteps.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import { baseScenario, baseScenarioId } from '../../shared/drivers/scenario.ts';
import { shocks } from '../../shared/shocks/registry.ts';
import { userKey } from '../../shared/rules/userColumn.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import { contractTerms } from '../../shared/contracts/registry.ts';
import { arbDriverSpec, arbValue } from './arbitraries.ts';
import { arbCell, arbColumnDraft, arbName, arbViewContent } from './arbWorkbook.ts';

type Arbitraries = { readonly [Id in CommandId]: (workbook: Workbook) => Arbitrary<CommandArgs<Id>> };

const firmIds = (workbook: Workbook) => workbook.firms.map(({ id }) => id);
const arbScenarioId = (workbook: Workbook) => fc.constantFrom(baseScenarioId, ...workbook.scenarios.map(({ id }) => id));
const arbViewId = (workbook: Workbook) => fc.constantFrom('gone', ...workbook.views.map(({ id }) => id));
const arbRecipeId = (workbook: Workbook) => fc.constantFrom('gone', ...workbook.recipes.map(({ id }) => id));
const arbChartId = (workbook: Workbook) => fc.constantFrom('gone', ...shownCharts(workbook).map(({ id }) => id));
const arbChartChanges = fc.record(
  {
    name: fc.oneof(arbName, fc.constant('')), scenarios: fc.subarray(['base', 's1']), firms: fc.subarray(['f1', 'gone']), quarter: fc.constantFrom(null, 0, 3, -1), parameters: fc.constantFrom({}, { measure: 'cash' }),
    scale: fc.constantFrom(null, { min: 0, max: null }, { min: 2, max: 1 }), marks: fc.constantFrom([], [{ kind: 'event' as const, text: 'x', quarter: 1 }], [{ kind: 'note' as const, text: ' ', quarter: 1, value: 2 }]),
  },
  { requiredKeys: [] },
);
const arbReportId = (workbook: Workbook) => fc.constantFrom('gone', ...workbook.reports.map(({ id }) => id), ...workbook.reports.map(({ id }) => id));
const arbSectionId = fc.constantFrom('gone', 's1', 's4', 's1', 's4');
const arbRowTable = fc.constantFrom('firms', 'contracts');
const arbIds = (workbook: Workbook, table: 'firms' | 'contracts' | 'scenarios') => fc.subarray(workbook[table].map(({ id }) => id));
const arbMergeKey = fc.record({ mergeKey: fc.constantFrom('a', 'b') }, { requiredKeys: [] });

interface Edit {
  readonly table: CellTable;
  readonly id: string;
  readonly key: string;
  readonly value: CellValue;
  readonly typed?: string | null;
}

/** Some cells come with the arithmetic that was typed. */
const arbTyped = fc.record({ typed: fc.constantFrom('=1+2', '=3*4', null) }, { requiredKeys: [] });

const arbColumnId = (workbook: Workbook) => fc.constantFrom('gone', ...workbook.columns.map(({ id }) => id));

/** Cells of the person's own columns. */
const arbOwnEdits = (workbook: Workbook): Arbitrary<readonly Edit[]> => {
  const { columns, firms } = workbook;
  if (columns.length === 0 || firms.length === 0) return fc.constant([]);
  const value = fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.boolean(), fc.string());
  return fc.array(fc.tuple(fc.constantFrom(...firms), fc.constantFrom(...columns), fc.option(value)).map(([{ id }, column, given]): Edit => ({ table: 'firms', id, key: userKey(column.id), value: given })), { maxLength: 1 });
};

const arbEdits = (workbook: Workbook): Arbitrary<readonly Edit[]> =>
  fc.array(
    arbCell(workbook).chain(({ table, id, term }) =>
      fc.tuple(fc.option(arbValue(term, 'any', firmIds(workbook)), { freq: 4 }), arbTyped).map(([value, typed]) => ({ table, id, key: term.key, value, ...typed })),
    ),
    { maxLength: 8 },
  );

const arbPlaces = (workbook: Workbook) => arbEdits(workbook).map((edits) => edits.map(({ table, id, key }) => ({ table, id, key })));

const arbNewRows = (workbook: Workbook, table: 'firms' | 'contracts') => {
  const terms: readonly Term[] = table === 'firms' ? firmTerms : contractTerms;
  const cells = fc.subarray([...terms]).chain((chosen) => fc.tuple(...chosen.map((term) => fc.option(arbValue(term, 'any', firmIds(workbook))).map((value) => [term.key, value] as const))));
  return fc.array(cells.map((given): NewRow => Object.fromEntries(given)), { maxLength: 3 });
};

export const arbCommands: Arbitraries = {
  'cells.set': (workbook) =>
    fc.tuple(arbScenarioId(workbook), arbEdits(workbook), arbOwnEdits(workbook), arbMergeKey).map(([scenarioId, cells, own, merge]) => ({ scenarioId, cells: [...cells, ...own], ...merge })),
  'cells.fill': (workbook) => fc.record({ scenarioId: arbScenarioId(workbook), cells: arbEdits(workbook) }),
  'cells.clear': (workbook) => fc.record({ scenarioId: arbScenarioId(workbook), cells: arbPlaces(workbook) }),
  'cells.resetToBase': (workbook) =>
    fc.constantFrom(baseScenario, ...workbook.scenarios).chain(({ id, overrides }) =>
      fc.record({ scenarioId: fc.constant(id), cells: fc.subarray(overrides.map((each) => ({ table: tableOf(each.target), id: each.id ?? 'market', key: each.field }))) }),
    ),
  'cells.applyToBase': (workbook) =>
    fc.constantFrom(baseScenario, ...workbook.scenarios).chain(({ id, overrides }) =>
      fc.record({ scenarioId: fc.constant(id), cells: fc.subarray(overrides.map((each) => ({ table: tableOf(each.target), id: each.id ?? 'market', key: each.field }))) }),
    ),
  'cells.paste': (workbook) =>
    arbRowTable.chain((table) =>
      fc.record({ scenarioId: arbScenarioId(workbook), cells: arbEdits(workbook), newRows: arbNewRows(workbook, table).map((rows) => ({ table, rows })) }),
    ),
  'cells.replace': (workbook) => fc.record({ scenarioId: arbScenarioId(workbook), cells: arbEdits(workbook) }),
  'cells.replay': (workbook) =>
    fc.record({
      steps: fc.array(arbEdits(workbook).map((edits): RecordedStep => ({
        did: 'cells.set', at: '', by: '', cells: recordedCells(workbook, edits.map(({ table, id, key, value }) => ({ op: 'cell', table, id, key, from: null, to: value }))) ?? [],
      })), { maxLength: 3 }),
      checksOldValues: fc.boolean(),
    }),
  'rows.import': (workbook) =>
    arbRowTable.chain((table) =>
      fc.record({
        table: fc.constant(table), cells: arbEdits(workbook), rows: arbNewRows(workbook, table),
        recipe: fc.record({
          name: fc.constantFrom('firms.csv', 'other.xlsx'), table: fc.constant(table), encoding: fc.constantFrom('utf-8', null), separator: fc.constantFrom(',', null), sheet: fc.constant(null),
          headerRow: fc.nat(3), numbers: fc.constantFrom('point', 'comma'), existing: fc.constantFrom('update' as const, 'skip' as const), columns: fc.constant([{ heading: 'Name', key: 'name', unit: null }]),
        }),
      }, { requiredKeys: ['table', 'cells', 'rows'] }),
    ),
  'rows.insert': (workbook) =>
    arbRowTable.chain((table) => fc.record({ table: fc.constant(table), index: fc.nat(workbook[table].length), rows: arbNewRows(workbook, table) })),
  'rows.duplicate': (workbook) => arbRowTable.chain((table) => fc.record({ table: fc.constant(table), ids: arbIds(workbook, table) })),
  'rows.remove': (workbook) => arbRowTable.chain((table) => fc.record({ table: fc.constant(table), ids: arbIds(workbook, table), confirmed: fc.boolean() })),
  'rows.move': (workbook) =>
    fc.constantFrom('firms', 'contracts', 'scenarios').chain((table) =>
      fc.record({ table: fc.constant(table), ids: arbIds(workbook, table), index: fc.nat(workbook[table].length) }),
    ),
  'scenarios.add': () => fc.record({ name: fc.oneof(arbName, fc.constant('Base')) }),
  'scenarios.duplicate': (workbook) => fc.record({ id: arbScenarioId(workbook), name: arbName }, { requiredKeys: ['id'] }),
  'scenarios.rename': (workbook) => fc.record({ id: arbScenarioId(workbook), name: fc.oneof(arbName, fc.constantFrom('Base', '')) }),
  'scenarios.remove': (workbook) => fc.record({ id: arbScenarioId(workbook) }),
  'scenarios.setDriver': (workbook) =>
    fc
      .tuple(arbScenarioId(workbook), fc.constantFrom(...drivers.map(({ key }) => key)), fc.option(arbDriverSpec), arbMergeKey)
      .map(([id, driver, spec, merge]) => ({ id, driver, spec, ...merge })),
  'scenarios.setFailures': (workbook) =>
    fc.record({ id: arbScenarioId(workbook), failures: fc.array(fc.record({ firm: fc.constantFrom(...firmIds(workbook), 'gone'), quarter: fc.integer({ min: 0, max: 9 }) }), { maxLength: 3 }) }),
  'scenarios.setParent': (workbook) => fc.record({ id: fc.constantFrom('gone', ...workbook.scenarios.map(({ id }) => id), ...workbook.scenarios.map(({ id }) => id)), parent: arbScenarioId(workbook) }),
  'scenarios.move': (workbook) => fc.record({ id: fc.constantFrom('gone', ...workbook.scenarios.map(({ id }) => id)), parent: arbScenarioId(workbook), before: fc.constantFrom(null, ...workbook.scenarios.map(({ id }) => id)) }),
  'scenarios.keepAnswer': (workbook) =>
    fc.record({
      name: fc.oneof(arbName, fc.constant('')), scenario: arbScenarioId(workbook),
      settings: fc.array(fc.record({ input: fc.constantFrom('multiple', 'driver:rent', 'market.quarters', 'shock:rentFall', 'firm:gone.cash', ...firmIds(workbook).flatMap((id) => [`firm:${id}.cash`, `rents:${id}`])), value: fc.constantFrom(0, 0.5, 2, -1) }), { maxLength: 3 }),
    }),
  'scenarios.restore': (workbook) =>
    fc.record({
      name: fc.oneof(arbName, fc.constant('')),
      cells: fc.array(fc.record({ table: fc.constant('firms' as const), id: fc.constantFrom('gone', ...firmIds(workbook), ...firmIds(workbook), ...firmIds(workbook)), key: fc.constantFrom('cash', 'cash', 'cash', 'cash', 'name', 'nothing'), value: fc.constantFrom(1, 2.5, 7, 9, null, 'text') }), { maxLength: 2 }),
    }),
  'scenarios.lock': (workbook) => fc.record({ id: arbScenarioId(workbook), by: arbName, date: fc.constant('2025-10-26') }, { requiredKeys: ['id'] }),
  'scenarios.applyShock': (workbook) =>
    fc.record(
      { id: arbScenarioId(workbook), shock: fc.constantFrom(...shocks.map(({ key }) => key), 'gone'), intensity: fc.constantFrom(0.5, 1, 2, 11), start: fc.integer({ min: 0, max: 5 }), ramp: fc.nat(3), firm: fc.constantFrom('gone', ...firmIds(workbook)), confirmed: fc.boolean() },
      { requiredKeys: ['id', 'shock'] },
    ),
  'scenarios.unlock': (workbook) => fc.record({ id: arbScenarioId(workbook) }),
  'scenarios.copyOverrides': (workbook) =>
    fc.constantFrom(baseScenario, ...workbook.scenarios).chain(({ id, overrides }) =>
      fc.record({
        from: fc.constant(id), to: arbScenarioId(workbook), confirmed: fc.boolean(),
        cells: fc.subarray(overrides.map((each) => ({ table: tableOf(each.target), id: each.id ?? 'market', key: each.field }))),
      }),
    ),
  'workbook.rename': () => fc.record({ name: fc.oneof(arbName, fc.constant(' ')) }),
  'workbook.setCurrency': () => fc.record({ currency: fc.constantFrom('TWD', 'usd', '元', 'EUR') }),
  'analyses.save': (workbook) =>
    fc.record({ id: fc.constantFrom('gone', ...workbook.analyses.map(({ id }) => id)), name: fc.oneof(arbName, fc.constant('')), kind: fc.constantFrom('grid', 'each'), scenario: arbScenarioId(workbook), parameters: fc.dictionary(fc.constantFrom('input', 'from'), fc.string(), { noNullPrototype: true }) }, { requiredKeys: ['name', 'kind', 'scenario', 'parameters'] }),
  'analyses.remove': (workbook) => fc.record({ id: fc.constantFrom('gone', ...workbook.analyses.map(({ id }) => id)) }),
  'charts.add': () => fc.record({ chart: fc.constantFrom('cash', 'later'), content: arbChartChanges, index: fc.integer({ min: -1, max: 9 }) }),
  'charts.change': (workbook) => fc.record({ id: arbChartId(workbook), changes: arbChartChanges }),
  'charts.move': (workbook) => fc.record({ id: arbChartId(workbook), index: fc.integer({ min: -1, max: 9 }) }),
  'charts.remove': (workbook) => fc.record({ id: arbChartId(workbook) }),
  'reports.add': (workbook) =>
    fc.record({
      name: fc.oneof(arbName, fc.constantFrom('', 'Memo')),
      content: fc.record({ template: fc.constantFrom('memo', 'later'), scenario: arbScenarioId(workbook), paper: fc.constantFrom('a4' as const, 'slides' as const), languages: fc.constant(['en' as const]), footer: fc.string(), sections: fc.constant([{ id: 's1', kind: 'text', parameters: {} }]) }),
    }),
  'reports.change': (workbook) =>
    fc.record({
      id: arbReportId(workbook),
      changes: fc.record({ name: fc.oneof(arbName, fc.constantFrom('', 'Memo')), template: fc.constantFrom('memo', 'deck'), scenario: arbScenarioId(workbook), paper: fc.constantFrom('letter' as const, 'slides' as const), languages: fc.subarray(['en', 'zhHant'] as const), footer: fc.string(), logo: fc.constantFrom('data:image/png;base64,BBBB', null) }, { requiredKeys: [] }),
    }),
  'reports.noteExport': (workbook) => fc.record({ id: arbReportId(workbook), exported: fc.record({ time: fc.constantFrom('', '2026-11-25T08:00:00Z'), sections: fc.constantFrom({}, { en: { s1: 'a' }, zhHant: { s1: 'b' } }) }) }),
  'reports.remove': (workbook) => fc.record({ id: arbReportId(workbook) }),
  'reports.addSection': (workbook) => fc.record({ id: arbReportId(workbook), kind: fc.constantFrom('chart', 'later'), parameters: fc.constant({ chart: 'cash' }), index: fc.integer({ min: -1, max: 5 }) }),
  'reports.changeSection': (workbook) => fc.record({ id: arbReportId(workbook), section: arbSectionId, parameters: fc.dictionary(fc.constantFrom('text', 'chart'), fc.string(), { noNullPrototype: true }) }),
  'reports.moveSection': (workbook) => fc.record({ id: arbReportId(workbook), section: arbSectionId, index: fc.integer({ min: -1, max: 5 }) }),
  'reports.removeSection': (workbook) => fc.record({ id: arbReportId(workbook), section: arbSectionId }),
  'views.add': () => fc.record({ name: fc.oneof(arbName, fc.constant('')), content: arbViewContent }),
  'views.update': (workbook) => fc.record({ id: arbViewId(workbook), content: arbViewContent }),
  'views.rename': (workbook) => fc.record({ id: arbViewId(workbook), name: fc.oneof(arbName, fc.constantFrom('', ...workbook.views.map(({ name }) => name))) }),
  'recipes.rename': (workbook) => fc.record({ id: arbRecipeId(workbook), name: fc.oneof(arbName, fc.constantFrom('', ...workbook.recipes.map(({ name }) => name))) }),
  'recipes.remove': (workbook) => fc.record({ id: arbRecipeId(workbook) }),
  'views.remove': (workbook) => fc.record({ id: arbViewId(workbook) }),
  'notes.set': (workbook) =>
    fc
      .tuple(arbCell(workbook), fc.option(fc.record({ text: fc.string(), source: fc.string(), assumed: fc.boolean() }, { requiredKeys: ['text'] })), fc.boolean())
      .map(([{ target, id, term }, note, keepsValue]) => ({ target, row: id, field: term.key, note, keepsValue })),
  'columns.add': (workbook) => arbColumnDraft(workbook.columns.map(({ name }) => name)),
  'columns.change': (workbook) => fc.tuple(arbColumnId(workbook), arbColumnDraft(workbook.columns.map(({ name }) => name))).map(([id, draft]) => ({ id, ...draft })),
  'columns.rename': (workbook) => fc.record({ id: arbColumnId(workbook), name: fc.oneof(arbName, fc.constantFrom('Debt', '')) }),
  'columns.remove': (workbook) => fc.record({ id: arbColumnId(workbook), confirmed: fc.boolean() }),
  'columns.move': (workbook) => fc.record({ id: arbColumnId(workbook), index: fc.nat(workbook.columns.length) }),
  'columns.clearOverrides': (workbook) => fc.record({ id: arbColumnId(workbook) }),
};
