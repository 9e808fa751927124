import type { Row, Term } from '../../columns/define.ts';
import { firmTerms } from '../../columns/terms/registry.ts';
import { contractType } from '../../contracts/registry.ts';
import { drivers } from '../../drivers/registry.ts';
import type { Override } from '../../drivers/scenario.ts';
import type { EngineModel } from '../../engine/inputs.ts';
import { hasFacility } from '../../engine/rowChecks.ts';
import { marketTerms } from '../../market/registry.ts';
import type { CellLever, Lever } from './lever.ts';

/** Columns of a firm's own facility, which mean nothing without one. */
const facilityOnly: ReadonlySet<string> = new Set(['rate', 'maturity', 'amortization', 'rank', 'pledged', 'maxLtv', 'minDscr']);

/**
 * Every number of a model that a what-if can move: the market but its horizon, firms, contracts, then drivers, each in the order of
 * the workbook. Terms of facilities that do not exist are left out.
 */
export function everyLever(seen: EngineModel): readonly Lever[] {
  return [...marketLevers(seen.market), ...seen.firms.flatMap((row) => firmLevers(row)), ...seen.contracts.flatMap((row) => contractLevers(row)), ...drivers.map(({ key }): Lever => ({ kind: 'driver', driver: key }))];
}

export function marketLevers(row: Row): readonly CellLever[] {
  return cellsOf('market', row, marketTerms).filter(({ field }) => field !== 'quarters');
}

export function firmLevers(row: Row): readonly CellLever[] {
  return cellsOf('firm', row, firmTerms).filter(({ field }) => hasFacility(row) || !facilityOnly.has(field));
}

export function contractLevers(row: Row): readonly CellLever[] {
  return cellsOf('contract', row, contractType(String(row['type'] ?? 'loan'))?.terms ?? []);
}

function cellsOf(target: Override['target'], row: Row, terms: readonly Term[]): readonly CellLever[] {
  return terms.filter((term) => term.overridable && 'limits' in term).map(({ key }) => ({ kind: 'cell', target, id: row.id, field: key }));
}
