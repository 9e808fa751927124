/**
 * Two workbooks side by side, as lists show them: what differs, and of each workbook the rows that are needed to say so in words. The
 * workbooks themselves may be large; nothing of them is held on to.
 */
import type { Json } from '../base/json.ts';
import type { Row } from '../columns/define.ts';
import type { Workbook } from './document.ts';
import { type FileSteps, finishFile, rowsAtOnce } from './fileSteps.ts';
import { differenceSteps, type WorkbookDifference } from './workbookDifferences.ts';

export interface Comparison {
  readonly differences: readonly WorkbookDifference[];
  /** Excerpts, with what the first `mostNamed` differences are about. */
  readonly before: Workbook;
  readonly after: Workbook;
}

/** More lines than anybody reads would only make the window slow; the rest is counted. */
export const mostNamed = 300;

/** Without what a note remembers of its cell: that follows from the change of the cell, which has a line of its own. */
export function compareWorkbooks(before: Workbook, after: Workbook): Comparison {
  return finishFile(comparisonSteps(before, after));
}

/** The same in steps. */
export function* comparisonSteps(before: Workbook, after: Workbook): FileSteps<Comparison> {
  const all = yield* differenceSteps(before, after);
  const differences = all.filter(({ table, key }) => table !== 'notes' || key !== 'value');
  const named = differences.slice(0, mostNamed);
  return { differences, before: yield* excerptSteps(before, named), after: yield* excerptSteps(after, named) };
}

/** What is needed of a workbook to name places and values in it: the rows that differ, the firms that they are about, and contracts that are called alike. */
function* excerptSteps(workbook: Workbook, differences: readonly WorkbookDifference[]): FileSteps<Workbook> {
  const ids = new Set(differences.map(({ id }) => id));
  const isMeant = ({ id }: { readonly id: string }): boolean => ids.has(id);
  const notes = workbook.notes.filter(isMeant);
  for (const { row } of notes) ids.add(row);
  const contracts = yield* withAlike(workbook.contracts, ids);
  for (const contract of contracts) for (const party of [contract['from'], contract['to']]) if (typeof party === 'string') ids.add(party);
  for (const value of differences.flatMap(({ before, after }): (Json | undefined)[] => [before, after])) if (typeof value === 'string') ids.add(value);
  const { scenarios, views, analyses, charts, reports, recipes } = workbook;
  return {
    ...workbook,
    firms: workbook.firms.filter(isMeant),
    contracts,
    notes,
    scenarios: scenarios.filter(isMeant),
    views: views.filter(isMeant),
    analyses: analyses.filter(isMeant),
    charts: charts.filter(isMeant),
    reports: reports.filter(isMeant),
    recipes: recipes.filter(isMeant),
    extra: {},
  };
}

/** The contracts with these ids, and those of the same type between the same parties, by whose number they are told apart. */
function* withAlike<C extends Row>(contracts: readonly C[], ids: ReadonlySet<string>): FileSteps<readonly C[]> {
  const parties = new Map<unknown, Set<unknown>>();
  yield* each(contracts, (contract) => {
    if (ids.has(contract.id)) parties.set(contract['from'], (parties.get(contract['from']) ?? new Set()).add(contract['to']));
  });
  const found: C[] = [];
  if (parties.size > 0) yield* each(contracts, (contract) => parties.get(contract['from'])?.has(contract['to']) === true && found.push(contract));
  return found;
}

function* each<Item>(items: readonly Item[], act: (item: Item) => unknown): FileSteps<void> {
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    items.slice(from, from + rowsAtOnce).forEach(act);
    yield { kind: 'pause', done: from, total: items.length };
  }
}
