/**
 * What is refused of the rows (design/model.md 2.3, "Refused, after overrides"). Owns: the checks of single cells, of parties
 * and of sums over rows. Does not own: overrides (`overrides.ts`) or the arrays (`inputs.ts`).
 */
import type { Row, Term } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import { kinds } from '../columns/kinds/registry.ts';
import { firmTerms } from '../columns/terms/registry.ts';
import type { ContractType } from '../contracts/contractType.ts';
import { contractType } from '../contracts/registry.ts';
import { driverProblem } from '../drivers/path.ts';
import { drivers } from '../drivers/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { marketTerms } from '../market/registry.ts';
import type { InputProblem } from './inputProblem.ts';
import type { EngineModel } from './overrides.ts';

type Target = InputProblem['target'];

/** Shares that add up to one in decimals may exceed it by this much in binary. */
const shareTolerance = 1e-12;

/** Terms that the page gives values to; names and remarks are the document's affair. */
const firmInputs: readonly Term[] = firmTerms.filter((term) => term.kind !== 'text');

/** @returns every reason for which the model is refused under the scenario; none when it can be run */
export function checkRows(model: EngineModel, scenario: Scenario, problems: InputProblem[]): void {
  const ids = new Set(model.firms.map((row) => row.id));
  checkCells('market', 'market', model.market, marketTerms, problems);
  checkUnique('firm', model.firms, problems);
  checkUnique('contract', model.contracts, problems);
  for (const row of model.firms) checkFirm(row, ids, problems);
  for (const row of model.contracts) checkContract(row, ids, problems);
  checkSums(model, problems);
  checkScenario(model, scenario, ids, problems);
}

export function checkCells(target: Target, id: string, row: Row, terms: readonly Term[], problems: InputProblem[]): void {
  for (const term of terms) {
    const value = row[term.key];
    if (value === undefined || value === null) continue;
    // The quick way for almost all cells; the kind finds the words for the rest.
    if ('limits' in term && typeof value === 'number' && value >= term.limits.min && value <= term.limits.max && (term.limits.whole !== true || Number.isInteger(value))) continue;
    const refused = kinds[term.kind].validate(value, term);
    if (refused !== null) problems.push({ target, id, field: term.key, code: refused.code, details: limitsOf(term, value, refused.details) });
  }
}

function limitsOf(term: Term, value: unknown, details: InputProblem['details']): InputProblem['details'] {
  const shown = typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
  return 'limits' in term ? { value: shown, min: term.limits.min, max: term.limits.max, ...details } : { value: shown, ...details };
}

function checkUnique(target: Target, rows: readonly Row[], problems: InputProblem[]): void {
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(id)) problems.push({ target, id, field: 'id', code: 'input.idTwice', details: { value: id } });
    seen.add(id);
  }
}

export function checkFirm(row: Row, ids: ReadonlySet<string>, problems: InputProblem[]): void {
  checkCells('firm', row.id, row, firmInputs, problems);
  for (const field of ['lender', 'vendor']) {
    const party = row[field];
    if (party === undefined || party === null || typeof party !== 'string') continue;
    if (party === row.id) problems.push({ target: 'firm', id: row.id, field, code: 'input.sameParty', details: { value: party } });
    else if (!ids.has(party)) problems.push({ target: 'firm', id: row.id, field, code: 'input.unknownFirm', details: { value: party } });
  }
}

export function checkContract(row: Row, ids: ReadonlySet<string>, problems: InputProblem[]): void {
  const refuse = (field: string, code: string, value: string) => problems.push({ target: 'contract', id: row.id, field, code, details: { value } });
  const type: ContractType | undefined = contractType(String(row['type'] ?? 'loan'));
  if (type === undefined) {
    refuse('type', 'input.unknownType', String(row['type']));
    return;
  }
  checkCells('contract', row.id, row, type.terms, problems);
  const from = row['from'] ?? null;
  const to = row['to'] ?? null;
  for (const [field, party] of [['from', from], ['to', to]] as const) {
    if (party === null) continue;
    if (typeof party !== 'string' || !ids.has(party)) refuse(field, 'input.unknownFirm', String(party));
  }
  if (from === null && to === null) refuse('to', 'input.noFirm', '');
  else if (from === to) refuse('to', 'input.sameParty', String(to));
}

/** A firm has a facility of its own if anything is or can be owed on it. */
export function hasFacility(row: Row): boolean {
  const number = (field: string) => (typeof row[field] === 'number' ? row[field] : 0);
  return number('debt') > 0 || number('undrawn') > 0 || (number('capex') > 0 && number('advanceRate') > 0);
}

export function checkSums(model: EngineModel, problems: InputProblem[]): void {
  const sums = createSums();
  for (const row of model.firms) sums.addFirm(row);
  for (const row of model.contracts) sums.addContract(row);
  for (const row of model.firms) sums.check(row, problems);
}

/** What is pledged of each firm and held in it: rows are added in the order of their tables, then the firms are checked. */
export function createSums(): { addFirm(row: Row): void; addContract(row: Row): void; check(row: Row, problems: InputProblem[]): void } {
  const pledged = new Map<string, number>();
  const stakes = new Map<string, number>();
  const add = (sums: Map<string, number>, id: string, share: unknown) => {
    if (typeof share === 'number') sums.set(id, (sums.get(id) ?? 0) + share);
  };
  return {
    addFirm: (row) => {
      if (hasFacility(row)) add(pledged, row.id, row['pledged']);
    },
    addContract: (row) => {
      if (typeof row['to'] !== 'string') return;
      const type = row['type'] ?? 'loan';
      if (type === 'loan') add(pledged, row['to'], row['pledged']);
      if (type === 'equity') add(stakes, row['to'], row['stake']);
    },
    check: ({ id }, problems) => {
      const pledge = pledged.get(id) ?? 0;
      const stake = stakes.get(id) ?? 0;
      if (pledge > 1 + shareTolerance) problems.push({ target: 'firm', id, field: 'pledged', code: 'input.pledgedSum', details: { value: pledge, min: 0, max: 1 } });
      if (stake > 1 + shareTolerance) problems.push({ target: 'firm', id, field: 'stake', code: 'input.stakeSum', details: { value: stake, min: 0, max: 1 } });
    },
  };
}

export function checkScenario(model: EngineModel, scenario: Scenario, ids: ReadonlySet<string>, problems: InputProblem[]): void {
  // Whoever runs a branch lays it over its parents first; that which still has one is not what its author meant.
  if (typeof scenario.parent === 'string') problems.push({ target: 'scenario', id: scenario.id, field: 'parent', code: 'input.parent', details: { value: scenario.parent } });
  const quarters = valueOf(model.market, marketTerms[0]);
  const horizon = typeof quarters === 'number' && quarters >= 1 && quarters <= 80 ? Math.floor(quarters) : 80;
  for (const { key, base } of drivers) {
    const problem = driverProblem(scenario.drivers[key], base, horizon);
    if (problem !== null) problems.push({ target: 'scenario', id: scenario.id, field: key, code: problem.code, details: problem.details });
  }
  for (const { firm, quarter } of scenario.failures) {
    const place = { target: 'scenario', id: scenario.id, field: 'failures' } as const;
    if (!ids.has(firm)) problems.push({ ...place, code: 'input.unknownFirm', details: { value: firm } });
    if (!Number.isInteger(quarter) || quarter < 1) problems.push({ ...place, code: 'input.failureQuarter', details: { value: quarter } });
  }
}
