/**
 * Random values, rows, scenarios and workbooks, derived from the registries: a new term is covered without a line here.
 *
 * `any` spans all that is allowed, for reading, storing and undo. `plausible` has amounts of one chain of firms and blanks now
 * and then, for the laws of the engine.
 */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { CellValue, ChoiceTerm, NumberKind, NumberTerm, Row, Term } from '../../shared/columns/define.ts';
import type { Firm } from '../../shared/columns/terms/registry.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import type { Contract } from '../../shared/contracts/registry.ts';
import { contractTypes } from '../../shared/contracts/registry.ts';
import type { DriverSpec, Shock } from '../../shared/drivers/path.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import type { MarketRow } from '../../shared/market/registry.ts';
import { marketTerms } from '../../shared/market/registry.ts';

export type Span = 'any' | 'plausible';

const plausibleMax: Readonly<Record<NumberKind, number>> = { money: 5000, rate: 0.2, share: 1, quarters: 24, units: 50_000, number: 3, rank: 4 };

/** A number that the term allows. */
export function arbNumber(term: NumberTerm, span: Span): Arbitrary<number> {
  const { min, max, whole } = term.limits;
  const low = span === 'any' ? min : Math.max(min, -plausibleMax[term.kind]);
  const high = span === 'any' ? max : Math.min(max, plausibleMax[term.kind]);
  if (whole === true) return fc.integer({ min: Math.max(low, Number.MIN_SAFE_INTEGER), max: Math.min(high, Number.MAX_SAFE_INTEGER) });
  // Amounts like 5e-324 are allowed, but no relative law of rounding can hold for them.
  const free = span === 'any' ? fc.double({ min: low, max: high, noNaN: true }) : fc.integer({ min: 0, max: 1e9 }).map((n) => low + (high - low) * (n / 1e9));
  // Whole and round numbers meet boundaries (a covenant exactly met) that random doubles never meet.
  const round = fc.integer({ min: 0, max: 20 }).map((n) => low + ((high - low) * n) / 20);
  return span === 'any' ? free : fc.oneof(round, free);
}

/** A value that the term allows, blank included; references point at one of the ids or outside. */
export function arbValue(term: Term, span: Span, firmIds: readonly string[]): Arbitrary<CellValue> {
  switch (term.kind) {
    case 'text':
      return fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    case 'choice':
      return fc.constantFrom(...(term as ChoiceTerm).options.map(({ id }) => id));
    case 'flag':
      return fc.boolean();
    case 'firm':
      return fc.constantFrom(null, ...firmIds);
    default:
      return arbNumber(term as NumberTerm, span);
  }
}

/** Some of the terms with values; the others absent. */
function arbTerms(terms: readonly Term[], span: Span, firmIds: readonly string[]): Arbitrary<Record<string, CellValue>> {
  const record = Object.fromEntries(terms.map((term) => [term.key, fc.option(arbValue(term, span, firmIds), { freq: 3, nil: undefined })]));
  return fc.record(record).map((row) => {
    const given = Object.entries(row).filter((entry): entry is [string, CellValue] => entry[1] !== undefined);
    return Object.fromEntries(given);
  });
}

export function arbMarket(span: Span): Arbitrary<MarketRow> {
  return arbTerms(marketTerms, span, []).map((terms) => ({ ...terms, id: 'market' }) as MarketRow);
}

/** A firm with this id and a name of its own; a lender or vendor is another one of the ids. */
export function arbFirm(id: string, span: Span, firmIds: readonly string[] = []): Arbitrary<Firm> {
  const others = firmIds.filter((other) => other !== id);
  return arbTerms(firmTerms, span, others).map((terms) => ({ ...terms, id, name: `Firm ${id}` }) as Firm);
}

/** A contract of any type between two different parties, of which at least one is a firm. */
export function arbContract(id: string, span: Span, firmIds: readonly string[]): Arbitrary<Contract> {
  return fc.tuple(fc.constantFrom(...contractTypes), fc.shuffledSubarray([...firmIds, null], { minLength: 2, maxLength: 2 })).chain(([type, parties]) => {
    const [from = null, to = null] = parties;
    return arbTerms(type.terms, span, firmIds).map((terms) => ({ ...terms, id, type: type.id, from, to }) as Contract);
  });
}

