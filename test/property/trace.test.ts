/** What the tree of precedents says is true: changing a cell changes only what hangs on it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withOverrides } from '../../shared/engine/overrides.ts';
import type { NumberTerm, Term } from '../../shared/columns/define.ts';
import type { CellTable } from '../../shared/document/document.ts';
import { termsOf } from '../../shared/document/document.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import type { Measure } from '../../shared/measures/define.ts';
import { measures } from '../../shared/measures/registry.ts';
import { checkColumns } from '../../shared/rules/checkColumns.ts';
import { contractFactIds, firmFactIds, marketFactIds } from '../../shared/trace/fact.ts';
import { readersOfCell, readersOfDriver } from '../../shared/trace/factRegistry.ts';
import { TraceBook } from '../../shared/trace/traceBook.ts';
import { dependents, precedents } from '../../shared/trace/traceGraph.ts';
import type { TraceContext } from '../../shared/trace/traceContext.ts';
import type { CellNode, TraceNode } from '../../shared/trace/traceNode.ts';
import { nodeKey } from '../../shared/trace/traceNode.ts';
import type { TraceRun } from '../../shared/trace/traceRun.ts';
import { factValue, traceRun } from '../../shared/trace/traceRun.ts';
import type { Model } from '../builders/arbitraries.ts';
import { arbModel, arbNumber, arbScenario } from '../builders/arbitraries.ts';

function contextOf(model: Model, run: TraceRun, scenario = baseScenario): TraceContext {
  const book = new TraceBook(withOverrides(model, scenario, []));
  return { book, columns: checkColumns([], 'USD'), line: [scenario], result: run.result, quarter: run.result.quarters, cascade: [] };
}

/** Everything that hangs on a node. */
function closure(context: TraceContext, node: TraceNode): ReadonlySet<string> {
  const found = new Set([nodeKey(node)]);
  for (const queue = [node]; queue.length > 0;) {
    for (const next of dependents(context, queue.pop()!)) {
      if (found.has(nodeKey(next))) continue;
      found.add(nodeKey(next));
      queue.push(next);
    }
  }
  return found;
}

/** The number of every fact and result, by the key of its node. */
function numbersOf(model: Model, { book }: TraceContext, run: TraceRun): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (let t = 0; t <= run.result.quarters; t += 1) {
    for (const fact of marketFactIds) found.set(nodeKey({ is: 'fact', fact, subject: 'market', t }), factValue(run, book, fact, 'market', t));
    for (const fact of firmFactIds) for (const { id } of model.firms) found.set(nodeKey({ is: 'fact', fact, subject: id, t }), factValue(run, book, fact, id, t));
    for (const fact of contractFactIds) for (const { id } of book.holdings) found.set(nodeKey({ is: 'fact', fact, subject: id, t }), factValue(run, book, fact, id, t));
  }
  for (const [index, { id }] of model.firms.entries()) {
    for (const measure of measures as readonly Measure[]) {
      for (let t = 0; t <= run.result.quarters; t += 1) {
        found.set(nodeKey({ is: 'result', firm: id, measure: measure.key, t: measure.followsQuarter ? t : null }), measure.compute(run.result, index, t));
      }
    }
  }
  return found;
}

const tables: readonly CellTable[] = ['market', 'firms', 'contracts'];

/** A number of a model and another value for it. */
function arbChange(model: Model): fc.Arbitrary<{ readonly cell: CellNode; readonly changed: Model }> {
  const cells = tables.flatMap((table) => (table === 'market' ? [model.market] : model[table]).flatMap((row) =>
    termsOf(table).filter((term: Term) => 'limits' in term && term.key !== 'quarters').map((term) => ({ table, id: row.id, term }))));
  return fc.constantFrom(...cells).chain(({ table, id, term }) => arbNumber(term as NumberTerm, 'plausible').map((value) => {
    const put = <R extends { readonly id: string }>(row: R): R => (row.id === id ? { ...row, [term.key]: value } : row);
    const changed: Model = { market: table === 'market' ? put(model.market) : model.market, firms: table === 'firms' ? model.firms.map(put) : model.firms, contracts: table === 'contracts' ? model.contracts.map(put) : model.contracts };
    return { cell: { is: 'cell' as const, table, id, key: term.key }, changed };
  }));
}

