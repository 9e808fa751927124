/** Every way in which a cell can be wrong, from the registries: a new term is tried without a line here. */
import type { Term } from '../../shared/columns/define.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import { contractTypes } from '../../shared/contracts/registry.ts';
import { marketTerms } from '../../shared/market/registry.ts';

export interface BadCell {
  readonly target: 'firm' | 'contract' | 'market';
  readonly id: string;
  readonly type?: string;
  readonly term: Term;
  readonly value: unknown;
}

/** The number next above or below another one. */
function beyond(value: number, direction: 1 | -1): number {
  const step = Math.max(Math.abs(value) * Number.EPSILON, 1e-12);
  return value + direction * step;
}

/** Numbers that JSON can hold and the term refuses. */
export function badNumbers(term: Term): readonly number[] {
  if (!('limits' in term)) return [];
  const { min, max, whole } = term.limits;
  const outside = [beyond(min, -1), min - 1, -1e15 * 2, beyond(max, 1), max + 1, max * 2, 1e16, 1e308, -1e308];
  return [...new Set([...outside, ...(whole === true ? [min + 0.5, min + 1e-9] : [])])].filter((value) => !(value >= min && value <= max && (whole !== true || Number.isInteger(value))));
}

function badValues(term: Term): readonly unknown[] {
  switch (term.kind) {
    case 'text': return [];
    case 'choice': return ['purple', '', 5, true, ['fixed'], term.options[0]!.id.toUpperCase()];
    case 'flag': return ['yes', 'true', 0, 1, []];
    case 'firm': return ['gone', '', 5, true, {}];
    default: return [...badNumbers(term), NaN, Infinity, -Infinity, '5', '', 'abc', true, [1], {}];
  }
}

/** Firm `f1`, or a contract `c1` of a type between outside and `f1`, or the market, with one bad cell. */
export const badCells: readonly BadCell[] = [
  ...marketTerms.map((term) => ({ target: 'market', id: 'market', term }) as const),
  ...firmTerms.map((term) => ({ target: 'firm', id: 'f1', term }) as const),
  ...contractTypes.flatMap(({ id: type, terms }) => terms.map((term) => ({ target: 'contract', id: 'c1', type, term }) as const)),
].flatMap((place) => badValues(place.term).map((value) => ({ ...place, value })));
