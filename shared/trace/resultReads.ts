/** Result columns and the facts that they are read off: by the numbers of their formula cards, and by who has failed. */
import { measure, measures } from '../measures/registry.ts';
import type { Measure } from '../measures/define.ts';
import type { QuantityId } from '../measures/quantities.ts';
import type { FirmFactId } from './fact.ts';
import { factsShownBy, readsAt } from './factRegistry.ts';
import { quantityFacts } from './quantityFacts.ts';
import type { TraceContext } from './traceContext.ts';
import type { FactNode, ResultNode, TraceNode } from './traceNode.ts';

/**
 * The facts behind a result: the numbers of its card first, in their quarters; then, of a column about the whole run, the same
 * facts in the other quarters, any of which may come to be the one that counts; then whether the firm has failed by then.
 */
export function factsOfResult(context: TraceContext, node: ResultNode): readonly TraceNode[] {
  const found = measure(node.measure);
  return found === undefined ? [] : factsBehind(context, found, node.firm, node.t);
}

function factsBehind({ book, result }: TraceContext, of: Measure, firm: string, t: number | null): readonly FactNode[] {
  const number = book.firmNumber(firm);
  if (result === null || number === undefined || number >= result.firmCount) return [];
  const found = new Map<string, FactNode>();
  const add = (fact: FirmFactId, quarter: number): void => {
    if (quarter <= result.quarters && readsAt(fact, quarter) !== null) found.set(`${fact} ${quarter}`, { is: 'fact', fact, subject: firm, t: quarter });
  };
  // What the column shows as it is comes first.
  const shown = factsShownBy(of.key);
  if (of.followsQuarter) for (const fact of shown) add(fact, t ?? result.quarters);
  const numbers = of.numbers(result, number, t ?? result.quarters);
  const others: FirmFactId[] = [];
  for (const { key, t: quarter } of numbers) {
    const [fact, when] = quantityFacts[key as QuantityId];
    if (when === 'then' && quarter !== null) add(fact, quarter);
    if (when === 'run' || !of.followsQuarter) others.push(fact);
  }
  const last = of.followsQuarter ? (t ?? result.quarters) : result.quarters;
  for (const fact of [...(of.followsQuarter ? [] : shown), ...others, 'fails' as const]) for (let quarter = 0; quarter <= last; quarter += 1) add(fact, quarter);
  return [...found.values()];
}

/** The results that a fact of a firm goes into, each at the quarters of the scrubber at which it does. */
export function resultsOfFact(context: TraceContext, { fact, subject, t }: FactNode): readonly ResultNode[] {
  const { result, book } = context;
  if (result === null || book.firmNumber(subject) === undefined) return [];
  return measures.flatMap((each: Measure): ResultNode[] => {
    const quarters = each.followsQuarter ? Array.from({ length: result.quarters - t + 1 }, (_, index) => t + index) : [null];
    return quarters
      .filter((quarter) => factsBehind(context, each, subject, quarter).some((behind) => behind.fact === fact && behind.t === t))
      .map((quarter) => ({ is: 'result', firm: subject, measure: each.key, t: quarter }));
  });
}

/**
 * The facts that a result is the face of: what hangs on them hangs on it. Of a column about the whole run those of the quarter that
 * counts: that of the failure, or the one that its card names.
 */
export function factsShownIn({ book, result }: TraceContext, { firm, measure: key, t }: ResultNode): readonly FactNode[] {
  const found = measure(key);
  const number = book.firmNumber(firm);
  if (result === null || found === undefined || number === undefined || number >= result.firmCount) return [];
  const failed = result.failureQuarter[number]!;
  const shown = factsShownBy(key).map((fact) => [fact, t ?? failed] as const);
  const named = found.numbers(result, number, t ?? result.quarters).flatMap(({ key: quantity, t: quarter }) => (quarter === null ? [] : [[quantityFacts[quantity as QuantityId][0], quarter] as const]));
  return (shown.length > 0 ? shown : named)
    .filter(([fact, quarter]) => (t !== null || quarter > 0) && readsAt(fact, quarter) !== null)
    .map(([fact, quarter]) => ({ is: 'fact', fact, subject: firm, t: quarter }));
}

/** All results about the whole run: they hang on how long it is. */
export function resultsOfRun({ book }: TraceContext): readonly ResultNode[] {
  return book.firms.flatMap(({ id }) => measures.filter((each: Measure) => !each.followsQuarter).map((each): ResultNode => ({ is: 'result', firm: id, measure: each.key, t: null })));
}
