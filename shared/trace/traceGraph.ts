/**
 * What a cell is made of and what hangs on it, one step at a time, in both directions.
 *
 * Owns: the steps between cells, results, rules, facts, drivers and scenarios. Everything follows from what the registries say:
 * facts from their reads, results from the numbers of their cards, rules from their own text. Nothing is listed by hand for a cell.
 * Both directions come from the same reads, so that one is the other turned round. Does not own: words and numbers (views).
 */
import type { CascadeLink } from '../analysis/explain.ts';
import { firmTerm } from '../columns/terms/registry.ts';
import { usesTerm } from '../contracts/registry.ts';
import { targetOf } from '../document/document.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { MarketKey } from '../market/registry.ts';
import { userColumnId } from '../rules/userColumn.ts';
import type { FactId, FactRead, Read } from './fact.ts';
import { factDefinition, readersOfCell, readersOfDriver, readersOfFact, readsAt, subjectOf } from './factRegistry.ts';
import { factsOfResult, factsShownIn, resultsOfFact, resultsOfRun } from './resultReads.ts';
import { ruleDependents, rulePrecedents, rulesReading } from './ruleReads.ts';
import { ownFacility } from './traceBook.ts';
import type { TraceContext } from './traceContext.ts';
import type { CellNode, CostNode, DriverNode, FactNode, ScenarioNode, TraceNode } from './traceNode.ts';
import { nodeKey } from './traceNode.ts';

export function precedents(context: TraceContext, node: TraceNode): readonly TraceNode[] {
  switch (node.is) {
    case 'fact': return distinct([...costsBehind(context, node), ...factPrecedents(context, node)]);
    case 'cell': return cellPrecedents(context, node);
    case 'driver': return overridden(context, node, ({ drivers }) => drivers[node.driver] !== undefined).slice(0, 1);
    case 'result': return factsOfResult(context, node);
    case 'scenario': return [];
    case 'cost': return node.towards === 'from' ? failureOf(context, node.from) : [];
  }
}

export function dependents(context: TraceContext, node: TraceNode): readonly TraceNode[] {
  switch (node.is) {
    case 'fact': return distinct([...costsOf(context, node), ...resultsOfFact(context, node), ...factDependents(context, node)]);
    case 'cell': return distinct([...rulesReading(context, node), ...cellDependents(context, node)]);
    case 'driver': return driverDependents(context, node);
    case 'result': return [...ruleDependents(context, node), ...factsShownIn(context, node)];
    case 'scenario': return node.of.is === 'forced' ? [] : [node.of];
    case 'cost': return node.towards === 'to' ? hitBy(node) : [];
  }
}

/** Whether anything hangs on a place; the same as asking for it, and mostly much cheaper. */
export function hasDependents(context: TraceContext, node: TraceNode): boolean {
  return (node.is === 'fact' && factDependents(context, node).length > 0) || dependents(context, node).length > 0;
}

function distinct(nodes: readonly TraceNode[]): readonly TraceNode[] {
  return [...new Map(nodes.map((node) => [nodeKey(node), node])).values()];
}

/** The number of a fact's subject; undefined where it is gone. */
function numberOf({ book }: TraceContext, fact: FactId, subject: string): number | undefined {
  const kind = subjectOf(fact);
  return kind === 'market' ? 0 : kind === 'firm' ? book.firmNumber(subject) : book.holdingNumber(subject);
}

function factNode({ book }: TraceContext, fact: FactId, number: number, t: number): FactNode {
  const kind = subjectOf(fact);
  const subject = kind === 'market' ? 'market' : kind === 'firm' ? book.firms[number]!.id : book.holdings[number]!.id;
  return { is: 'fact', fact, subject, t };
}

function countOf({ book }: TraceContext, fact: FactId): number {
  const kind = subjectOf(fact);
  return kind === 'market' ? 1 : kind === 'firm' ? book.firms.length : book.holdings.length;
}

/** Whether a subject has this fact at all. */
function hasFact({ book }: TraceContext, fact: FactId, number: number): boolean {
  const { types } = factDefinition(fact);
  return types === undefined || types.includes(book.holdings[number]!.type);
}

