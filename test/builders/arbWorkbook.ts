/** Whole workbooks: a model with scenarios, overrides, notes and fields of other programs. Derived from the registries. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json } from '../../shared/base/json.ts';
import type { Note, Target, Workbook } from '../../shared/document/document.ts';
import { tableOf, termsOf } from '../../shared/document/document.ts';
import { filterOperators, quickFilters } from '../../shared/document/savedView.ts';
import type { SavedView, ViewContent } from '../../shared/document/savedView.ts';
import type { Override, Scenario } from '../../shared/drivers/scenario.ts';
import { ruleNameKey } from '../../shared/rules/ruleScope.ts';
import type { UserColumn } from '../../shared/rules/userColumn.ts';
import { userKey } from '../../shared/rules/userColumn.ts';
import type { Model, Span } from './arbitraries.ts';
import { arbModel, arbScenario, arbValue } from './arbitraries.ts';

export const arbName: Arbitrary<string> = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).filter((name) => name.trim() !== '');

const arbKey = fc.constantFrom('cash', 'kind', 'result.state', 'from', 'of another program');

const targets: readonly Target[] = ['firm', 'contract', 'market'];

/** A cell of the model: its target, its row and a column. */
export function arbCell(model: Model, isAllowed: (overridable: boolean) => boolean = () => true) {
  const cells = targets.flatMap((target) => {
    const table = tableOf(target);
    const rows = table === 'market' ? [model.market] : model[table];
    return rows.flatMap((row) => termsOf(table).filter((term) => isAllowed(term.overridable)).map((term) => ({ target, table, id: row.id, term })));
  });
  return fc.constantFrom(...cells);
}

/** An override of a cell, by value or by factor. */
export function arbOverride(model: Model, span: Span = 'any'): Arbitrary<Override> {
  return arbCell(model, (overridable) => overridable).chain(({ target, id, term }) => {
    const firmIds = model.firms.map((firm) => firm.id);
    const value = fc.option(arbValue(term, span, firmIds), { freq: 6 }).map((given) => ({ value: given }));
    const change: Arbitrary<Pick<Override, 'value' | 'scale'>> = 'limits' in term ? fc.oneof(value, fc.record({ scale: fc.double({ min: 0, max: 2, noNaN: true }) })) : value;
    return change.map((given) => ({ target, ...(target === 'market' ? {} : { id }), field: term.key, ...given }));
  });
}

function arbStoredScenario(model: Model, id: string): Arbitrary<Scenario> {
  const overrides = fc.uniqueArray(arbOverride(model), { maxLength: 6, selector: ({ target, id: row, field }) => JSON.stringify([target, row, field]) });
  // Some are signed off, with a hash of their own as a file of another program may have it.
  const lock = fc.constantFrom(null, null, null, { hash: 'a1' });
  return fc.tuple(arbScenario(model.firms.map((firm) => firm.id)), overrides, arbName, lock)
    .map(([scenario, given, name, locked]) => ({ ...scenario, id, name: `${id} ${name}`, overrides: given, ...(locked === null ? {} : { locked }) }));
}

function arbNote(model: Model, id: string): Arbitrary<Note> {
  const rest = fc.record({ source: fc.string(), date: fc.constant('2025-10-26'), author: fc.string(), assumed: fc.boolean() }, { requiredKeys: [] });
  return fc.tuple(arbCell(model), fc.string(), rest).map(([cell, text, given]) => ({ id, target: cell.target, row: cell.id, field: cell.term.key, text, ...given }));
}

/** A way of looking at a sheet; its columns need not exist. */
export const arbViewContent: Arbitrary<ViewContent> = fc.record({
  table: fc.constantFrom('firms', 'contracts'),
  columns: fc.array(fc.record({ key: arbKey, width: fc.nat(400), hidden: fc.boolean(), pinned: fc.constantFrom('left', 'right') }, { requiredKeys: ['key'] }), { maxLength: 4 }),
  sort: fc.array(fc.record({ key: arbKey, descending: fc.boolean() }, { requiredKeys: ['key'] }), { maxLength: 2 }),
  filter: fc.record({
    columns: fc.array(
      fc.record(
        { key: arbKey, is: fc.constantFrom(...filterOperators), text: fc.string(), value: fc.double({ noNaN: true, noDefaultInfinity: true }), to: fc.integer(), values: fc.array(fc.string(), { maxLength: 3 }) },
        { requiredKeys: ['key', 'is'] },
      ),
      { maxLength: 3 },
    ),
    text: fc.string(),
    only: fc.subarray([...quickFilters]),
  }),
});

function arbView(id: string): Arbitrary<SavedView> {
  return fc.tuple(arbViewContent, arbName).map(([content, name]) => ({ id, name: `${id} ${name}`, ...content }));
}

/** Every JSON value whose numbers are finite, prototype keys included. */
const arbJson: Arbitrary<Json> = fc.jsonValue({ maxDepth: 3 }) as Arbitrary<Json>;
const knownTopLevel = new Set(['format', 'version', 'name', 'currency', 'market', 'firms', 'contracts', 'scenarios', 'notes', 'views', 'analyses', 'charts', 'reports', 'recipes', 'sha256', 'columns']);
const arbExtra = fc.dictionary(fc.string({ maxLength: 6 }).filter((key) => !knownTopLevel.has(key)), arbJson, { maxKeys: 3, noNullPrototype: true });

