/** What hangs on rows that are about to be removed; the person sees it before confirming, and the command mends it. */
import type { Firm } from '../../columns/terms/registry.ts';
import { firmTerms } from '../../columns/terms/registry.ts';
import type { Contract } from '../../contracts/registry.ts';
import { contractTerms } from '../../contracts/registry.ts';
import type { ForcedFailure, Override } from '../../drivers/scenario.ts';
import type { Note, Workbook } from '../document.ts';
import { tableOf, termOf } from '../document.ts';

export interface Dependants {
  /** Contracts of which a removed firm is a party; they are removed too. */
  readonly contracts: readonly Contract[];
  /** Cells of other firms that refer to a removed firm (lender, vendor); they become blank, which is outside. */
  readonly references: readonly { readonly firm: Firm; readonly key: string }[];
  /** Overrides of removed rows, or that put a removed firm into a cell; they are removed. */
  readonly overrides: readonly { readonly scenario: string; readonly override: Override }[];
  /** Forced failures of removed firms; they are removed. */
  readonly failures: readonly { readonly scenario: string; readonly failure: ForcedFailure }[];
  /** Notes at cells of removed rows; they are removed. */
  readonly notes: readonly Note[];
}

const firmReferences = firmTerms.filter(({ kind }) => kind === 'firm').map(({ key }) => key as string);
const parties = contractTerms.filter(({ kind }) => kind === 'firm').map(({ key }) => key);

/** What depends on firms or contracts with these ids. */
export function dependantsOf(workbook: Workbook, table: 'firms' | 'contracts', ids: readonly string[]): Dependants {
  const firms: ReadonlySet<unknown> = new Set(table === 'firms' ? ids : []);
  const contracts = table === 'firms' ? workbook.contracts.filter((contract) => parties.some((key) => firms.has(contract[key]))) : [];
  const goneContracts: ReadonlySet<unknown> = new Set(table === 'contracts' ? ids : contracts.map(({ id }) => id));
  const isGone = (target: Override['target'], id: string | undefined) => (target === 'firm' ? firms.has(id) : target === 'contract' && goneContracts.has(id));
  const isLost = (override: Override) =>
    isGone(override.target, override.id) || (termOf(tableOf(override.target), override.field)?.kind === 'firm' && firms.has(override.value));
  const kept = firms.size === 0 ? [] : workbook.firms.filter(({ id }) => !firms.has(id));
  return {
    contracts,
    references: kept.flatMap((firm) => firmReferences.filter((key) => firms.has(firm[key])).map((key) => ({ firm, key }))),
    overrides: workbook.scenarios.flatMap(({ id, overrides }) => overrides.filter(isLost).map((override) => ({ scenario: id, override }))),
    failures: workbook.scenarios.flatMap(({ id, failures }) => failures.filter(({ firm }) => firms.has(firm)).map((failure) => ({ scenario: id, failure }))),
    notes: workbook.notes.filter(({ target, row }) => isGone(target, row)),
  };
}

/** How much would go or change besides the rows themselves. */
export function dependantCount({ contracts, references, overrides, failures, notes }: Dependants): number {
  return contracts.length + references.length + overrides.length + failures.length + notes.length;
}