/** Whether a read is made by this subject. */
function isMade({ book }: TraceContext, { types, when, ...read }: Read, fact: FactId, number: number): boolean {
  if (when !== undefined && !when({ market: (key: MarketKey) => book.market(key), own: (key) => book.flag(number, key) })) return false;
  const isAboutReader = types !== undefined && subjectOf(fact) === 'contract' && !(read.reads === 'fact' && subjectOf(read.fact) === 'contract' && read.of !== 'self');
  return !isAboutReader || types.includes(book.holdings[number]!.type);
}

/** Whether a fact of this subject is among those that a read is about. */
function isRead(context: TraceContext, { types, fact, of }: FactRead, number: number, t: number): boolean {
  if (t < 0 || !hasFact(context, fact, number) || readsAt(fact, t) === null) return false;
  return types === undefined || subjectOf(fact) !== 'contract' || of === 'self' || types.includes(context.book.holdings[number]!.type);
}

function factPrecedents(context: TraceContext, { fact, subject, t }: FactNode): readonly TraceNode[] {
  const number = numberOf(context, fact, subject);
  if (number === undefined) return [];
  return (readsAt(fact, t) ?? []).filter((read) => isMade(context, read, fact, number)).flatMap((read): readonly TraceNode[] => {
    switch (read.reads) {
      case 'cells': return read.keys.flatMap((key) => cellOf(context, read.of, number, key));
      case 'driver': return [{ is: 'driver', driver: read.driver, t }];
      case 'forced': return forced(context, subject, t);
      case 'fact': {
        const then = t - read.lag;
        return context.book.related(read.of, number).filter((other) => isRead(context, read, other, then)).map((other) => factNode(context, read.fact, other, then));
      }
    }
  });
}

function factDependents(context: TraceContext, { fact, subject, t }: FactNode): readonly TraceNode[] {
  const number = numberOf(context, fact, subject);
  if (number === undefined) return [];
  return readersOfFact(fact).flatMap(({ fact: reader, read, isOpening }) => {
    const then = t + read.lag;
    if (isOpening !== (then === 0) || then > context.book.quarters || !isRead(context, read, number, t)) return [];
    return context.book.relatedBack(read.of, number, countOf(context, reader))
      .filter((other) => hasFact(context, reader, other) && isMade(context, read, reader, other))
      .map((other) => factNode(context, reader, other, then));
  });
}

/** The cells of a read; a contract's terms that its type does not use, and terms that a firm's row does not have, are none. */
function cellOf({ book }: TraceContext, of: 'firm' | 'contract' | 'market', number: number, key: string): readonly CellNode[] {
  if (of === 'market') return [{ is: 'cell', table: 'market', id: 'market', key }];
  if (of === 'firm') return [{ is: 'cell', table: 'firms', id: book.firms[number]!.id, key }];
  const { id, type, debtor } = book.holdings[number]!;
  if (type !== 'facility') return usesTerm(type, key) ? [{ is: 'cell', table: 'contracts', id, key }] : [];
  const own = facilityKey(key);
  return firmTerm(own) === undefined || own === 'kind' ? [] : [{ is: 'cell', table: 'firms', id: book.firms[debtor]!.id, key: own }];
}

/** What a loan's term is called in a firm's row. */
function facilityKey(key: string): string {
  return key === 'principal' ? 'debt' : key === 'from' ? 'lender' : key;
}
const loanKeys: Readonly<Record<string, string>> = { debt: 'principal', lender: 'from' };