/** Pledges on one fleet and stakes in one firm scaled down to at most the whole, as the model demands. */
export function withinWhole(firms: readonly Firm[], contracts: readonly Contract[]): { readonly firms: readonly Firm[]; readonly contracts: readonly Contract[] } {
  const sums = new Map<string, number>();
  const add = (key: string, value: unknown) => sums.set(key, (sums.get(key) ?? 0) + (typeof value === 'number' ? value : 0));
  for (const firm of firms) add(`pledged ${firm.id}`, firm.pledged);
  for (const contract of contracts) for (const key of ['pledged', 'stake'] as const) add(`${key} ${String(contract.to)}`, contract[key]);
  const scaled = <R extends Row>(row: R, key: 'pledged' | 'stake', owner: unknown): R => {
    const value = row[key];
    const sum = sums.get(`${key} ${String(owner)}`) ?? 0;
    return typeof value === 'number' && sum > 1 ? { ...row, [key]: (value / sum) * 0.999 } : row;
  };
  return {
    firms: firms.map((firm) => scaled(firm, 'pledged', firm.id)),
    contracts: contracts.map((contract) => scaled(scaled(contract, 'pledged', contract.to), 'stake', contract.to)),
  };
}

export interface Model {
  readonly market: MarketRow;
  readonly firms: readonly Firm[];
  readonly contracts: readonly Contract[];
}

/** Firms and contracts that the model accepts. */
export function arbModel(options: { readonly maxFirms?: number; readonly maxContracts?: number; readonly span?: Span } = {}): Arbitrary<Model> {
  const span = options.span ?? 'plausible';
  return fc.tuple(fc.integer({ min: 1, max: options.maxFirms ?? 5 }), fc.integer({ min: 0, max: options.maxContracts ?? 8 })).chain(([firmCount, contractCount]) => {
    const firmIds = Array.from({ length: firmCount }, (_, index) => `f${index + 1}`);
    const firms = fc.tuple(...firmIds.map((id) => arbFirm(id, span, firmIds)));
    const contracts = fc.tuple(...Array.from({ length: contractCount }, (_, index) => arbContract(`c${index + 1}`, span, firmIds)));
    return fc.tuple(arbMarket(span), firms, contracts).map(([market, ...rows]) => ({ market, ...withinWhole(...rows) }));
  });
}

const arbShock: Arbitrary<Shock> = fc.record(
  {
    depth: fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000),
    start: fc.integer({ min: 1, max: 12 }),
    ramp: fc.integer({ min: 0, max: 6 }),
    hold: fc.integer({ min: 0, max: 8 }),
    recovery: fc.integer({ min: 0, max: 6 }),
  },
  { requiredKeys: ['depth'] },
);

export const arbDriverSpec: Arbitrary<DriverSpec> = fc.oneof(
  fc.array(arbShock, { maxLength: 3 }),
  fc.record({ values: fc.array(fc.integer({ min: 0, max: 2000 }).map((n) => n / 1000), { maxLength: 10 }) }),
);

/** Paths and forced failures for a model's firms; overrides are added by the tests that are about them. */
export function arbScenario(firmIds: readonly string[]): Arbitrary<Scenario> {
  const paths = fc.record(Object.fromEntries(drivers.map(({ key }) => [key, arbDriverSpec])), { requiredKeys: [] });
  const forcedFailure = firmIds.length === 0 ? null : fc.record({ firm: fc.constantFrom(...firmIds), quarter: fc.integer({ min: 1, max: 12 }) });
  const failures = forcedFailure === null ? fc.constant([]) : fc.uniqueArray(forcedFailure, { maxLength: 2, selector: ({ firm }) => firm });
  return fc.tuple(paths, failures).map(([specs, forced]) => ({ id: 's1', name: 'Random', drivers: specs, overrides: [], failures: forced }));
}