/** Columns of the person's own, typed into or by rule; a rule may be refused, since a later edit elsewhere can break one. */
export const arbColumnDraft = (names: readonly string[]) =>
  fc.record({
    name: fc.oneof(arbName, fc.constantFrom('Leverage', 'Cushion', 'cash', '')),
    type: fc.constantFrom('auto', 'auto', 'number', 'money', 'share', 'text', 'flag'),
    formula: fc.option(fc.constantFrom('cash - debt', 'debt / cash', 'debt > 0', '"a"', 'cash + rate', '1', ...names.map((name) => `[${name.replaceAll(']', ']]')}] * 2`)), { freq: 2 }),
  });

const arbColumns: Arbitrary<readonly UserColumn[]> = fc
  .uniqueArray(arbColumnDraft(['Leverage']), { maxLength: 4, selector: ({ name }) => ruleNameKey(name) })
  .map((drafts) => drafts.map(({ name, type, formula }, index) => ({ id: `u${index + 1}`, name, type, ...(formula === null ? {} : { formula }) })));

/** Firms with values in some of the columns; a file may hold any. */
function arbCustom(model: Model, columns: readonly UserColumn[]): Arbitrary<Model> {
  const arbRow = fc.dictionary(fc.constantFrom('custom.gone', ...columns.map(({ id }) => userKey(id))), fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.string()), { maxKeys: 2, noNullPrototype: true });
  return fc.array(arbRow, { minLength: model.firms.length, maxLength: model.firms.length }).map((rows) => ({ ...model, firms: model.firms.map((firm, index) => ({ ...firm, ...rows[index] })) }));
}

export function arbWorkbook(): Arbitrary<Workbook> {
  const arbRows = fc.tuple(arbModel({ maxFirms: 4, maxContracts: 4, span: 'any' }), arbColumns).chain(([model, columns]) => arbCustom(model, columns).map((given) => ({ model: given, columns })));
  return arbRows.chain(({ model, columns }) =>
    fc
      .record({
        name: fc.string({ unit: 'binary', maxLength: 10 }),
        currency: fc.constantFrom('USD', 'TWD', 'EUR'),
        scenarios: fc.tuple(arbStoredScenario(model, 's1'), arbStoredScenario(model, 's7')).chain((both) => fc.tuple(fc.oneof(fc.constant([...both]), fc.subarray([...both])), fc.boolean())).map(([kept, isBranch]) =>
          (isBranch && kept.length === 2 ? kept.map((each) => (each.id === 's7' ? { ...each, parent: 's1' } : each)) : kept)),
        notes: fc.tuple(arbNote(model, 'n1'), arbNote(model, 'n2')).chain((both) => fc.subarray([...both])),
        analyses: fc.subarray([{ id: 'a1', name: 'One', kind: 'grid', scenario: 'base', parameters: { input: 'multiple' } }, { id: 'a3', name: 'Three', kind: 'later', scenario: 'gone', parameters: {}, own: 1 }]),
        charts: fc.subarray([
          { id: 'g1', name: '', chart: 'cash', scenarios: ['base'], firms: ['f1', 'gone'], quarter: null, marks: [{ kind: 'event' as const, text: '凍結', quarter: 3 }, { kind: 'limit' as const, text: 'Least', value: -0.1, own: 1 }], scale: { min: null, max: 1e3 }, parameters: {} },
          { id: 'g7', name: 'Mine', chart: 'later', scenarios: [], firms: [], quarter: 2, marks: [], scale: null, parameters: { measure: 'x' }, own: { deep: [1] } },
        ]),
        reports: fc.subarray([
          { id: 'p1', name: 'Memo', template: 'memo', scenario: 'base', paper: 'a4' as const, languages: ['en' as const], footer: '', sections: [{ id: 's1', kind: 'text', parameters: { text: '# 標題' } }, { id: 's4', kind: 'later', parameters: {}, own: 1 }] },
          { id: 'p9', name: '簡報', template: 'later', scenario: 'gone', paper: 'slides' as const, languages: ['zhHant' as const, 'en' as const], footer: 'f', logo: 'data:image/png;base64,AAAA', exported: { time: '', sections: { en: { s1: 'h' } } }, sections: [], own: 1 },
        ]),
        recipes: fc.subarray([{ id: 'r2', name: 'firms.csv', table: 'firms' as const, encoding: 'big5', separator: ';', sheet: null, headerRow: 1, numbers: 'comma', existing: 'skip' as const, columns: [{ heading: '名稱', key: 'name', unit: null }, { heading: 'Other', key: null, unit: null }], own: 1 }]),
        views: fc.tuple(arbView('v1'), arbView('v4')).chain((both) => fc.subarray([...both])),
        extra: arbExtra,
      })
      .map((rest) => ({ ...model, columns, ...rest })),
  );
}