function cellDependents(context: TraceContext, { table, id, key }: CellNode): readonly TraceNode[] {
  const { book } = context;
  const found: TraceNode[] = [];
  const add = (of: 'firm' | 'contract' | 'market', name: string, subject: number | null): void => {
    for (const { fact, read, isOpening } of readersOfCell(of, name)) {
      const subjects = subject === null ? Array.from({ length: countOf(context, fact) }, (_, index) => index) : [subject];
      for (const number of subjects) {
        if (!hasFact(context, fact, number) || !isMade(context, read, fact, number) || !cellOf(context, of, number, name).some((cell) => cell.id === id && cell.key === key)) continue;
        if (isOpening) found.push(factNode(context, fact, number, 0));
        else for (let t = 1; t <= book.quarters; t += 1) found.push(factNode(context, fact, number, t));
      }
    }
  };
  if (table === 'market') {
    add('market', key, null);
    if (key === 'quarters') found.push(...resultsOfRun(context));
    return found;
  }
  const number = table === 'firms' ? book.firmNumber(id) : book.holdingNumber(id);
  if (number === undefined) return found;
  if (table === 'contracts') add('contract', key, number);
  else {
    add('firm', key, number);
    const facility = book.holdingNumber(ownFacility + id);
    if (facility !== undefined) add('contract', loanKeys[key] ?? key, facility);
  }
  return found;
}

function driverDependents(context: TraceContext, { driver, t }: DriverNode): readonly TraceNode[] {
  const quarters = t === null ? Array.from({ length: context.book.quarters }, (_, index) => index + 1) : [t];
  return readersOfDriver(driver).flatMap(({ fact, read }) =>
    Array.from({ length: countOf(context, fact) }, (_, number) => number)
      .filter((number) => hasFact(context, fact, number) && isMade(context, read, fact, number))
      .flatMap((number) => quarters.map((quarter) => factNode(context, fact, number, quarter))));
}

function cellPrecedents(context: TraceContext, node: CellNode): readonly TraceNode[] {
  const own = node.table === 'firms' ? userColumnId(node.key) : null;
  if (own !== null) return rulePrecedents(context, own, node.id);
  const target = targetOf(node.table);
  return overridden(context, node, ({ overrides }) => overrides.some((each) => each.target === target && each.field === node.key && (target === 'market' || each.id === node.id)));
}

/** The scenarios that say something of a place, nearest first. */
function overridden({ line }: TraceContext, of: ScenarioNode['of'], says: (scenario: Scenario) => boolean): readonly ScenarioNode[] {
  return line.filter(says).map(({ id }) => ({ is: 'scenario', scenario: id, of }));
}

function forced(context: TraceContext, firm: string, t: number): readonly TraceNode[] {
  return overridden(context, { is: 'forced', firm }, ({ failures }) => failures.some((each) => each.firm === firm && each.quarter === t)).slice(0, 1);
}

/** What failed firms put into a firm's failure, or cost it. */
function costsBehind({ cascade }: TraceContext, { fact, subject, t }: FactNode): readonly CostNode[] {
  const effect = fact === 'fails' ? 'pressure' : fact === 'losses' ? 'loss' : null;
  return effect === null ? [] : cascade.filter((each) => each.effect === effect && each.to === subject && each.t === t).map((each) => costNode(each, 'from'));
}

/** What a firm's failure cost others. */
function costsOf({ cascade, book, result }: TraceContext, { fact, subject, t }: FactNode): readonly CostNode[] {
  if (fact !== 'fails' || result?.failureQuarter[book.firmNumber(subject) ?? -1] !== t) return [];
  return cascade.filter(({ from }) => from === subject).map((each) => costNode(each, 'to'));
}

function costNode({ effect, kind, from, to, t, round, amount }: CascadeLink, towards: CostNode['towards']): CostNode {
  return { is: 'cost', effect, kind, from, to, t, round: round ?? null, amount, towards };
}

function failureOf({ book, result }: TraceContext, firm: string | null): readonly FactNode[] {
  const t = firm === null ? 0 : (result?.failureQuarter[book.firmNumber(firm) ?? -1] ?? 0);
  return firm === null || t === 0 ? [] : [{ is: 'fact', fact: 'fails', subject: firm, t }];
}

function hitBy({ effect, to, t }: CostNode): readonly FactNode[] {
  return to === null ? [] : [{ is: 'fact', fact: effect === 'loss' ? 'losses' : 'fails', subject: to, t }];
}