/** Half of the cases in a market through which nothing spreads, where the tree has to tell apart who owes whom. */
const arbCase = fc.tuple(arbModel({ maxFirms: 5, maxContracts: 7 }), fc.boolean(), arbScenario(['f1', 'f2'])).map(([model, isQuiet, scenario]) => ({
  model: { ...model, market: { ...model.market, quarters: 5, ...(isQuiet ? { rentElasticity: 0, marketDepth: 0, freezeLoss: null } : {}) } } as Model,
  scenario: { ...scenario, id: 's1', name: 'S', failures: scenario.failures.filter(({ firm }) => model.firms.some(({ id }) => id === firm)) },
}));

test('changing a number changes only what its dependents list', () => {
  let [changes, untouched] = [0, 0];
  fc.assert(fc.property(arbCase.chain(({ model, scenario }) => arbChange(model).map((change) => ({ model, scenario, ...change }))), ({ model, scenario, cell, changed }) => {
    const [inputs, after] = [compileInputs(model, scenario), compileInputs(changed, scenario)];
    if (!inputs.ok || !after.ok) return;
    const run = traceRun(inputs.value);
    const context = contextOf(model, run, scenario);
    const [before, then] = [numbersOf(model, context, run), numbersOf(model, context, traceRun(after.value))];
    const hanging = closure(context, cell);
    const moved = [...before].filter(([key, value]) => !Object.is(value, then.get(key))).map(([key]) => key);
    changes += moved.length;
    untouched += [...before.keys()].filter((key) => !hanging.has(key)).length;
    expect(moved.filter((key) => !hanging.has(key))).toEqual([]);
  }), { numRuns: 45, seed: 20261125 });
  expect(changes).toBeGreaterThan(1000);
  // That the tree does not merely list everything.
  expect(untouched).toBeGreaterThan(10_000);
});

test('precedents and dependents are each other turned round', () => {
  fc.assert(fc.property(arbCase.chain(({ model, scenario }) => arbChange(model).map(({ cell }) => ({ model, scenario, cell }))), ({ model, scenario, cell }) => {
    const inputs = compileInputs(model, scenario);
    if (!inputs.ok) return;
    const context = contextOf(model, traceRun(inputs.value), scenario);
    for (const node of dependents(context, cell)) expect(precedents(context, node).map(nodeKey)).toContain(nodeKey(cell));
    for (const node of [{ is: 'fact', fact: 'fails', subject: 'f1', t: 2 }, { is: 'fact', fact: 'paid', subject: 'own:f1', t: 1 }, { is: 'result', firm: 'f1', measure: 'runway', t: 4 }] as const) {
      for (const behind of precedents(context, node)) if (behind.is !== 'scenario') expect(dependents(context, behind).map(nodeKey)).toContain(nodeKey(node));
    }
  }), { numRuns: 40 });
});

test('every input of the model is read somewhere', () => {
  const isRead = (table: CellTable, key: string): boolean => readersOfCell(table === 'market' ? 'market' : table === 'contracts' ? 'contract' : 'firm', key).length > 0;
  const facility: Readonly<Record<string, string>> = { debt: 'principal', lender: 'from' };
  for (const { key } of termsOf('market')) if (key !== 'quarters') expect([key, isRead('market', key)]).toEqual([key, true]);
  for (const { key } of termsOf('contracts')) expect([key, isRead('contracts', key)]).toEqual([key, true]);
  // What the firm is called, and what kind it is, no rule of the model looks at.
  for (const { key, overridable } of termsOf('firms')) if (overridable && key !== 'kind') expect([key, isRead('firms', key) || isRead('contracts', facility[key] ?? key)]).toEqual([key, true]);
  for (const { key } of drivers) expect([key, readersOfDriver(key).length > 0]).toEqual([key, true]);
});
